/** Where a matrix's cells and labels stand: plain geometry, in CSS pixels. */
import type { Measure } from "./lines-layout.js";
import type { MatrixView } from "./matrix-view.js";

export interface MatrixLayout {
  readonly cell: number;
  /** Left edge of the first column, top edge of the first row. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Whether numbers fit into the cells, and the sums of the rows beside them. */
  readonly hasNumbers: boolean;
  /** Labels of all rows and columns, or of the viewed ones only. */
  readonly hasAllLabels: boolean;
  /** Column labels stand upright where they are wider than a column. */
  readonly areColumnsUpright: boolean;
  readonly fontSize: number;
  /** A token, cut to fit its place. */
  label(index: number): string;
}

const widestCell = 72;
/** “0.62” with a little air, at 12 pixels. */
const narrowestWithNumber = 30;
export const narrowestWithLabel = 13;
const widestGutter = 110;
export const sumColumnWidth = 52;
/** Room for the names of the axes, on the left and on top. */
const axisHeight = 22;
/** Measuring takes long: of more labels than this, only those with the most characters are. */
const mostMeasured = 64;

export function layoutMatrix(
  labels: readonly string[],
  width: number,
  measure: Measure,
): MatrixLayout {
  const count = labels.length;
  const fontSize = count > 16 ? 12 : 14;
  const widthOf = (text: string) => measure(text, fontSize);
  const place = Math.min(widestGutter, width / 4);
  const widest = longestOf(labels)
    .map((label) => widthOf(fitted(label, place, widthOf)))
    .reduce((most, own) => Math.max(most, own), 0);
  const gutter = axisHeight + widest + 10;
  const room = width - gutter;
  const withSums = Math.floor(Math.min(widestCell, (room - sumColumnWidth) / count));
  const hasNumbers = withSums >= narrowestWithNumber;
  const cell = hasNumbers ? withSums : Math.min(widestCell, room / count);
  const areColumnsUpright = widest > cell - 6;
  const columnLabels = areColumnsUpright ? widest + 8 : fontSize + 10;
  const top = axisHeight + columnLabels;
  return {
    cell,
    left: gutter,
    top,
    width: gutter + count * cell + (hasNumbers ? sumColumnWidth : 0),
    height: top + count * cell,
    hasNumbers,
    hasAllLabels: cell >= narrowestWithLabel,
    areColumnsUpright,
    fontSize,
    label: (index) => fitted(labels[index] ?? "", widest, widthOf),
  };
}

function longestOf(labels: readonly string[]): readonly string[] {
  if (labels.length <= mostMeasured) return labels;
  return [...labels].sort((a, b) => b.length - a.length).slice(0, mostMeasured);
}

/** The label, or as much of its beginning as fits. */
export function fitted(label: string, place: number, measure: (label: string) => number): string {
  if (measure(label) <= place) return label;
  const characters = Array.from(label.replace(/…/u, ""));
  const kept = characters.findIndex(
    (_, count) => measure(`${characters.slice(0, count + 1).join("")}…`) > place,
  );
  return `${characters.slice(0, Math.max(0, kept)).join("")}…`;
}

/** The cell under a point of what is seen of a matrix, or undefined outside of it. */
export function cellAt(
  { cell, left, top }: MatrixLayout,
  count: number,
  x: number,
  y: number,
  view: MatrixView = { cell, x: 0, y: 0 },
): { query: number; key: number } | undefined {
  const [across, down, side] = [x - left, y - top, count * cell];
  const query = Math.floor((down + view.y) / view.cell);
  const key = Math.floor((across + view.x) / view.cell);
  const isSeen = across >= 0 && across < side && down >= 0 && down < side;
  const isInside = isSeen && query < count && key < count;
  return isInside ? { query, key } : undefined;
}
