import { strToU8, zipSync } from "fflate";
import type { Tensor } from "../engine/types.js";
import { tensorNames } from "../explain/cell.js";
import { tensorOf } from "../explain/source.js";
import { sourceOf, type Shown } from "./shown.js";

/**
 * The whole trace as NumPy's np.load reads it: `tokens`, and every tensor by its name, the weight
 * matrices among them.
 */
export function npz(shown: Shown): Uint8Array {
  const source = sourceOf(shown);
  const arrays: Record<string, Uint8Array> = { tokens: npyTexts(shown.trace.tokens) };
  for (const name of tensorNames) {
    const tensor = tensorOf(source, name);
    if (tensor) arrays[name] = npy(tensor);
  }
  const files = Object.entries(arrays).map(([name, bytes]) => [`${name}.npy`, bytes] as const);
  // One date for all, the zip format's first: the same trace gives the same file.
  return zipSync(Object.fromEntries(files), { level: 1, mtime: new Date(1980, 0, 1) });
}

/** A tensor as a .npy file, version 1.0: row-major little-endian float32. */
function npy({ shape, data }: Tensor): Uint8Array {
  // WebAssembly is little-endian, and so is every machine that runs it.
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return withHeader("<f4", shape, bytes);
}

/** Texts as a .npy file: NumPy's fixed-width strings, UTF-32 filled up with zeros. */
function npyTexts(texts: readonly string[]): Uint8Array {
  const codes = texts.map((text) => Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const longest = Math.max(1, ...codes.map(({ length }) => length));
  const cells = new Uint32Array(texts.length * longest);
  codes.forEach((points, index) => cells.set(points, index * longest));
  return withHeader(`<U${longest}`, [texts.length], new Uint8Array(cells.buffer));
}

/** The format's header (numpy.lib.format), filled up so that the numbers start at a multiple of 64. */
function withHeader(type: string, shape: readonly number[], content: Uint8Array): Uint8Array {
  const tuple = shape.map((length) => `${length},`).join(" ");
  const fields = `{'descr': '${type}', 'fortran_order': False, 'shape': (${tuple}), }`;
  const prefix = 10;
  const length = Math.ceil((prefix + fields.length + 1) / 64) * 64;
  const file = new Uint8Array(length + content.length);
  file.set([0x93, ...strToU8("NUMPY"), 1, 0]);
  new DataView(file.buffer).setUint16(8, length - prefix, true);
  file.set(strToU8(`${fields.padEnd(length - prefix - 1)}\n`), prefix);
  file.set(content, length);
  return file;
}
