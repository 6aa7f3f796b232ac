import { SignedPalette } from "../../views/palette.js";
import { layoutMatrix } from "../../views/matrix-layout.js";
import type { Picture } from "../../views/picture.js";
import { headSquare } from "../../views/trace-parts.js";
import type { Comparison } from "../../views/twins.js";
import { join } from "../markup.js";
import type { Shown } from "../shown.js";
import { flowing, stacked } from "./arrange.js";
import { named } from "./beside.js";
import { wrapped } from "./document.js";
import { lettering, measureBold, type Drawing, type Frame } from "./frame.js";
import { drawMatrix } from "./matrix.js";

const gap = 32;
const lineHeight = 18;
/** Of what stands above a map; a longer text is cut. */
const mostLines = 3;
const mostCharacters = 400;
/** Outside a browser the width of a text is an estimate. */
const certainWidth = 0.92;

/** Wide enough for three maps with numbers in their cells; of many tokens they have none. */
export function widthOfSentences({ first, second }: Comparison): number {
  const most = Math.max(first.tokens.length, second.tokens.length);
  return 3 * (170 + 34 * Math.min(most, 12)) + 2 * gap;
}

/** Both sentences' maps of the viewed head, and the second minus the first at tokens that both have. */
export function drawSentences({ spec, comparison }: Shown, frame: Frame): Drawing {
  if (!comparison) throw new Error("sentences: there is no second text to compare with");
  const { first, second, picture, difference } = comparison;
  const { words, selection } = first;
  const { head } = selection;
  const third = { ...frame, width: Math.floor((frame.width - 2 * gap) / 3) };
  const colours = new SignedPalette(frame.theme, Math.abs(difference.change) || 1);
  const squareOf = ({ layer, palette, mask }: Picture) => ({
    values: headSquare(layer.weights, head),
    colours: palette,
    mask,
  });
  const between = { values: difference.square, colours, mask: "none" } as const;
  const parts = [
    [words.text("twin.map.first", { head }), spec.text, drawMatrix(first, squareOf(first), third)],
    [
      words.text("twin.map.second", { head }),
      spec.compare,
      drawMatrix(second, squareOf(second), third),
    ],
    [
      words.text("twin.difference", { head }),
      words.text("twin.differenceDetail"),
      drawMatrix(picture, between, third),
    ],
  ] as const;
  const details = parts.map(([, detail]) => linesOf(detail, words.language, third));
  const tops = [first, second, picture].map(
    ({ tokens }) => layoutMatrix(tokens, third.width, measureBold).top,
  );
  // The maps' first rows stand on one line, however much stands above each.
  const above = Math.max(...details.map(({ length }) => length)) * lineHeight + Math.max(...tops);
  const maps = parts.map(([name, , map], index) =>
    named(
      name,
      stacked([paragraph(details[index] ?? [], above - (tops[index] ?? 0), third), map], 8),
      third,
    ),
  );
  return flowing(
    maps.map((map) => ({ ...map, width: third.width })),
    frame.width,
    gap,
  );
}

function linesOf(detail: string, language: string, { width }: Frame): string[] {
  const beginning = Array.from(detail).slice(0, mostCharacters).join("");
  const lines = wrapped(beginning, width * certainWidth, 13, language);
  const isCut = lines.length > mostLines || beginning !== detail;
  return lines
    .slice(0, mostLines)
    .map((line, index, shown) => (isCut && index === shown.length - 1 ? `${line}…` : line));
}

function paragraph(lines: readonly string[], height: number, { width, inks }: Frame): Drawing {
  const style = { size: 13, ink: inks.quiet };
  const body = join(lines.map((line, index) => lettering(line, 0, 12 + index * lineHeight, style)));
  return { width, height, body };
}
