/** `npm run check`: all that can be found wrong without running the code; goes on to the end. */
import { availableParallelism } from "node:os";
import { configurePreset } from "../../cpp/toolchain/cmake.mjs";
import { findToolchain } from "../../cpp/toolchain/index.mjs";
import { mustRun, runAsCommand } from "../../cpp/toolchain/process.mjs";
import { ensurePrograms } from "../../cpp/toolchain/programs.mjs";
import { build } from "./build.mjs";
import { cppFiles } from "./cpp-files.mjs";
import { runTool } from "./dependencies.mjs";
import { product } from "./product.mjs";
import { stage } from "./stage.mjs";

const checks = {
  "types: tsc": () => runTool("tsc", ["--noEmit", "-p", "web/tsconfig.json"]),
  "lint: eslint": () => runTool("eslint", ["--max-warnings", "0", "."]),
  "lint: clang-tidy": clangTidy,
  "format: prettier": () => runTool("prettier", ["--check", "--log-level", "warn", "."]),
  "format: clang-format": clangFormat,
  "dead code, dependencies: knip": () => runTool("knip", []),
  "npm package: publint": () => runTool("publint", ["run", "--strict"]),
  "size budgets: size-limit": async () => console.log(await runTool("size-limit", [])),
};

/** The one slow check is done again only when what it reads has changed. */
const stamps = {
  "lint: clang-tidy": product("clang-tidy", {
    inputs: [".clang-tidy", "CMakeLists.txt", "CMakePresets.json", "cpp"],
    outputs: [],
  }),
};

await runAsCommand(async () => {
  await build();
  const failures = [];
  for (const [name, check] of Object.entries(checks)) {
    await stage(name, check, stamps[name]).catch((error) => {
      console.error(error.message);
      failures.push(name);
    });
  }
  const passed = Object.keys(checks).length - failures.length;
  console.log(`\n${passed} checks passed, ${failures.length} failed`);
  if (failures.length > 0) throw new Error(`failed: ${failures.join("; ")}`);
});

async function clangFormat() {
  await ensurePrograms(["clang-format"]);
  await mustRun("clang-format", ["--dry-run", "-Werror", ...cppFiles()]);
}

/** Reads the native build's compile commands; the bindings compile only with Emscripten. */
async function clangTidy() {
  await ensurePrograms(["clang-tidy"]);
  await configurePreset("native", await findToolchain());
  const files = cppFiles().filter((file) => /^cpp\/.*(?<!bindings)\.cpp$/.test(file));
  // Eigen costs it about 10 s a file: one lot of files for each core.
  const lots = availableParallelism();
  await Promise.all(
    Array.from({ length: Math.min(lots, files.length) }, (_, lot) => {
      const share = files.filter((_, index) => index % lots === lot);
      return mustRun("clang-tidy", ["--quiet", "-p", "build/native", ...share]);
    }),
  );
}
