/** Which part of a square matrix is seen, and how large: plain geometry, in CSS pixels. */

/** The square that a matrix is seen through, as wide as the whole matrix at its smallest. */
export interface MatrixWindow {
  readonly count: number;
  readonly side: number;
}

export interface MatrixView {
  /** Side of a cell. */
  readonly cell: number;
  /** How much is hidden on the left and above. */
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface CellPlace {
  readonly query: number;
  readonly key: number;
}

/** Large enough for a number of three decimals. */
export const largestCell = 48;

export function wholeView({ count, side }: MatrixWindow): MatrixView {
  return { cell: side / count, x: 0, y: 0 };
}

export function isWhole({ cell }: MatrixView, { count, side }: MatrixWindow): boolean {
  return cell * count <= side * (1 + 1e-6);
}

/** Larger or smaller by a factor, with what is seen at a point of the window left where it is. */
export function zoomed(
  view: MatrixView,
  window: MatrixWindow,
  factor: number,
  point: Point,
): MatrixView {
  const smallest = window.side / window.count;
  const cell = Math.min(Math.max(view.cell * factor, smallest), Math.max(largestCell, smallest));
  const scale = cell / view.cell;
  return within(
    { cell, x: (view.x + point.x) * scale - point.x, y: (view.y + point.y) * scale - point.y },
    window,
  );
}

/** Moved on by so many pixels, never beyond the matrix. */
export function panned(view: MatrixView, window: MatrixWindow, by: Point): MatrixView {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y }, window);
}

/** Moved just so far that a cell is wholly seen. */
export function showing(
  view: MatrixView,
  window: MatrixWindow,
  { query, key }: CellPlace,
): MatrixView {
  const moved = (hidden: number, index: number) =>
    Math.max((index + 1) * view.cell - window.side, Math.min(hidden, index * view.cell));
  return within({ ...view, x: moved(view.x, key), y: moved(view.y, query) }, window);
}

/** The middle of a cell, as a point of the window. */
export function middleOf({ cell, x, y }: MatrixView, { query, key }: CellPlace): Point {
  return { x: (key + 0.5) * cell - x, y: (query + 0.5) * cell - y };
}

/** The rows or columns whose middle is seen, where so many pixels before them are hidden. */
export function seenIndices(
  { cell }: MatrixView,
  { count, side }: MatrixWindow,
  hidden: number,
): number[] {
  const first = Math.max(0, Math.ceil(hidden / cell - 0.5));
  const last = Math.min(count - 1, Math.floor((hidden + side) / cell - 0.5));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** As much of a stretch as the window shows: its start and length, or undefined. */
export function seenPart(
  start: number,
  length: number,
  side: number,
): readonly [number, number] | undefined {
  const [from, to] = [Math.max(0, start), Math.min(side, start + length)];
  return from < to ? [from, to - from] : undefined;
}

function within(view: MatrixView, { count, side }: MatrixWindow): MatrixView {
  const most = Math.max(0, view.cell * count - side);
  const kept = (hidden: number) => Math.min(most, Math.max(0, hidden));
  return { ...view, x: kept(view.x), y: kept(view.y) };
}
