import type { TensorName } from "../explain/cell.js";
import type { Picture } from "./picture.js";

/** A tensor's name in the reader's language, the same on the page and in what is taken away from it. */
export function tensorName(
  { words, layer }: Picture,
  tensor: TensorName,
  ownColumns: boolean,
): string {
  // The results of all heads, side by side, have a name of their own in the picture of the steps.
  const isJoined = tensor === "mixed" && !ownColumns && layer.heads > 1;
  return words.text(isJoined ? "flow.joined" : `flow.${tensor}`);
}
