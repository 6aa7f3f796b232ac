import type { AttentionWeights, LayerTrace, Mask, Tensor } from "../engine/types.js";
import type { WeightsPicture } from "./picture.js";

/** One head's [n, n] square of a [heads, n, n] tensor, row-major, without a copy. */
export function headSquare({ shape, data }: Tensor, head: number): Float32Array {
  const [, rows = 0, columns = 0] = shape;
  return data.subarray(head * rows * columns, (head + 1) * rows * columns);
}

/** A head's [n, n] weights, of all heads' or of that one's alone. */
export function weightSquare({ weights, only }: AttentionWeights, head: number): Float32Array {
  return only ? weights.data : headSquare(weights, head);
}

/** What a layer's softmax is taken of: with the bias of relative positions where there is one. */
export function logitsOf({ logits, scaled }: LayerTrace): Tensor {
  return logits ?? scaled;
}

/** One query's row of a head's square: a number for every key. */
export function queryRow(square: Float32Array, query: number): Float32Array {
  const tokens = Math.sqrt(square.length);
  return square.subarray(query * tokens, (query + 1) * tokens);
}

/** Whether a query may look at a key. */
export function isVisible(mask: Mask, query: number, key: number): boolean {
  return mask === "none" || key <= query;
}

export interface Look {
  /** The key that has the largest weight, the first of several. */
  readonly key: number;
  readonly weight: number;
  /** Whether every key that the query may see has the same weight, to the printed percent. */
  readonly even: boolean;
}

/** What a query looks at most in a row of weights. */
export function mostLookedAt(row: Float32Array, query: number, mask: Mask): Look {
  const seen = mask === "none" ? row : row.subarray(0, query + 1);
  const weight = seen.reduce((most, value) => Math.max(most, value), 0);
  const least = seen.reduce((fewest, value) => Math.min(fewest, value), 1);
  return { key: seen.indexOf(weight), weight, even: weight - least < 0.005 };
}

/** The layer and the head that are looked at: the one head over the whole width is its layer's head 0. */
export function viewedLayer<Layer extends AttentionWeights>({
  layer,
  oneHead,
  selection,
}: WeightsPicture & { layer: Layer; oneHead: Layer | undefined }): { layer: Layer; head: number } {
  const { isOneHead, head } = selection;
  return isOneHead && oneHead ? { layer: oneHead, head: 0 } : { layer, head };
}

/** The row of weights that is looked at. */
export function viewedRow(picture: WeightsPicture): Float32Array {
  const { layer, head } = viewedLayer(picture);
  return weightRow(layer, head, picture.selection.query);
}

export function weightRow(layer: AttentionWeights, head: number, query: number): Float32Array {
  return queryRow(weightSquare(layer, head), query);
}

/** The viewed head's row of the viewed query, also while the one head is looked at. */
export function viewedHeadRow({ layer, selection }: WeightsPicture): Float32Array {
  return weightRow(layer, selection.head, selection.query);
}
