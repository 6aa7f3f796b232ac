/** The C++ files that are ours. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../cpp/toolchain/process.mjs";

/** Paths relative to the project, of headers and sources. */
export function cppFiles() {
  return ["cpp", "tests/cpp", "tests/fuzz"].flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true })
      .filter((name) => /\.(cpp|h)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
}
