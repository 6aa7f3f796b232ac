import { readFile } from "node:fs/promises";
import { trainedShape } from "../spec/models.js";
import type { Spec } from "../spec/spec.js";
import type { Computers } from "./compute.js";

/**
 * What computes a Spec in Node. `models` is the folder of the shipped models, ending in “/”. A file has
 * the same bytes whatever runs Node, so that the build is not the fastest.
 */
export async function computersFor({ model }: Spec, models: URL): Promise<Computers> {
  const { loadEngine, loadTransformer } = await import("attention-lab/engine");
  const engine = await loadEngine({ build: "simd128" });
  if (!trainedShape(model)) return { engine };
  const file = await readFile(new URL(`${model}.safetensors`, models));
  return { engine, trained: (await loadTransformer()).loadModel(new Uint8Array(file)) };
}
