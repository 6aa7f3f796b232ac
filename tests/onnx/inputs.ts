/** What an attention layer computes from, the same for every implementation, and seeded examples. */
import type { AttentionOptions } from "attention-lab/engine";

export type Part = "query" | "key" | "value" | "output";

/** Goes into the engine's `attend` as it is. */
export interface AttentionInputs extends AttentionOptions {
  readonly tokens: number;
  readonly width: number;
  readonly heads: number;
  readonly x: Float32Array; // [tokens, width]
  readonly weights: Readonly<Record<Part, Float32Array>>; // [width, width] each
  readonly biases?: Readonly<Partial<Record<Part, Float32Array>>>; // [width] each
}

/** What every implementation hands back. */
export interface AttentionResult {
  readonly weights: Float32Array; // [heads, tokens, tokens]
  readonly output: Float32Array; // [tokens, width]
}

export interface Sizes {
  readonly tokens: number;
  readonly width: number;
  readonly heads: number;
  /** Which projections have a bias; default none. */
  readonly biased?: readonly Part[];
}

/**
 * Inputs that are the same at every call: x has variance 1 and the weights 1 / width, so that queries,
 * keys and values have variance 1, as layer normalisation sees to in a real model.
 */
export function seededInputs({ tokens, width, heads, biased = [] }: Sizes): AttentionInputs {
  const matrix = (seed: number) => seededValues(seed, width * width, 1 / Math.sqrt(width));
  return {
    tokens,
    width,
    heads,
    x: seededValues(1, tokens * width, 1),
    weights: { query: matrix(2), key: matrix(3), value: matrix(4), output: matrix(5) },
    biases: Object.fromEntries(
      biased.map((part, index) => [part, seededValues(6 + index, width, 0.5)]),
    ),
  };
}

/** Evenly spread around 0 with the given standard deviation. */
function seededValues(seed: number, length: number, deviation: number): Float32Array {
  const start = scramble(seed);
  const largest = Math.sqrt(3) * deviation;
  return Float32Array.from(
    { length },
    (_, index) => (scramble(start + index) / 2 ** 31 - 1) * largest,
  );
}

/** A 32-bit integer hash: Chris Wellons, “Prospecting for hash functions”, lowbias32. */
function scramble(value: number): number {
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b);
  return (value ^ (value >>> 16)) >>> 0;
}
