/** Eigen and GoogleTest of this machine, for those who bring their own Emscripten. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { aptInstall, canInstall } from "./apt.mjs";
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
