import { LastFor } from "../explain/last-of.js";
import { differenceOf, meanSquare, reordered, type Difference } from "../explain/difference.js";
import type { Picture } from "./picture.js";
import type { Saying } from "./sentence.js";
import { headSquare } from "./trace-parts.js";

/** What the switches changed. */
interface Change {
  /** The viewed head or, where the number of heads is another, the mean of all. */
  readonly subject: "head" | "mean";
  /** [tokens, tokens] each, in the order of the picture. */
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly difference: Difference;
  /** The biggest change, as a sentence. */
  readonly biggest: Saying;
}

/** The numbers follow from two layers and a head alone: not made anew for every hover. */
const squares = new LastFor<Picture["layer"], Pick<Change, "before" | "after" | "difference">>();

/** @throws Error where all switches are as usual. */
export function changeOf(picture: Picture): Change {
  const { usual, layer, selection, tokens, words, order, asWritten } = picture;
  if (!usual) throw new Error("difference: all switches are as usual, so that nothing has changed");
  const { head } = selection;
  const subject = usual.heads === layer.heads ? "head" : "mean";
  const squareOf = ({ weights }: typeof layer) =>
    subject === "head" ? headSquare(weights, head) : meanSquare(weights);
  const { before, after, difference } = squares.of(layer, [usual, head, asWritten, order], () => {
    const before = asWritten ? reordered(squareOf(usual), order) : squareOf(usual);
    const after = squareOf(layer);
    return { before, after, difference: differenceOf(before, after) };
  });
  const { query, key, change } = difference;
  const isSeen = Math.round(change * 100) !== 0;
  const biggest = {
    key: isSeen ? (`whatif.biggest.${subject}` as const) : "whatif.same",
    parameters: {
      head,
      query: tokens[query] ?? "",
      key: tokens[key] ?? "",
      points: words.points(change),
    },
  } satisfies Saying;
  return { subject, before, after, difference, biggest };
}
