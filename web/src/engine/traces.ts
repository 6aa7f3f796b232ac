import type { Computation, Run } from "./computation.js";
import type { HeadPlace } from "./head-place.js";
import type { AttentionWeights, LayerTensorName, Trace, UntrainedModel } from "./types.js";

/** What follows from x and the weights alone, whatever the heads do with it, is not among them. */
const ownTensors = [
  "scores",
  "scaled",
  "weights",
  "mixed",
  "output",
] as const satisfies readonly LayerTensorName[];

/**
 * A trace for each run. Those of the same vectors as the first share its x, query, key and value, which
 * are most of what a short text's trace holds, and cost more to copy than to compute.
 */
export function tracesOf(model: UntrainedModel, { tokens, runs }: Computation): Trace[] {
  const [first, ...others] = runs;
  if (!first) return [];
  const whole = model.attend({ tokens, ...first });
  return [whole, ...others.map((run) => traceBeside(model, tokens, first, whole, run))];
}

/** The weights of each run's one layer, and nothing else: most of a trace's numbers need not be copied then. */
export function weightsOf(
  model: UntrainedModel,
  { tokens, runs }: Computation,
): AttentionWeights[][] {
  const { width } = model;
  return runs.map((run) => {
    const { heads } = run;
    const { weights } = model.tensors({ tokens, ...run }, ["weights"]);
    return [{ tokens: tokens.length, width, heads, headWidth: width / heads, weights }];
  });
}

/**
 * Of the first run one head's weights alone, and the largest of all runs: what of a long text a picture
 * needs first.
 */
export function headWeightsOf(
  model: UntrainedModel,
  { tokens, runs }: Computation,
  { head: asked }: HeadPlace,
): AttentionWeights[][] {
  const [first, ...others] = runs;
  if (!first) return [];
  const { width } = model;
  const { heads } = first;
  const head = Math.min(asked, heads - 1);
  const { weights, largest } = model.headsWeights({ tokens, ...first }, [head]);
  const all = others.map((run) => model.headsWeights({ tokens, ...run }, []).largest);
  const only = { layer: 0, head, largest: Math.max(largest, ...all) };
  return [[{ tokens: tokens.length, width, heads, headWidth: width / heads, weights, only }]];
}

function traceBeside(
  model: UntrainedModel,
  tokens: readonly string[],
  first: Run,
  whole: Trace,
  run: Run,
): Trace {
  const request = { tokens, ...run };
  const [layer] = whole.layers;
  const isOfSame = run.positions === first.positions && request.tokens === (first.tokens ?? tokens);
  if (!layer || !isOfSame) return model.attend(request);
  const { heads } = run;
  const sizes = { heads, headWidth: layer.width / heads };
  return { ...whole, layers: [{ ...layer, ...sizes, ...model.tensors(request, ownTensors) }] };
}
