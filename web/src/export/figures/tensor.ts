import { isParameter, isSquare, type TensorName } from "../../explain/cell.js";
import { extentOf, tensorOf, valueOf, type Source } from "../../explain/source.js";
import { meaningOf } from "../../views/meaning.js";
import { fitted } from "../../views/matrix-layout.js";
import type { Picture } from "../../views/picture.js";
import { tensorExtent, tensorPalette, type TensorExtent } from "../../views/tensor-layout.js";
import type { SignedPalette } from "../../views/palette.js";
import { tensorName } from "../../views/tensor-name.js";
import { isVisible } from "../../views/trace-parts.js";
import { join, tag, type Markup } from "../markup.js";
import { central, lettering, type Drawing, type Frame } from "./frame.js";
import { hatchFill } from "./heatmap.js";

const cell = { width: 54, height: 33, gap: 1 };
const heading = 24;
const widestLabel = 112;
const size = 13;

export interface TensorOptions {
  readonly tensor: TensorName;
  /** Only the viewed head's columns. */
  readonly ownColumns: boolean;
  /** All of it, instead of what is shown folded. */
  readonly isWhole: boolean;
}

/** A tensor of the trace as its numbers: rows are tokens; wide ones are folded as on the page. */
export function drawTensor(
  picture: Picture,
  source: Source,
  options: TensorOptions,
  frame: Frame,
): Drawing {
  const { tensor } = options;
  const extent = tensorExtent(extentOf(source), { ...options, head: source.head });
  const { shownRows, shownColumns } = extent;
  const left = labelWidth(picture, shownRows, frame);
  const palette = tensorPalette(frame.theme, tensor, tensorOf(source, tensor));
  const rows = Array.from({ length: shownRows }, (_, row) =>
    drawRow({ picture, source, tensor, extent, palette, frame, left }, row),
  );
  const body = join([
    headline(picture, options, extent, frame),
    columnNames(picture, tensor, extent, left, frame),
    ...rows,
  ]);
  const width = left + shownColumns * (cell.width + cell.gap);
  return { width, height: heading + (shownRows + 1) * (cell.height + cell.gap), body };
}

/** “query 4 × 512”, and how much of it is shown. */
function headline(
  picture: Picture,
  { tensor, ownColumns }: TensorOptions,
  { rows, columns, shownRows, shownColumns }: TensorExtent,
  { inks, measure }: Frame,
): Markup {
  const isFolded = shownRows < rows || shownColumns < columns;
  const shape = `${rows} × ${columns}`;
  const name = tensorName(picture, tensor, ownColumns);
  const shown = picture.words.text("tensor.folded", { rows: shownRows, columns: shownColumns });
  const meaning = meaningOf(tensor);
  const ink = meaning === "signed" ? inks.ink : inks[meaning];
  return join([
    lettering(name, 0, 14, { size: 15, ink, bold: true }),
    lettering(isFolded ? `${shape} · ${shown}` : shape, measure(name, 15) * 1.1 + 12, 14, {
      size,
      ink: inks.quiet,
    }),
  ]);
}

function columnNames(
  { tokens }: Picture,
  tensor: TensorName,
  { first, shownColumns }: TensorExtent,
  left: number,
  { inks, measure }: Frame,
): Markup {
  const names = Array.from({ length: shownColumns }, (_, index) => {
    const column = first + index;
    const name = isSquare(tensor) ? (tokens[column] ?? "") : String(column);
    const label = fitted(name, cell.width - 4, (text) => measure(text, size));
    return lettering(
      label,
      ...middleOf(left, 0, index),
      { size, ink: inks.quiet, anchor: "middle" },
      central,
    );
  });
  return join(names);
}

interface RowDrawing {
  readonly picture: Picture;
  readonly source: Source;
  readonly tensor: TensorName;
  readonly extent: TensorExtent;
  readonly palette: SignedPalette;
  readonly frame: Frame;
  readonly left: number;
}

function drawRow(
  { picture, source, tensor, extent, palette, frame, left }: RowDrawing,
  row: number,
) {
  const { words, mask, tokens } = picture;
  const { inks, theme, measure } = frame;
  const line = extent.firstRow + row;
  const name = isParameter(tensor) ? String(line) : (tokens[line] ?? "");
  const label = fitted(name, widestLabel, (text) => measure(text, size));
  const [, y] = middleOf(left, row + 1, 0);
  const cells = Array.from({ length: extent.shownColumns }, (_, index) => {
    const column = extent.first + index;
    const [middleX, middleY] = middleOf(left, row + 1, index);
    const place = {
      x: middleX - cell.width / 2,
      y: middleY - cell.height / 2,
      width: cell.width,
      height: cell.height,
    };
    const value = valueOf(source, { tensor, row: line, column });
    const isHidden = tensor === "weights" && !isVisible(mask, line, column);
    const fill = isHidden ? hatchFill(theme) : palette.colour(value);
    const ink = isHidden ? inks.ink : palette.ink(value);
    return join([
      tag("rect", { ...place, fill }),
      lettering(words.decimal(value), middleX, middleY, { size, ink, anchor: "middle" }, central),
    ]);
  });
  return join([
    lettering(label, left - 8, y, { size, ink: inks.quiet, anchor: "end" }, central),
    ...cells,
  ]);
}

function labelWidth({ tokens }: Picture, rows: number, { measure }: Frame): number {
  const widths = tokens.slice(0, rows).map((token) => measure(token, size));
  return Math.min(widestLabel, Math.max(cell.width, ...widths)) + 8;
}

/** The middle of a cell; row 0 holds the columns' names. */
function middleOf(left: number, row: number, column: number): [number, number] {
  return [
    left + (column + 0.5) * (cell.width + cell.gap),
    heading + (row + 0.5) * (cell.height + cell.gap),
  ];
}
