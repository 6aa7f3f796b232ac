import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { loadEngine, loadTransformer, type LayerTrace } from "attention-lab/engine";
import { computationOf, tokensOf, withFittingTokens } from "../../web/src/element/computation.js";
import { placeOf } from "../../web/src/engine/head-place.js";
import { isTrained, type TrainedComputation } from "../../web/src/engine/computation.js";
import type { Spec } from "../../web/src/spec/spec.js";

/** The layer that the engine gives in Node for a Spec; undefined for no tokens. */
export async function expectedLayer(given: Spec): Promise<LayerTrace | undefined> {
  const { spec } = withFittingTokens({ spec: given, ignored: [] });
  const computation = computationOf(spec, tokensOf(spec));
  const { tokens, runs } = computation;
  if (tokens.length === 0) return undefined;
  if (isTrained(computation)) return trainedLayer(computation, spec.layer);
  const { seed, width } = computation;
  const model = (await loadEngine()).untrainedModel({ seed, width });
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

/** SHA-256 of every bit of the weights and of the output. */
export function digestsOf({ weights, output }: LayerTrace): string[] {
  return [weights, output].map(({ data }) => createHash("sha256").update(data).digest("hex"));
}
