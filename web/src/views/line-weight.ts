/** All lines of one query together are as wide as this, in CSS pixels: they share what sums to 1. */
const bundle = 36;

/**
 * Thickness is weight; a hair is left of the smallest, so that every line can be seen. Over a long
 * text, whose chips are small, lines are a quarter as wide.
 */
export function lineWidth(weight: number, kind: "rows" | "text" = "rows"): number {
  return Math.max(0.75, weight * bundle) / (kind === "rows" ? 1 : 4);
}

/**
 * How far from the query's middle each key's line starts: side by side, in the keys' order, so that
 * the bundle is seen to split into shares.
 */
export function lineOffsets(row: Float32Array): number[] {
  let start = -0.5;
  return Array.from(row, (weight) => {
    const middle = start + weight / 2;
    start += weight;
    return middle * bundle;
  });
}

export function lineOpacity(weight: number): number {
  return 0.45 + 0.45 * weight;
}
