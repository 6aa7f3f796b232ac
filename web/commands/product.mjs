/** What a stage makes, and whether it still belongs to the files it was made from. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectFolder } from "../../cpp/toolchain/process.mjs";

/**
 * `inputs`: files and folders read; `outputs`: files that must be there; all relative to the
 * project. The inputs are hashed here, before the work: what changes during it counts as changed.
 */
export function product(name, { inputs, outputs }) {
  const stamp = join(projectFolder, "build", "stamps", name);
  const hash = hashOf(inputs);
  return {
    isCurrent: () =>
      outputs.every((output) => existsSync(join(projectFolder, output))) &&
      existsSync(stamp) &&
      readFileSync(stamp, "utf8") === hash,
    record() {
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, hash);
    },
  };
}

function hashOf(inputs) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesIn)) {
    const content = readFileSync(join(projectFolder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesIn(path) {
  const full = join(projectFolder, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
