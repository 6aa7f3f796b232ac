/** Where the blocks of the whole computation stand: plain geometry, in CSS pixels. */
import type { Block } from "./flow-blocks.js";
import type { Measure } from "./lines-layout.js";

/** A block's cells, as drawn: `rows` × `columns` of them. */
export interface Place {
  readonly block: Block;
  readonly x: number;
  readonly y: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Where its name stands; its shape is beside or below it. */
  readonly caption: { readonly x: number; readonly y: number; readonly isOneLine: boolean };
}

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly places: readonly Place[];
  /** Where rows of tokens begin: one for every line of the picture. */
  readonly rowStarts: readonly number[];
  readonly rowHeight: number;
  /** Where the labels of rows end. */
  readonly gutter: number;
  readonly hasRowLabels: boolean;
  /** Numbers fit into the squares. */
  readonly hasNumbers: boolean;
  readonly isOneLine: boolean;
}

const widestCell = 44;
const vectorCell = 7;
const gap = 34;
/** Where the values flow into the blend. */
const blendGap = 64;
const captionHeight = 36;
const narrowestSquare = 96;
const widestSquare = 200;
const narrowestWithNumber = 34;
const narrowestWithLabel = 13;
export const flowFontSize = 12;

export function layoutFlow(
  blocks: readonly Block[],
  tokens: readonly string[],
  width: number,
  measure: Measure,
): FlowLayout {
  const labels = tokens.map((token) => measure(token, flowFontSize));
  const gutter = Math.min(Math.max(...labels, 0) + 12, width / 5);
  const inline = blocks.filter(({ kind }) => kind !== "column");
  const squares = inline.filter(({ kind }) => kind === "square").length;
  const fixed = inline.reduce(
    (sum, block) =>
      sum + gapBefore(block) + (block.kind === "row" ? block.columns.length * vectorCell : 0),
    gutter,
  );
  const shared = (width - fixed) / squares;
  const isOneLine = shared >= narrowestSquare;
  const widest = Math.min(widestSquare, tokens.length * widestCell);
  const side = Math.min(widest, isOneLine ? shared : (width - gutter - 2 * gap) / 2);
  const cell = side / tokens.length;
  const lines = linesOf(inline, width - gutter, side);
  const vectorHeight = (name: string) =>
    (blocks.find((block) => block.name === name)?.columns.length ?? 0) * vectorCell;

  const places: Place[] = [];
  const rowStarts: number[] = [];
  let y = 0;
  for (const line of lines) {
    const meetsKeys = line.some(({ name }) => name === "scores");
    const meetsValues = line.some(({ name }) => name === "weights");
    const keyHeight = meetsKeys ? vectorHeight("key") + captionHeight / 2 + 14 : 0;
    const top = y + keyHeight + captionHeight;
    rowStarts.push(top);
    let x = gutter - (line[0] ? gapBefore(line[0]) : 0);
    for (const block of line) {
      x += gapBefore(block);
      const isSquare = block.kind === "square";
      const cellWidth = isSquare ? cell : vectorCell;
      places.push({
        block,
        x,
        y: top,
        rows: tokens.length,
        columns: block.columns.length,
        cellWidth,
        cellHeight: cell,
        caption: { x, y: top - captionHeight + 14, isOneLine: false },
      });
      const standing = standingAt(blocks, block, tokens.length, x, cell, y, top + side);
      if (standing) places.push(standing);
      x += cellWidth * block.columns.length;
    }
    y = top + side + (meetsValues ? vectorHeight("value") + captionHeight / 2 + 56 : 14);
  }
  return {
    width,
    height: y,
    places,
    rowStarts,
    rowHeight: cell,
    gutter,
    hasRowLabels: cell >= narrowestWithLabel,
    hasNumbers: cell >= narrowestWithNumber,
    isOneLine,
  };
}

function gapBefore({ name }: Block): number {
  if (name === "x") return 0;
  return name === "mixed" ? blendGap : gap;
}

/** Greedily, as a text is broken into lines. */
function linesOf(inline: readonly Block[], room: number, side: number): Block[][] {
  const lines: Block[][] = [];
  let used = Infinity;
  for (const block of inline) {
    const own = block.kind === "square" ? side : block.columns.length * vectorCell;
    const withGap = own + gapBefore(block);
    if (used + withGap > room) {
      lines.push([]);
      used = own;
    } else used += withGap;
    lines.at(-1)?.push(block);
  }
  return lines;
}

/** The keys stand above the scores, the values below the weights: each token in its own column. */
function standingAt(
  blocks: readonly Block[],
  { name }: Block,
  tokens: number,
  x: number,
  cell: number,
  lineTop: number,
  squareBottom: number,
): Place | undefined {
  const wanted = name === "scores" ? "key" : name === "weights" ? "value" : undefined;
  const block = blocks.find((candidate) => candidate.name === wanted);
  if (!block) return undefined;
  const y = wanted === "key" ? lineTop + captionHeight / 2 : squareBottom + 24;
  return {
    block,
    x,
    y,
    rows: block.columns.length,
    columns: tokens,
    cellWidth: cell,
    cellHeight: vectorCell,
    caption: {
      x,
      y: y - 5,
      isOneLine: true,
    },
  };
}

/** What is under a point: a block, and in it a token and a column of its tensor. */
export function flowCellAt(
  { places }: FlowLayout,
  x: number,
  y: number,
): { block: Block; token: number; column: number } | undefined {
  for (const { block, x: left, y: top, rows, columns, cellWidth, cellHeight } of places) {
    const [row, column] = [Math.floor((y - top) / cellHeight), Math.floor((x - left) / cellWidth)];
    if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
    return block.kind === "column"
      ? { block, token: column, column: block.columns[row] ?? 0 }
      : { block, token: row, column: block.columns[column] ?? 0 };
  }
  return undefined;
}
