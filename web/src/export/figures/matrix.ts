import { layoutMatrix, sumColumnWidth, type MatrixLayout } from "../../views/matrix-layout.js";
import type { Picture } from "../../views/picture.js";
import { isVisible, queryRow } from "../../views/trace-parts.js";
import { join, nothing, tag, type Markup } from "../markup.js";
import { central, lettering, measureBold, type Drawing, type Frame } from "./frame.js";
import { heatmap, type Square } from "./heatmap.js";

/** A matrix with its axes and labels, numbers where they fit, and what is looked at framed. */
export function drawMatrix(picture: Picture, square: Square, frame: Frame): Drawing {
  const layout = layoutMatrix(picture.tokens, frame.width, measureBold);
  const { left, top, cell, width, height, hasNumbers } = layout;
  const count = picture.tokens.length;
  const body = join([
    heatmap(square, count, [left, top, count * cell], frame),
    axes(picture, layout, frame),
    hasNumbers ? numbers(picture, square, layout, frame) : nothing,
    marks(picture, layout, frame),
  ]);
  // Half of the frame around the last row lies outside of it.
  return { width, height: height + 2, body };
}

function axes({ words, tokens, selection }: Picture, layout: MatrixLayout, frame: Frame): Markup {
  const { left, top, cell } = layout;
  const side = tokens.length * cell;
  const name = { size: 12, ink: frame.inks.quiet, anchor: "middle" } as const;
  const isShown = (index: number, viewed: number | null) => layout.hasAllLabels || index === viewed;
  return join([
    lettering(words.text("matrix.key"), left + side / 2, 12, name),
    lettering(words.text("matrix.query"), 0, 0, name, {
      transform: `translate(12 ${top + side / 2}) rotate(-90)`,
    }),
    ...tokens.flatMap((_, index) => [
      isShown(index, selection.query) ? rowLabel(index, selection.query, layout, frame) : nothing,
      isShown(index, selection.key) ? columnLabel(index, selection.key, layout, frame) : nothing,
    ]),
  ]);
}

function rowLabel(query: number, viewed: number, layout: MatrixLayout, { inks }: Frame): Markup {
  const { left, top, cell, fontSize } = layout;
  const bold = query === viewed;
  const style = { size: fontSize, ink: bold ? inks.query : inks.ink, anchor: "end", bold } as const;
  return lettering(layout.label(query), left - 8, top + (query + 0.5) * cell, style, central);
}

function columnLabel(
  key: number,
  viewed: number | null,
  layout: MatrixLayout,
  { inks }: Frame,
): Markup {
  const { left, top, cell, fontSize, areColumnsUpright } = layout;
  const bold = key === viewed;
  const ink = bold ? inks.key : inks.ink;
  const x = left + (key + 0.5) * cell;
  const label = layout.label(key);
  if (!areColumnsUpright) {
    return lettering(label, x, top - 8, { size: fontSize, ink, anchor: "middle", bold });
  }
  const transform = `translate(${x.toFixed(2)} ${top - 6}) rotate(-90)`;
  return lettering(label, 0, 0, { size: fontSize, ink, bold }, { ...central, transform });
}

function numbers(
  { tokens, words }: Picture,
  { values, mask, colours }: Square,
  { left, top, cell }: MatrixLayout,
  { inks }: Frame,
): Markup {
  const right = left + tokens.length * cell + sumColumnWidth - 8;
  // A sign needs room.
  const size = values.some((value) => value < 0) ? Math.min(13, cell / 3) : 13;
  const rows = tokens.map((_, query) => {
    const row = queryRow(values, query);
    const y = top + (query + 0.5) * cell;
    const sum = row.reduce((total, value) => total + value, 0);
    const printed = Array.from(row, (value, key) => {
      if (!isVisible(mask, query, key)) return nothing;
      const style = { size, ink: colours.ink(value), anchor: "middle" } as const;
      return lettering(words.decimal(value), left + (key + 0.5) * cell, y, style, central);
    });
    const style = { size: 13, ink: inks.quiet, anchor: "end" } as const;
    return join([...printed, lettering(words.decimal(sum), right, y, style, central)]);
  });
  const style = { size: 12, ink: inks.quiet, anchor: "end" } as const;
  return join([...rows, lettering(words.text("matrix.sum"), right, top - 8, style)]);
}

function marks({ tokens, selection }: Picture, layout: MatrixLayout, { inks }: Frame): Markup {
  const { left, top, cell } = layout;
  const { query, key } = selection;
  if (query < 0) return nothing;
  const y = top + query * cell;
  const row = tag("rect", {
    x: left,
    y,
    width: tokens.length * cell,
    height: Math.max(2, cell),
    fill: "none",
    stroke: inks.query,
    "stroke-width": cell < 8 ? 1 : 2,
  });
  if (key === null) return row;
  const side = Math.max(3, cell);
  const place = { x: left + key * cell, y, width: side, height: side };
  return join([
    row,
    tag("rect", { ...place, fill: "none", stroke: inks.key, "stroke-width": 2.5 }),
  ]);
}
