import type { AttentionResult } from "./inputs.js";

/**
 * The largest difference of two tensors, divided by the largest magnitude in the expected one.
 * Infinity where one has NaN or where the lengths differ.
 */
export function difference(actual: Float32Array, expected: Float32Array): number {
  if (actual.length !== expected.length) return Infinity;
  let largest = 0;
  let magnitude = 0;
  for (let index = 0; index < expected.length; ++index) {
    const wanted = expected[index] ?? NaN;
    const apart = Math.abs((actual[index] ?? NaN) - wanted);
    if (Number.isNaN(apart)) return Infinity;
    largest = Math.max(largest, apart);
    magnitude = Math.max(magnitude, Math.abs(wanted));
  }
  return largest === 0 ? 0 : largest / magnitude;
}

/** The larger of the differences in weights and in output. */
export function resultDifference(actual: AttentionResult, expected: AttentionResult): number {
  return Math.max(
    difference(actual.weights, expected.weights),
    difference(actual.output, expected.output),
  );
}
