import { layoutLines, linePath, shownLines } from "../../views/lines-layout.js";
import type { Chip, LinesLayout } from "../../views/lines-layout.js";
import { lineOffsets, lineOpacity, lineWidth } from "../../views/line-weight.js";
import type { Picture } from "../../views/picture.js";
import { isVisible, viewedRow } from "../../views/trace-parts.js";
import { join, nothing, tag, type Attributes, type Markup } from "../markup.js";
import { central, lettering, type Drawing, type Frame } from "./frame.js";

/** Token-to-token lines of the viewed query: thickness is weight. */
export function drawLines(picture: Picture, frame: Frame): Drawing {
  const { tokens, direction, selection, mask } = picture;
  const layout = layoutLines(tokens, frame.width, direction, frame.measure);
  const row = viewedRow(picture);
  const shown = shownLines(layout, row, selection.query, mask);
  const isRows = layout.kind === "rows";
  const body = join([
    isRows ? captions(picture, layout, frame) : nothing,
    lines(picture, layout, row, shown, frame),
    ...tokens.map((_, query) => queryChip(picture, layout, query, row, frame)),
    ...(isRows
      ? tokens.map((_, key) => keyChip(picture, layout, key, row, frame))
      : shown.map((key) => share(picture, layout.keys[key], row[key], 11, frame))),
  ]);
  return { width: layout.width, height: layout.height, body };
}

function captions({ words }: Picture, { width, height }: LinesLayout, { inks }: Frame): Markup {
  const style = { size: 13, ink: inks.quiet, anchor: "middle" } as const;
  return join([
    lettering(words.text("lines.queries"), width / 2, 13, style),
    lettering(words.text("lines.keys"), width / 2, height - 4, style),
  ]);
}

function lines(
  { selection, direction }: Picture,
  layout: LinesLayout,
  row: Float32Array,
  shown: readonly number[],
  { inks }: Frame,
): Markup {
  // Mirrored text has its keys from right to left, and so its shares.
  const side = direction === "rtl" ? -1 : 1;
  const offsets = lineOffsets(row);
  const paths = shown.map((key) => {
    const weight = row[key] ?? 0;
    return tag("path", {
      d: linePath(layout, selection.query, key, side * (offsets[key] ?? 0)),
      "stroke-width": lineWidth(weight, layout.kind),
      "stroke-opacity": lineOpacity(weight),
      opacity: selection.key !== null && selection.key !== key ? 0.25 : undefined,
    });
  });
  return tag("g", { fill: "none", stroke: inks.weight }, ...paths);
}

function queryChip(
  { tokens, selection, lockedQuery, mask, palette }: Picture,
  { kind, queries, fontSize }: LinesLayout,
  query: number,
  row: Float32Array,
  { inks }: Frame,
): Markup {
  const isText = kind === "text";
  const isViewed = query === selection.query;
  const isMasked = isText && !isVisible(mask, selection.query, query);
  const weight = row[query] ?? 0;
  const ground = query === lockedQuery ? inks["query-tint"] : inks.surface;
  const plainInk = isMasked ? inks.quiet : isViewed ? inks.query : inks.ink;
  return chip(queries[query], tokens[query], fontSize, {
    fill: isText ? palette.colour(weight) : ground,
    stroke: isViewed ? inks.query : inks.control,
    ink: isText && !isMasked ? palette.ink(weight) : plainInk,
    isBold: isViewed,
    isMasked,
  });
}

function keyChip(
  picture: Picture,
  { keys, fontSize }: LinesLayout,
  key: number,
  row: Float32Array,
  frame: Frame,
): Markup {
  const { tokens, selection, mask } = picture;
  const { inks } = frame;
  const isMasked = !isVisible(mask, selection.query, key);
  const isPicked = key === selection.key;
  const shape = chip(keys[key], tokens[key], fontSize, {
    fill: inks.surface,
    stroke: isPicked ? inks.key : inks.control,
    ink: isMasked ? inks.quiet : inks.ink,
    isBold: false,
    isThick: isPicked,
    isMasked,
  });
  return isMasked ? shape : join([shape, share(picture, keys[key], row[key], 14, frame)]);
}

interface ChipStyle {
  readonly fill: string;
  readonly stroke: string;
  readonly ink: string;
  readonly isBold: boolean;
  readonly isThick?: boolean;
  readonly isMasked: boolean;
}

function chip(place: Chip | undefined, label = "", size: number, style: ChipStyle): Markup {
  if (!place) return nothing;
  const { x, y, width, height } = place;
  const edge: Attributes = {
    stroke: style.stroke,
    "stroke-width": style.isBold || style.isThick ? 2 : undefined,
    "stroke-dasharray": style.isMasked ? "2 4" : undefined,
  };
  const middle = [x + width / 2, y + height / 2] as const;
  return join([
    tag("rect", { x, y, width, height, rx: 6, fill: style.fill, ...edge }),
    lettering(
      label,
      ...middle,
      { size, ink: style.ink, anchor: "middle", bold: style.isBold },
      central,
    ),
  ]);
}

/** The weight under a key, as a share; its rim keeps it readable over lines. */
function share(
  { words }: Picture,
  place: Chip | undefined,
  weight = 0,
  size: number,
  { inks }: Frame,
): Markup {
  if (!place) return nothing;
  const [x, y] = [place.x + place.width / 2, place.y + place.height + size + 3];
  const rim = { stroke: inks.surface, "stroke-width": 3, "paint-order": "stroke" };
  return lettering(words.percent(weight), x, y, { size, ink: inks.ink, anchor: "middle" }, rim);
}
