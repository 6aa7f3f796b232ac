import type { WeightTensors } from "../../engine/types.js";
import { headShares } from "../../explain/head-shares.js";
import {
  concatenationStrips,
  type HeadStrips,
  type Strip,
} from "../../views/concatenation-strips.js";
import type { Picture } from "../../views/picture.js";
import { join, nothing, tag, type Markup } from "../markup.js";
import { drawCells, type Place } from "./cells.js";
import { lettering, type Drawing, type Frame } from "./frame.js";

const gap = { x: 14, y: 20 };
/** From here on heads stand eight in a row, below it four, as on the page. */
const wide = 640;
const heights = { name: 20, mixed: 16, rows: 48, product: 16, length: 12, whole: 24, space: 5 };
const headHeight =
  heights.name +
  heights.mixed +
  heights.rows +
  heights.product +
  heights.length +
  3 * heights.space;
/** Cells of a head's own numbers are rectangles; its many weights and products are one bitmap. */
const mostRectangles = 512;

/** All heads into one output, as the page draws it: each head's numbers, its part, and their sum. */
export function drawConcatenation(
  picture: Picture,
  parameters: WeightTensors,
  frame: Frame,
): Drawing {
  const { layer, selection, tokens, words } = picture;
  const shares = headShares(layer, parameters, selection.query);
  const { heads, output, outputAllOn } = concatenationStrips(
    picture,
    parameters,
    shares,
    frame.theme,
  );
  const columns = frame.width >= wide ? 8 : 4;
  const width = (frame.width - (columns - 1) * gap.x) / columns;
  const widest = Math.max(...shares.map(({ share }) => Math.abs(share))) || 1;
  const drawn = heads.map((head, index) => {
    const x = (index % columns) * (width + gap.x);
    const y = Math.floor(index / columns) * (headHeight + gap.y);
    return headColumn(picture, head, widest, [x, y, width], frame);
  });
  const top = Math.ceil(heads.length / columns) * (headHeight + gap.y);
  const query = tokens[selection.query] ?? "";
  const wholes = [
    whole(words.text("shares.output", { query }), output, top, frame),
    outputAllOn
      ? whole(words.text("shares.outputAllOn", { query }), outputAllOn, top + wholeHeight, frame)
      : nothing,
  ];
  const height = top + (outputAllOn ? 2 : 1) * wholeHeight - gap.y;
  return { width: frame.width, height, body: join([...drawn, ...wholes]) };
}

const wholeHeight = heights.name + heights.whole + gap.y;

function headColumn(
  { words, selection, off }: Picture,
  { head, share, strips }: HeadStrips,
  widest: number,
  [x, y, width]: readonly [number, number, number],
  frame: Frame,
): Markup {
  const { inks } = frame;
  const isOff = off.includes(head);
  const bold = head === selection.head;
  const state = isOff ? words.text("heads.off") : words.percent(share);
  const places = placesOf(x, y + heights.name, width);
  return join([
    lettering(words.text("heads.name", { head }), x, y + 13, { size: 13, ink: inks.ink, bold }),
    lettering(state, x + width, y + 13, { size: 13, ink: inks.quiet, anchor: "end" }),
    tag(
      "g",
      { opacity: isOff ? 0.35 : undefined },
      ...(["mixed", "rows", "product"] as const).map((name) =>
        strip(strips[name], places[name], frame),
      ),
    ),
    isOff ? nothing : lengthOf(share, widest, places.length, frame),
  ]);
}

function placesOf(x: number, top: number, width: number) {
  const { mixed, rows, product, length, space } = heights;
  const place = (y: number, height: number): Place => ({ x, y, width, height });
  const rowsTop = top + mixed + space;
  const productTop = rowsTop + rows + space;
  return {
    mixed: place(top, mixed),
    rows: place(rowsTop, rows),
    product: place(productTop, product),
    length: place(productTop + product + space, length),
  };
}

/** The share, dashed where it pulls the other way. */
function lengthOf(share: number, widest: number, place: Place, { inks }: Frame): Markup {
  const width = Math.max(1, (Math.abs(share) / widest) * place.width);
  const paint =
    share < 0
      ? { fill: "none", stroke: inks.output, "stroke-dasharray": "3 3" }
      : { fill: inks.output };
  return tag("rect", { ...place, width, ...paint });
}

function whole(name: string, output: Strip, y: number, frame: Frame): Markup {
  const place = { x: 0, y: y + heights.name, width: frame.width, height: heights.whole };
  return join([
    lettering(name, 0, y + 13, { size: 13, ink: frame.inks.ink }),
    strip(output, place, frame),
  ]);
}

function strip({ values, columns, colours }: Strip, place: Place, { inks }: Frame): Markup {
  const rows = values.length / columns;
  const valueAt = (row: number, column: number) => values[row * columns + column];
  return join([
    drawCells({ rows, columns, colours, valueAt }, place, mostRectangles),
    tag("rect", { ...place, fill: "none", stroke: inks.hairline }),
  ]);
}
