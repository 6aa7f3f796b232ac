/**
 * `npm run train [-- --seed N] [task …]`: trains the shipped models on this machine, writes
 * web/models/*.safetensors and prints what was measured. `--out FOLDER` writes elsewhere, to
 * try a seed.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPreset } from "../../cpp/toolchain/cmake.mjs";
import { mustRun, projectFolder, runAsCommand } from "../../cpp/toolchain/process.mjs";
import { bringToolchain } from "./build.mjs";
import { stage } from "./stage.mjs";

await runAsCommand(async () => {
  const { values, positionals } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      out: { type: "string", default: join(projectFolder, "web/models") },
    },
    allowPositionals: true,
  });
  const toolchain = await bringToolchain();
  await stage("C++ training, this machine", () => buildPreset("native", ["train"], toolchain));
  mkdirSync(values.out, { recursive: true });
  const program = join(projectFolder, "build/native/train");
  const args = ["-n", "10", program, values.out, "--seed", values.seed, ...positionals];
  await stage("models", () => mustRun("nice", args, { show: true }));
});
