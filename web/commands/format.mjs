/** `npm run format`: writes all files in the project's form. */
import { mustRun, runAsCommand } from "../../cpp/toolchain/process.mjs";
import { ensurePrograms } from "../../cpp/toolchain/programs.mjs";
import { bringDependencies } from "./build.mjs";
import { cppFiles } from "./cpp-files.mjs";
import { runTool } from "./dependencies.mjs";
import { stage } from "./stage.mjs";

await runAsCommand(async () => {
  await bringDependencies();
  await stage("eslint --fix", () => runTool("eslint", ["--fix", "."]));
  await stage("prettier", () => runTool("prettier", ["--write", "--log-level", "warn", "."]));
  await stage("clang-format", async () => {
    await ensurePrograms(["clang-format"]);
    await mustRun("clang-format", ["-i", ...cppFiles()]);
  });
});
