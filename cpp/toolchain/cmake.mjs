/** Configures and builds a preset of CMakePresets.json with what the toolchain found. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun, projectFolder } from "./process.mjs";
import { ensurePrograms } from "./programs.mjs";

export async function buildPreset(preset, targets, toolchain) {
  await configurePreset(preset, toolchain);
  await runnerOf(preset, toolchain)("cmake", [
    "--build",
    "--preset",
    preset,
    "--target",
    ...targets,
  ]);
}

export async function configurePreset(preset, toolchain) {
  const { where, version, eigenDir, googletestDir } = toolchain;
  if (!isWasm(preset)) await ensurePrograms(["c++", "cmake", "ninja"]);
  // CMake refuses a build folder that was moved, and would keep objects of another compiler.
  const identity = [projectFolder, where, version, eigenDir, googletestDir].join("\n");
  const folder = join(projectFolder, "build", preset);
  const mark = join(folder, "configured-for.txt");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== identity) {
    rmSync(folder, { recursive: true, force: true });
  }
  const [command, ...args] = [...(isWasm(preset) ? ["emcmake"] : []), "cmake", "--preset", preset];
  await runnerOf(preset, toolchain)(command, [
    ...args,
    `-DEigen3_DIR=${eigenDir}`,
    ...(googletestDir ? [`-DGOOGLETEST_DIR=${googletestDir}`] : []),
    "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
  ]);
  writeFileSync(mark, identity);
}

/** Emscripten's preset runs in the toolchain, every other with this machine's own compiler. */
function runnerOf(preset, toolchain) {
  return isWasm(preset) ? toolchain.run : mustRun;
}

function isWasm(preset) {
  return preset.startsWith("wasm");
}
