import type { LayerTrace } from "../engine/types.js";
import { rowOf } from "./turn.js";
import { distance, largestDifference, norm } from "./vectors.js";

/** What has become of a word's output while the words were put in another order. */
export interface Move {
  /** Where the word stands now. */
  readonly place: number;
  /** Where it stands in the text. */
  readonly written: number;
  /** The length of its output's change. */
  readonly change: number;
  /** The length of its output as written. */
  readonly length: number;
  /** The largest difference of two of its numbers. */
  readonly largest: number;
}

/** Every word's move, in the order of the text; `order` says where in it each place's word stands. */
export function outputMoves(
  asWritten: LayerTrace,
  shuffled: LayerTrace,
  order: readonly number[],
): Move[] {
  const moves = order.map((written, place) => {
    const [before, after] = [rowOf(asWritten.output, written), rowOf(shuffled.output, place)];
    return {
      place,
      written,
      change: distance(before, after),
      length: norm(before),
      largest: largestDifference(before, after),
    };
  });
  return moves.sort((a, b) => a.written - b.written);
}
