import type { Tensor } from "./types.js";

/**
 * An object with its tensors copied, which the engine gives as views of WebAssembly memory, good until
 * its next call. An array of `kept`, an earlier copy, is written over where it is as long: memory that a
 * program has touched before costs much less than fresh memory.
 */
export function copyOut<Holder extends object>(holder: Holder, kept: Partial<Holder> = {}): Holder {
  const copies = Object.entries(holder).map(([name, part]: [string, unknown]) => [
    name,
    isTensor(part) ? copyTensor(part, kept[name as keyof Holder]) : part,
  ]);
  return Object.fromEntries(copies) as Holder;
}

function copyTensor({ shape, data }: Tensor, kept: unknown): Tensor {
  if (!isTensor(kept) || kept.data.length !== data.length) return { shape, data: data.slice() };
  kept.data.set(data);
  return { shape, data: kept.data };
}

function isTensor(part: unknown): part is Tensor {
  return typeof part === "object" && part !== null && "data" in part && "shape" in part;
}
