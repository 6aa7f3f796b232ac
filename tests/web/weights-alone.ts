import type { AttentionWeights } from "attention-lab/engine";

/** Of a layer's trace what the pictures of weights are drawn from. */
export function weightsAlone(layer: AttentionWeights): AttentionWeights {
  const { tokens, width, heads, headWidth, weights } = layer;
  return { tokens, width, heads, headWidth, weights };
}
