import { createHash } from "node:crypto";
import { loadEngine, type LayerTrace } from "attention-lab/engine";
import { computationOf, tokensOf, withFittingTokens } from "../../web/src/element/computation.js";
import type { Spec } from "../../web/src/spec/spec.js";

/** The layer that the engine gives in Node for a Spec; undefined for no tokens. */
export async function expectedLayer(given: Spec): Promise<LayerTrace | undefined> {
  const { spec } = withFittingTokens({ spec: given, ignored: [] });
  const { tokens, seed, width, runs } = computationOf(spec, tokensOf(spec));
  if (tokens.length === 0) return undefined;
  const model = (await loadEngine()).untrainedModel({ seed, width });
  const [layer] = model.attend({ tokens, ...runs[0]! }).layers;
  model[Symbol.dispose]();
  return layer;
}

/** SHA-256 of every bit of the weights and of the output. */
export function digestsOf({ weights, output }: LayerTrace): string[] {
  return [weights, output].map(({ data }) => createHash("sha256").update(data).digest("hex"));
}
