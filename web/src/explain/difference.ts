import type { Tensor } from "../engine/types.js";

/** What has become of a square of weights. */
export interface Difference {
  /** After − before, [tokens, tokens]; each row sums to 0. */
  readonly square: Float32Array;
  /** The cell that changed most. */
  readonly query: number;
  readonly key: number;
  /** Its change, from −1 to 1. */
  readonly change: number;
}

/** The difference of two squares of weights, [tokens, tokens] each. */
export function differenceOf(before: Float32Array, after: Float32Array): Difference {
  const square = after.map((weight, cell) => weight - (before[cell] ?? 0));
  let most = 0;
  for (const [cell, change] of square.entries()) {
    if (Math.abs(change) > Math.abs(square[most] ?? 0)) most = cell;
  }
  const tokens = Math.sqrt(square.length);
  const [query, key] = [Math.floor(most / tokens), most % tokens];
  return { square, query, key, change: square[most] ?? 0 };
}

/**
 * Rows and columns of a square in another order, all of them or some: `order` says where each is taken
 * from. [order, order].
 */
export function reordered(square: Float32Array, order: readonly number[]): Float32Array {
  const [tokens, side] = [order.length, Math.sqrt(square.length)];
  const result = new Float32Array(tokens * tokens);
  for (const [query, fromQuery] of order.entries()) {
    for (const [key, fromKey] of order.entries()) {
      result[query * tokens + key] = square[fromQuery * side + fromKey] ?? 0;
    }
  }
  return result;
}

/** The mean of all heads' squares, [tokens, tokens]; its rows sum to 1 as theirs do. */
export function meanSquare({ shape: [heads = 1, tokens = 0], data }: Tensor): Float32Array {
  const cells = tokens * tokens;
  return Float32Array.from({ length: cells }, (_, cell) => {
    let sum = 0;
    for (let head = 0; head < heads; head += 1) sum += data[head * cells + cell] ?? 0;
    return sum / heads;
  });
}
