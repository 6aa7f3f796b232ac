import { differenceOf, meanSquare, reordered } from "../explain/difference.js";
import type { Picture } from "../views/picture.js";
import { headSquare } from "../views/trace-parts.js";

/** What the switches changed, as the page shows it. */
interface Change {
  /** The viewed head or, where the number of heads is another, the mean of all. */
  readonly subject: "head" | "mean";
  /** [tokens, tokens] each, in the order of the picture. */
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly difference: Float32Array;
  /** The largest magnitude in it. */
  readonly largest: number;
  /** Its biggest cell, in a sentence. */
  readonly biggest: string;
}

/** @throws Error where all switches are as usual. */
export function changeOf(picture: Picture): Change {
  const { usual, layer, selection, tokens, words, order, asWritten } = picture;
  if (!usual) throw new Error("difference: all switches are as usual, so that nothing has changed");
  const { head } = selection;
  const subject = usual.heads === layer.heads ? "head" : "mean";
  const squareOf = ({ weights }: typeof layer) =>
    subject === "head" ? headSquare(weights, head) : meanSquare(weights);
  const before = asWritten ? reordered(squareOf(usual), order) : squareOf(usual);
  const after = squareOf(layer);
  const { square, query, key, change } = differenceOf(before, after);
  const points = new Intl.NumberFormat(words.language, {
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  }).format(change * 100);
  const parameters = { head, query: tokens[query] ?? "", key: tokens[key] ?? "", points };
  const said =
    Math.round(change * 100) === 0 ? "whatif.same" : (`whatif.biggest.${subject}` as const);
  const biggest = words.text(said, parameters);
  return { subject, before, after, difference: square, largest: Math.abs(change), biggest };
}
