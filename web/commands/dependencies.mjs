/** The npm dependencies: whether node_modules is what package-lock.json says, and installing it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun, projectFolder } from "../../cpp/toolchain/process.mjs";

export const dependencies = {
  /** npm notes what it installed in node_modules/.package-lock.json, in package-lock.json's form. */
  isCurrent() {
    const installed = packagesIn("node_modules/.package-lock.json");
    const wanted = packagesIn("package-lock.json");
    return (
      Object.entries(wanted).every(([path, { version, optional }]) =>
        // Other systems' binaries are optional and rightly absent.
        path in installed ? installed[path].version === version : optional,
      ) && Object.keys(installed).every((path) => path in wanted)
    );
  },
  record() {},
};

/** Nothing we depend on needs its install scripts, so none may run. */
export function installDependencies() {
  return mustRun("npm", ["ci", "--ignore-scripts"]);
}

/** Runs a program of a dependency. */
export function runTool(name, args, options) {
  return mustRun(join(projectFolder, "node_modules", ".bin", name), args, options);
}

function packagesIn(file) {
  const path = join(projectFolder, file);
  if (!existsSync(path)) return {};
  const { packages } = JSON.parse(readFileSync(path, "utf8"));
  delete packages[""]; // the project itself: package-lock.json names it, npm's note does not
  return packages;
}
