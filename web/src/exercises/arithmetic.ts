/** The printed precision: two decimals. */
const unit = 0.01;

/** How far off a number may be that was rounded to be printed. */
export const half = unit / 2;

/** A tolerance as it is stated: what rounding may add up to, the answer's own included. */
export function stated(rounding: number): number {
  return Math.ceil((rounding + half) / unit - 1e-9) * unit;
}

/** Shares of logits, in double precision; [same length], sums to 1. */
export function softmaxOf(logits: readonly number[]): number[] {
  const largest = Math.max(...logits);
  const parts = logits.map((logit) => Math.exp(logit - largest));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/** The indices of the largest magnitudes, in their own order. */
export function indicesOfLargest(values: readonly number[], count: number): number[] {
  return [...values.keys()]
    .sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0))
    .slice(0, count)
    .sort((a, b) => a - b);
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
