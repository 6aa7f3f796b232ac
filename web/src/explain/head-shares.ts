import type { LayerTrace, WeightTensors } from "../engine/types.js";
import { dot } from "./vectors.js";

/** What one head gives to a token's output. */
export interface HeadShare {
  readonly head: number;
  /** Length of mixed_h · W_O,h, the head's own part of the output. */
  readonly norm: number;
  /**
   * How much of the output it makes along the output's own direction: part · output ÷ |output|².
   * Negative where it points the other way. Over all heads the shares sum to 1.
   */
  readonly share: number;
  /** [width] The part itself. */
  readonly part: readonly number[];
}

/**
 * The output of a token as the sum of its heads' parts: output = Σ_h mixed_h · W_O,h, which is exact
 * since concatenating and multiplying by W_O is linear (Elhage et al. 2021, “A Mathematical Framework
 * for Transformer Circuits”).
 */
export function headShares(
  layer: LayerTrace,
  { output }: WeightTensors,
  token: number,
): HeadShare[] {
  const parts = headParts(layer, output.data, token);
  const { width, heads } = layer;
  const whole = Array.from({ length: width }, (_, column) =>
    parts.reduce((sum, part) => sum + (part[column] ?? 0), 0),
  );
  const squared = dot(whole, whole);
  return Array.from({ length: heads }, (_, head) => {
    const part = parts[head] ?? [];
    const share = squared === 0 ? 0 : dot(part, whole) / squared;
    return { head, norm: Math.sqrt(dot(part, part)), share, part };
  });
}

/** mixed_h · W_O,h of every head: [heads][width]. */
export function headParts(
  { width, heads, headWidth, mixed }: LayerTrace,
  output: Float32Array,
  token: number,
) {
  const inner = heads * headWidth;
  return Array.from({ length: heads }, (_, head) => {
    const part = new Array<number>(width).fill(0);
    for (let k = head * headWidth; k < (head + 1) * headWidth; k += 1) {
      const factor = mixed.data[token * inner + k] ?? 0;
      for (let column = 0; column < width; column += 1) {
        part[column] = (part[column] ?? 0) + factor * (output[k * width + column] ?? 0);
      }
    }
    return part;
  });
}
