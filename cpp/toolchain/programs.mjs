/** Programs of this machine that we use: installed where we may, asked for where we may not. */
import { aptInstall, canInstall } from "./apt.mjs";
import { onPath } from "./process.mjs";

/** The package that brings a program, where it is not called as the program is. */
const packageNames = {
  "apt-get": { "c++": "g++", ninja: "ninja-build", eigen: "libeigen3-dev", numpy: "python3-numpy" },
  dnf: {
    "c++": "gcc-c++",
    ninja: "ninja-build",
    eigen: "eigen3-devel",
    numpy: "python3-numpy",
    "clang-format": "clang-tools-extra",
  },
  pacman: { "c++": "gcc", numpy: "python-numpy", "clang-format": "clang", "clang-tidy": "clang" },
  brew: { "c++": "gcc", "clang-format": "llvm", "clang-tidy": "llvm" },
};

const installCommands = {
  "apt-get": "sudo apt-get install",
  dnf: "sudo dnf install",
  pacman: "sudo pacman -S",
  brew: "brew install",
};

/** Sees to it that all of `commands` are on PATH, or throws what to install. */
export async function ensurePrograms(commands) {
  const missing = commands.filter((command) => !onPath(command));
  if (missing.length === 0) return;
  if (canInstall) await aptInstall(missing.map((command) => packageOf(command, "apt-get")));
  const absent = commands.filter((command) => !onPath(command));
  if (absent.length === 0) return;
  throw new Error(
    `Not found on PATH: ${absent.join(", ")}. Install and run the command again:\n  ${installCommand(absent)}`,
  );
}

/** What to type on this system to get `names`. */
export function installCommand(names) {
  const manager = Object.keys(installCommands).find(onPath);
  if (!manager) return `(with your system's package manager) ${names.join(" ")}`;
  const packages = new Set(names.map((name) => packageOf(name, manager)));
  return `${installCommands[manager]} ${[...packages].join(" ")}`;
}

function packageOf(name, manager) {
  return packageNames[manager][name] ?? name;
}
