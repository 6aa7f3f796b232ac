import { loadEngine } from "attention-lab/engine";
import { computationOf, tokensOf, withFittingTokens } from "../../web/src/element/computation.js";
import type { Spec } from "../../web/src/spec/spec.js";

/** The weights and the output that the engine gives in Node for a Spec; undefined for no tokens. */
export async function expectedNumbers(given: Spec) {
  const { spec } = withFittingTokens({ spec: given, ignored: [] });
  const { tokens, seed, width, runs } = computationOf(spec, tokensOf(spec));
  if (tokens.length === 0) return undefined;
  const engine = await loadEngine();
  const model = engine.untrainedModel({ seed, width });
  const [layer] = model.attend({ tokens, ...runs[0]! }).layers;
  model[Symbol.dispose]();
  return { weights: Array.from(layer!.weights.data), output: Array.from(layer!.output.data) };
}
