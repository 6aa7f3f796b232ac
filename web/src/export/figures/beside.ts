import { SignedPalette } from "../../views/palette.js";
import type { Picture } from "../../views/picture.js";
import { headSquare, viewedLayer } from "../../views/trace-parts.js";
import { changeOf } from "../../views/change.js";
import { join } from "../markup.js";
import { beside, flowing, stacked } from "./arrange.js";
import { lettering, placed, type Drawing, type Frame } from "./frame.js";
import { drawHeads } from "./heads.js";
import type { Square } from "./heatmap.js";
import { drawLegend } from "./legend.js";
import { drawMatrix } from "./matrix.js";

/** The figures that are made of others. */

const gap = 32;
const heading = 30;

/** The viewed head's matrix and what its colours mean. */
export function drawViewedMatrix(picture: Picture, frame: Frame): Drawing {
  return stacked([drawMatrix(picture, viewedSquare(picture), frame), drawLegend(picture, frame)]);
}

/** One head over the whole width beside the small maps of all. */
export function drawCompare(picture: Picture, frame: Frame): Drawing {
  const { words, layer, oneHead, mask, palette } = picture;
  const { width, heads, headWidth } = layer;
  if (!oneHead) return stacked([drawHeads(picture, frame), drawLegend(picture, frame)]);
  const left = { ...frame, width: Math.floor((frame.width - gap) * 0.45) };
  const right = { ...frame, width: frame.width - gap - left.width };
  const one = { values: oneHead.weights.data, mask, colours: palette };
  const names = [
    words.text("compare.one", { width }),
    words.text("compare.many", { count: heads, headWidth }),
  ] as const;
  const pair = beside(
    named(names[0], drawMatrix(picture, one, left), left),
    named(names[1], drawHeads(picture, right), right),
    left.width + gap,
  );
  return stacked([pair, drawLegend(picture, frame)]);
}

/** What the switches changed: the map as usual, the map now, and the difference. */
export function drawDifference(picture: Picture, frame: Frame): Drawing {
  const { layer, usual, selection, words, palette, mask } = picture;
  const { subject, before, after, difference } = changeOf(picture);
  const { head } = selection;
  const third = { ...frame, width: Math.floor((frame.width - 2 * gap) / 3) };
  const signed = new SignedPalette(frame.theme, Math.abs(difference.change) || 1);
  const draw = (name: string, square: Square) =>
    named(name, drawMatrix(picture, square, third), third);
  const count = usual?.heads ?? layer.heads;
  const maps = [
    draw(words.text(`whatif.usual.${subject}`, { head, count }), {
      values: before,
      colours: palette,
      mask: "none",
    }),
    draw(words.text(`whatif.now.${subject}`, { head, count: layer.heads }), {
      values: after,
      colours: palette,
      mask,
    }),
    draw(words.text(`whatif.difference.${subject}`, { head }), {
      values: difference.square,
      colours: signed,
      mask: "none",
    }),
  ];
  return flowing(
    maps.map((drawing) => ({ ...drawing, width: third.width })),
    frame.width,
    gap,
  );
}

function viewedSquare(picture: Picture): Square {
  const { layer, head } = viewedLayer(picture);
  const values = headSquare(layer.weights, head);
  return { values, mask: picture.mask, colours: picture.palette };
}

/** A drawing under its name. */
export function named(name: string, drawing: Drawing, { inks }: Frame): Drawing {
  const body = join([
    lettering(name, 0, 16, { size: 15, ink: inks.ink, bold: true }),
    placed(drawing, 0, heading),
  ]);
  return { width: drawing.width, height: drawing.height + heading, body };
}
