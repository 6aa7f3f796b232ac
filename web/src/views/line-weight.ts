/** A line as wide as this, in CSS pixels, would stand for weight 1. */
const widest = 22;

/** Thickness is weight; a hair is left of the smallest, so that every line can be seen. */
export function lineWidth(weight: number): number {
  return Math.max(0.75, weight * widest);
}

export function lineOpacity(weight: number): number {
  return 0.35 + 0.65 * weight;
}
