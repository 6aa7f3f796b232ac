/** Where the tokens stand in the picture of lines: plain geometry, in CSS pixels. */
import type { Mask } from "../engine/types.js";
import { isVisible } from "./trace-parts.js";

export interface Chip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LinesLayout {
  /** rows: queries above, keys below. text: too long for that, so one wrapped text is both. */
  readonly kind: "rows" | "text";
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly queries: readonly Chip[];
  readonly keys: readonly Chip[];
}

/** The width of a label at a font size. */
export type Measure = (label: string, fontSize: number) => number;

const rows = { fontSize: 20, padding: 16, gap: 14, chipHeight: 48, fall: 140 };
const text = { fontSize: 15, padding: 8, gap: 4, chipHeight: 36, lineGap: 20, lift: 40 };
/** Beside the label of a row ("query", "key"), over its chips. */
const captionHeight = 24;
/** Under each key: its percentage. */
const percentHeight = 26;

export function layoutLines(
  labels: readonly string[],
  width: number,
  direction: "ltr" | "rtl",
  measure: Measure,
): LinesLayout {
  const layout = inRows(labels, width, measure) ?? asText(labels, width, measure);
  return direction === "rtl" ? mirrored(layout) : layout;
}

/** Undefined where the labels are wider together; those that come after that are not measured. */
function inRows(
  labels: readonly string[],
  width: number,
  measure: Measure,
): LinesLayout | undefined {
  const widths: number[] = [];
  let total = -rows.gap;
  for (const label of labels) {
    const chip = Math.max(rows.chipHeight, measure(label, rows.fontSize) + 2 * rows.padding);
    widths.push(chip);
    total += chip + rows.gap;
    if (total > width) return undefined;
  }
  // Room to spare goes between the tokens, so that lines fan out, but never so much that they lie flat.
  const spare = widths.length > 1 ? (width - total) / (widths.length + 1) : 0;
  const gap = rows.gap + Math.min(spare, 110);
  let x = (width - (total + (gap - rows.gap) * (widths.length - 1))) / 2;
  const queries = widths.map((chipWidth) => {
    const chip = { x, y: captionHeight, width: chipWidth, height: rows.chipHeight };
    x += chipWidth + gap;
    return chip;
  });
  const keyY = captionHeight + rows.chipHeight + rows.fall;
  return {
    kind: "rows",
    width,
    height: keyY + rows.chipHeight + percentHeight + captionHeight,
    fontSize: rows.fontSize,
    queries,
    keys: queries.map((chip) => ({ ...chip, y: keyY })),
  };
}

function asText(labels: readonly string[], width: number, measure: Measure): LinesLayout {
  let x = 0;
  // Lines arch over the first row.
  let y = text.lift;
  const chips = labels.map((label) => {
    const chipWidth = Math.min(
      width,
      Math.max(28, measure(label, text.fontSize) + 2 * text.padding),
    );
    if (x > 0 && x + chipWidth > width) {
      x = 0;
      y += text.chipHeight + text.lineGap;
    }
    const chip = { x, y, width: chipWidth, height: text.chipHeight };
    x += chipWidth + text.gap;
    return chip;
  });
  const height = y + text.chipHeight + text.lineGap;
  return { kind: "text", width, height, fontSize: text.fontSize, queries: chips, keys: chips };
}

function mirrored(layout: LinesLayout): LinesLayout {
  const mirror = (chip: Chip) => ({ ...chip, x: layout.width - chip.x - chip.width });
  return { ...layout, queries: layout.queries.map(mirror), keys: layout.keys.map(mirror) };
}

/** The line from a query's chip, `offset` from its middle, to a key's, as an SVG path. */
export function linePath(
  { kind, queries, keys }: LinesLayout,
  query: number,
  key: number,
  offset = 0,
): string {
  const from = queries[query];
  const to = keys[key];
  if (!from || !to) return "";
  const [fromX, toX] = [from.x + from.width / 2, to.x + to.width / 2];
  if (kind === "rows") {
    const [top, bottom] = [from.y + from.height, to.y];
    const middle = (top + bottom) / 2;
    const startX = fromX + offset;
    return `M${startX} ${top}C${startX} ${middle} ${toX} ${middle} ${toX} ${bottom}`;
  }
  // From the top edge of one chip to that of the other, over the heads of those between.
  const lift = Math.min(text.lift, 14 + Math.abs(toX - fromX) / 12);
  const [fromY, toY] = [from.y, to.y];
  return `M${fromX} ${fromY}C${fromX} ${fromY - lift} ${toX} ${toY - lift} ${toX} ${toY}`;
}

/** In a long text only the keys with the largest weights get a line and a printed share. */
export const mostLines = 8;

/**
 * The keys that get a line, in the keys' order: a line that is moved in the document would grow anew.
 */
export function shownLines(
  { kind }: LinesLayout,
  row: Float32Array,
  query: number,
  mask: Mask,
  most = mostLines,
): number[] {
  const keys = Array.from(row.keys());
  if (kind === "text") keys.sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0)).splice(most);
  return keys.filter((key) => isVisible(mask, query, key)).sort((a, b) => a - b);
}
