import { fitted } from "../../views/matrix-layout.js";
import type { Picture } from "../../views/picture.js";
import { headSquare, mostLookedAt, weightRow } from "../../views/trace-parts.js";
import { join, nothing, tag, type Markup } from "../markup.js";
import { headName } from "../shown.js";
import { lettering, type Drawing, type Frame } from "./frame.js";
import { heatmap } from "./heatmap.js";

const gap = { x: 14, y: 16 };
/** From here on the maps stand eight in a row, below it four, as on the page. */
const wide = 640;
const captionHeight = 40;
/** Room for the frame of the viewed head. */
const edge = 4;

/** All heads as small maps of the same sentence, with what the viewed query looks at most in each. */
export function drawHeads(picture: Picture, frame: Frame): Drawing {
  const { heads } = picture.layer;
  const columns = frame.width >= wide ? 8 : 4;
  const side = (frame.width - 2 * edge - (columns - 1) * gap.x) / columns;
  const rows = Math.ceil(heads / columns);
  const maps = Array.from({ length: heads }, (_, head) => {
    const x = edge + (head % columns) * (side + gap.x);
    const y = edge + Math.floor(head / columns) * (side + captionHeight + gap.y);
    return map(picture, head, [x, y, side], frame);
  });
  const height = 2 * edge + rows * (side + captionHeight) + (rows - 1) * gap.y;
  return { width: frame.width, height, body: join(maps) };
}

function map(
  picture: Picture,
  head: number,
  [x, y, side]: readonly [number, number, number],
  frame: Frame,
): Markup {
  const { layer, mask, palette, selection, off } = picture;
  const { inks } = frame;
  const values = headSquare(layer.weights, head);
  const isViewed = head === selection.head;
  const around = { x: x - 3, y: y - 3, width: side + 6, height: side + 6 };
  const name = { size: 13, ink: isViewed ? inks.ink : inks.quiet, bold: isViewed };
  return join([
    // What a head that is switched off looks at does not reach the output.
    tag(
      "g",
      { opacity: off.includes(head) ? 0.35 : undefined },
      heatmap({ values, mask, colours: palette }, layer.tokens, [x, y, side], frame),
    ),
    isViewed
      ? tag("rect", { ...around, fill: "none", stroke: inks.weight, "stroke-width": 2 })
      : nothing,
    lettering(headName(picture, head), x, y + side + 20, name),
    lettering(favourite(picture, head, side, frame), x, y + side + 37, { size: 13, ink: inks.ink }),
  ]);
}

/** The key that the viewed query looks at most, cut so that its percentage fits beside it. */
function favourite(picture: Picture, head: number, side: number, { measure }: Frame): string {
  const { layer, mask, selection, tokens, words } = picture;
  const look = mostLookedAt(weightRow(layer, head, selection.query), selection.query, mask);
  const percent = words.percent(look.weight);
  const place = side - measure(` ${percent}`, 13);
  const label = fitted(tokens[look.key] ?? "", place, (text) => measure(text, 13));
  // The token is isolated (UAX #9), so that right-to-left letters do not move the percentage.
  return `\u2068${label}\u2069 ${percent}`;
}
