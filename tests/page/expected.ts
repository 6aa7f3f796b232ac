import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { loadEngine, loadTransformer, type LayerTrace } from "attention-lab/engine";
import { computationOf, tokensOf, withFittingTokens } from "../../web/src/element/computation.js";
import { placeOf } from "../../web/src/engine/head-place.js";
import { isTrained, type TrainedComputation } from "../../web/src/engine/computation.js";
import type { Spec } from "../../web/src/spec/spec.js";
import { difference } from "../onnx/difference.js";

/**
 * The layer that the engine gives in Node for a Spec, by the build that gives the same bits on every
 * machine; undefined for no tokens.
 */
export async function expectedLayer(given: Spec): Promise<LayerTrace | undefined> {
  const { spec } = withFittingTokens({ spec: given, ignored: [] });
  const computation = computationOf(spec, tokensOf(spec));
  const { tokens, runs } = computation;
  if (tokens.length === 0) return undefined;
  if (isTrained(computation)) return trainedLayer(computation, spec.layer);
  const { seed, width } = computation;
  const engine = await loadEngine({ build: "simd128" });
  const model = engine.untrainedModel({ seed, width });
  const [layer] = model.attend({ tokens, ...runs[0]! }).layers;
  model[Symbol.dispose]();
  return layer;
}

async function trainedLayer(
  { model: name, tokens, runs }: TrainedComputation,
  layer: number,
): Promise<LayerTrace | undefined> {
  const file = new URL(`../../web/models/${name}.safetensors`, import.meta.url);
  const model = (await loadTransformer()).loadModel(new Uint8Array(readFileSync(file)));
  const [run] = runs;
  const trace = model.attend({ tokens, ...run!, off: run!.off.map(placeOf) });
  model[Symbol.dispose]();
  return trace.layers[layer];
}

/**
 * How far weights and output of the two builds may lie apart, relative to the largest magnitude, given
 * the largest magnitude of the scaled scores: as cpp/README.md, Numerics, has it.
 */
export function boundOf(width: number, tokens: number, largestScaled: number): number {
  return (8 + Math.sqrt(width + tokens)) * 2 ** -24 * (1 + largestScaled);
}

/** What a page draws without a trained model may be the fused build's. */
export function expectNear(
  drawn: readonly [weights: Float32Array, output: Float32Array],
  expected: LayerTrace,
  what: string,
): void {
  const { width, tokens, scaled } = expected;
  const largest = scaled.data.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
  const bound = boundOf(width, tokens, largest);
  expect(difference(drawn[0], expected.weights.data), `${what}: weights`).toBeLessThanOrEqual(
    bound,
  );
  expect(difference(drawn[1], expected.output.data), `${what}: output`).toBeLessThanOrEqual(bound);
}

/** SHA-256 of every bit of the weights and of the output. */
export function digestsOf({ weights, output }: LayerTrace): string[] {
  return [weights, output].map(({ data }) => createHash("sha256").update(data).digest("hex"));
}
