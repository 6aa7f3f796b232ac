/** Of a row of weights, in bits: −Σ w · log₂ w. 0 where one token has all; log₂ n where n share evenly. */
export function entropy(row: Float32Array): number {
  let bits = 0;
  for (const weight of row) if (weight > 0) bits -= weight * Math.log2(weight);
  return Math.max(0, bits);
}

/** How many tokens an even row of the same entropy would look at: 2^H. */
export function effectiveTokens(row: Float32Array): number {
  return 2 ** entropy(row);
}
