/** Finds a Python that has NumPy, or brings Debian's: it runs and reads what the page exports. */
import { aptInstall, canInstall } from "../cpp/toolchain/apt.mjs";
import { execute, onPath } from "../cpp/toolchain/process.mjs";

/** Debian's own comes first: another one on PATH may hide it, and has not its packages. */
const DEBIAN = "/usr/bin/python3";

/** The program's path. PYTHON_PATH decides where it is set. */
export async function findPython() {
  const candidates = [process.env.PYTHON_PATH, DEBIAN, onPath("python3")].filter(Boolean);
  for (const program of candidates) if (await hasNumpy(program)) return program;
  if (canInstall) await aptInstall(["python3-numpy"]);
  if (await hasNumpy(DEBIAN)) return DEBIAN;
  throw new Error(
    "No Python with NumPy was found. Install NumPy, or set PYTHON_PATH to a Python that has it, and run the command again.",
  );
}

async function hasNumpy(program) {
  const run = await execute(program, ["-c", "import numpy"]).catch(() => ({ code: 1 }));
  return run.code === 0;
}
