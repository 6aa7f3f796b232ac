/**
 * Debian's newest Emscripten as a root file system in the user's cache folder, entered with chroot.
 * Debian 12's own is 3.1.6 (2022): no relaxed SIMD, no --emit-tsd.
 */
import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { debianMirror, downloadSettings } from "./apt.mjs";
import { execute, mustRun, note, projectFolder } from "./process.mjs";
import { ensurePrograms } from "./programs.mjs";

const SUITE = "forky";
const PACKAGES = ["emscripten", "libeigen3-dev", "cmake", "ninja-build", "googletest"];
/** To be raised with every change of what goes into the root file system: names its folder. */
const RECIPE = 1;

const ENTER = fileURLToPath(new URL("enter.sh", import.meta.url));
const NAMESPACE = ["--mount", "--fork", "--kill-child"];

/** The root file system's folder, brought first where it is not there. */
export async function bringRootFileSystem() {
  const cache = cacheFolder();
  const folder = join(cache, `emscripten-${SUITE}-${RECIPE}`);
  await mustBeAbleToMount();
  if (!existsSync(folder)) await download(cache, folder);
  return folder;
}

/** Runs a command inside, in the folder `cwd` of the project or elsewhere on this machine. */
export function runInside(root, command, args, { cwd = projectFolder, ...options } = {}) {
  const enter = [...NAMESPACE, "sh", ENTER, root, projectFolder, realpathSync(cwd)];
  return mustRun("unshare", [...enter, command, ...args], options);
}

function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = join(base, "attention-lab");
  mkdirSync(folder, { recursive: true });
  return realpathSync(folder);
}

async function mustBeAbleToMount() {
  const { code, output } = await execute("unshare", [...NAMESPACE, "true"]);
  if (code === 0) return;
  throw new Error(
    `To bring Emscripten this needs the right to mount, which this machine refuses: ${output.trim()}\n` +
      "In a container, give it that right (docker run --privileged …), or install Emscripten 6 or\n" +
      "newer from https://emscripten.org/docs/getting_started and put em++ on PATH.",
  );
}

/** Built under a temporary name and renamed when complete, so that a part never looks whole. */
async function download(cache, folder) {
  await ensurePrograms(["mmdebstrap"]);
  await removeInterrupted(cache);
  const mirror = debianMirror();
  note(`downloading Emscripten and Eigen from ${mirror} (${SUITE}) into ${folder}`);
  note("about 40 s and 1 GB, once; the first link then compiles Emscripten’s libraries, 75 s");
  const partial = `${folder}.partial-${process.pid}`;
  const settings = ['Acquire::Check-Valid-Until "false";', ...(await downloadSettings())];
  // In a mount namespace of its own too: ended by force, it would leave its mounts on the machine.
  await mustRun("unshare", [
    ...NAMESPACE,
    "mmdebstrap",
    "--variant=apt",
    ...settings.map((setting) => `--aptopt=${setting}`),
    `--include=${PACKAGES.join(",")}`,
    SUITE,
    partial,
    `deb ${mirror} ${SUITE} main`,
  ]);
  // Another command may have brought the same in the meantime: then that one serves.
  if (existsSync(folder)) await remove(partial);
  else renameSync(partial, folder);
}

/** What is left of downloads that were ended; what one of them still writes stays till next time. */
async function removeInterrupted(cache) {
  const left = readdirSync(cache).filter((name) => {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    return pid && !existsSync(`/proc/${pid}`);
  });
  for (const name of left) await remove(join(cache, name));
}

/** Never across a mount, whatever may have left one there. */
function remove(folder) {
  return execute("rm", ["-rf", "--one-file-system", folder]);
}
