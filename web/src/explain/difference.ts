import type { LayerTrace } from "../engine/types.js";
import { headSquare } from "../views/trace-parts.js";

/** What has become of a head's weights. */
interface Difference {
  /** After − before, [tokens, tokens]; each row sums to 0. */
  readonly square: Float32Array;
  /** The cell that changed most. */
  readonly query: number;
  readonly key: number;
  /** Its change, from −1 to 1. */
  readonly change: number;
}

export function differenceOf(before: LayerTrace, after: LayerTrace, head: number): Difference {
  const from = headSquare(before.weights, head);
  const square = headSquare(after.weights, head).map((weight, cell) => weight - (from[cell] ?? 0));
  let most = 0;
  for (const [cell, change] of square.entries()) {
    if (Math.abs(change) > Math.abs(square[most] ?? 0)) most = cell;
  }
  const { tokens } = after;
  const [query, key] = [Math.floor(most / tokens), most % tokens];
  return { square, query, key, change: square[most] ?? 0 };
}
