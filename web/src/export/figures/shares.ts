import type { WeightTensors } from "../../engine/types.js";
import { headShares, type HeadShare } from "../../explain/head-shares.js";
import type { Picture } from "../../views/picture.js";
import { join, tag, type Markup } from "../markup.js";
import { headName } from "../shown.js";
import { central, lettering, type Drawing, type Frame } from "./frame.js";

const rowHeight = 30;
const size = 14;

/** How much of the viewed token's output each head makes, as lengths and numbers. */
export function drawShares(picture: Picture, parameters: WeightTensors, frame: Frame): Drawing {
  const { words, layer, selection } = picture;
  const shares = headShares(layer, parameters, selection.query);
  const widest = Math.max(...shares.map(({ share }) => Math.abs(share))) || 1;
  const total = shares.reduce((sum, { share }) => sum + share, 0);
  const { inks, width } = frame;
  const columns = placesOf(picture, frame);
  const y = (row: number) => (row + 0.5) * rowHeight;
  const quiet = { size: 13, ink: inks.quiet } as const;
  const body = join([
    lettering(words.text("shares.head"), 0, y(0), quiet, central),
    lettering(
      words.text("shares.share"),
      columns.share,
      y(0),
      { ...quiet, anchor: "end" },
      central,
    ),
    lettering(words.text("shares.norm"), width, y(0), { ...quiet, anchor: "end" }, central),
    ...shares.map((share, row) => headRow(picture, share, widest, y(row + 1), columns, frame)),
    rule(rowHeight, frame),
    rule((shares.length + 1) * rowHeight, frame),
    lettering(words.text("made.sum"), 0, y(shares.length + 1), { size, ink: inks.ink }, central),
    lettering(
      words.percent(total),
      columns.share,
      y(shares.length + 1),
      { size, ink: inks.ink, anchor: "end" },
      central,
    ),
  ]);
  return { width, height: (shares.length + 2) * rowHeight, body };
}

interface Places {
  /** Right edge of the shares. */
  readonly share: number;
  readonly bar: number;
  readonly barWidth: number;
}

function placesOf(picture: Picture, { width, measure }: Frame): Places {
  const { words, layer } = picture;
  const names = Array.from({ length: layer.heads }, (_, head) => headName(picture, head));
  const name = Math.max(...names.map((text) => measure(text, size)));
  const share = name + 28 + measure(words.text("shares.share"), 13);
  const bar = share + 20;
  return { share, bar, barWidth: width - bar - measure(words.text("shares.norm"), 13) - 20 };
}

function headRow(
  picture: Picture,
  { head, share, norm }: HeadShare,
  widest: number,
  y: number,
  places: Places,
  { inks, width }: Frame,
): Markup {
  const { words, selection } = picture;
  const bold = head === selection.head;
  const style = { size, ink: inks.ink, bold };
  const length = (Math.abs(share) / widest) * places.barWidth;
  const bar = { x: places.bar, y: y - 7, width: length, height: 14 };
  const paint =
    share < 0
      ? { fill: "none", stroke: inks.output, "stroke-dasharray": "3 3" }
      : { fill: inks.output };
  return join([
    lettering(headName(picture, head), 0, y, style, central),
    lettering(words.percent(share), places.share, y, { ...style, anchor: "end" }, central),
    tag("rect", { ...bar, ...paint }),
    lettering(words.decimal(norm), width, y, { ...style, anchor: "end" }, central),
  ]);
}

function rule(y: number, { inks, width }: Frame): Markup {
  return tag("line", { x1: 0, y1: y, x2: width, y2: y, stroke: inks.hairline });
}
