/** Eigen and GoogleTest of this machine, for those who bring their own Emscripten; NumPy for tests. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { aptInstall, canInstall } from "./apt.mjs";
import { execute, isProgram, onPath } from "./process.mjs";
import { installCommand } from "./programs.mjs";

const EIGEN_FOLDERS = ["/usr", "/usr/local", "/opt/homebrew"].flatMap((prefix) =>
  ["share/eigen3/cmake", "lib/cmake/eigen3", "lib64/cmake/eigen3"].map((part) =>
    join(prefix, part),
  ),
);

/** The folder of Eigen3Config.cmake, or an error that says what to install. */
export async function findEigen() {
  const candidates = [process.env.Eigen3_DIR, ...EIGEN_FOLDERS].filter(Boolean);
  const find = () => candidates.find((folder) => existsSync(join(folder, "Eigen3Config.cmake")));
  if (!find() && canInstall) await aptInstall(["libeigen3-dev"]);
  const found = find();
  if (found) return found;
  throw new Error(
    `Eigen (Eigen3Config.cmake) is in none of: ${candidates.join(", ")}.\nInstall it, or set ` +
      `Eigen3_DIR to the folder of that file, then run the command again:\n  ${installCommand(["eigen"])}`,
  );
}

/** The folder of GoogleTest's sources, or undefined: only the C++ tests need them. */
export async function findGoogletest() {
  const candidates = [process.env.GOOGLETEST_DIR, "/usr/src/googletest"].filter(Boolean);
  const find = () => candidates.find((folder) => existsSync(join(folder, "CMakeLists.txt")));
  if (!find() && canInstall) await aptInstall(["googletest"]);
  return find();
}

/** The Python that has NumPy, or an error that says what to install. PYTHON decides where it is set. */
export async function findNumpy() {
  const asked = process.env.PYTHON;
  // Debian's package is for Debian's own Python, which need not be the first on PATH.
  const candidates = asked ? [asked] : ["/usr/bin/python3", onPath("python3")];
  const find = async () => {
    for (const python of candidates.filter((path) => path && isProgram(path))) {
      if ((await execute(python, ["-c", "import numpy"])).code === 0) return python;
    }
    return undefined;
  };
  const own = await find();
  if (own) return own;
  if (canInstall && !asked) await aptInstall(["python3-numpy"]);
  const found = await find();
  if (found) return found;
  throw new Error(
    `No Python with NumPy among: ${candidates.filter(Boolean).join(", ")}. Install it, or set PYTHON to ` +
      `the path of one that has it, then run the command again:\n  ${installCommand(["numpy"])}`,
  );
}
