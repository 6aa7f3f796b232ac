/** Finds the C++ → WebAssembly toolchain or brings it: Emscripten 6 or newer with CMake and Eigen. */
import { join } from "node:path";
import { canInstall } from "./apt.mjs";
import { findEigen, findGoogletest } from "./libraries.mjs";
import { execute, mustRun, onPath } from "./process.mjs";
import { ensurePrograms, installCommand } from "./programs.mjs";
import { bringRootFileSystem, runInside } from "./root-file-system.mjs";

/** The first with the LLVM, --emit-tsd and relaxed SIMD that this project is written for. */
const OLDEST_MAJOR = 6;

/**
 * Gives `{ version, where, eigenDir, googletestDir, run }`:
 * - `where`: the em++ used, or the root file system it was brought in;
 * - `eigenDir`, `googletestDir`: paths valid on this machine and inside `run`, so that native and
 *   WebAssembly builds share their sources; googletestDir is undefined where there is none;
 * - `run(command, args, { cwd, show })`: runs one of the toolchain's commands, gives its output.
 */
export async function findToolchain() {
  const own = await emscriptenOnPath();
  if (own?.major >= OLDEST_MAJOR) return ownToolchain(own);
  if (canInstall) return broughtToolchain();
  throw new Error(adviceFor(own));
}

async function emscriptenOnPath() {
  const where = onPath("em++");
  if (!where) return undefined;
  const { output } = await execute(where, ["--version"]);
  const version = versionIn(output);
  return { where, version, major: Number.parseInt(version, 10) };
}

async function ownToolchain({ where, version }) {
  await ensurePrograms(["cmake", "ninja"]);
  return {
    version,
    where,
    eigenDir: await findEigen(),
    googletestDir: await findGoogletest(),
    run: mustRun,
  };
}

async function broughtToolchain() {
  const where = await bringRootFileSystem();
  const run = (command, args, options) => runInside(where, command, args, options);
  return {
    version: versionIn(await run("em++", ["--version"])),
    where,
    eigenDir: join(where, "usr/share/eigen3/cmake"),
    googletestDir: join(where, "usr/src/googletest"),
    run,
  };
}

function versionIn(output) {
  return /\d+\.\d+\.\d+/.exec(output)?.[0] ?? `of unknown version (${output.trim()})`;
}

function adviceFor(own) {
  const found = own ? `em++ on PATH is ${own.version} (${own.where})` : "there is no em++ on PATH";
  const others = ["eigen", "cmake", "ninja"];
  const steps = onPath("brew")
    ? [installCommand(["emscripten", ...others])]
    : [
        "git clone https://github.com/emscripten-core/emsdk.git ~/emsdk",
        "~/emsdk/emsdk install latest && ~/emsdk/emsdk activate latest",
        ". ~/emsdk/emsdk_env.sh",
        installCommand(others),
      ];
  return (
    `Emscripten ${OLDEST_MAJOR} or newer is needed; ${found}. Root on Debian gets it without further ` +
    `steps.\nElsewhere install it and run the command again:\n\n  ${steps.join("\n  ")}`
  );
}
