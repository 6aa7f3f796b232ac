import type { Source } from "../../explain/source.js";
import type { Step } from "../../explain/steps.js";
import { blockColours, blocksOf, drawnValue, hasKeys, stateOf } from "../../views/flow-blocks.js";
import {
  cut,
  flowFontSize,
  layoutFlow,
  type FlowLayout,
  type Place,
} from "../../views/flow-layout.js";
import { arrows, blendRibbons } from "../../views/flow-ribbons.js";
import { meaningOf } from "../../views/meaning.js";
import type { Picture } from "../../views/picture.js";
import { join, nothing, tag, type Markup } from "../markup.js";
import { drawCells } from "./cells.js";
import { central, lettering, measureBold, type Drawing, type Frame } from "./frame.js";
import { hatchFill } from "./heatmap.js";

/** What was made before the present step is faint, as on the page. */
const faint = 0.55;

/** What every part of the picture is drawn from. */
interface Flow {
  readonly picture: Picture;
  readonly source: Source;
  readonly step: Step;
  readonly frame: Frame;
}

/** The whole computation of one head up to a step, as the page draws it. */
export function drawFlow(picture: Picture, source: Source, step: Step, frame: Frame): Drawing {
  const { layer, selection, mask, tokens } = picture;
  const blocks = blocksOf(layer, selection.head, mask);
  const layout = layoutFlow(blocks, tokens, frame.width, measureBold);
  const flow = { picture, source, step, frame };
  const body = join([
    lines(flow, layout),
    ...layout.places.map((place) => block(flow, layout, place)),
    ...labels(flow, layout),
  ]);
  return { width: layout.width, height: layout.height, body };
}

function lines({ picture, step, frame: { inks } }: Flow, layout: FlowLayout): Markup {
  return tag(
    "g",
    { fill: "none" },
    ...arrows(layout, step, picture.layer).map(({ d, to }) =>
      tag("path", { d, stroke: to ? inks[to] : inks.control }),
    ),
    ...blendRibbons(layout, step, picture).map(({ d, thickness }) =>
      tag("path", { d, stroke: inks.value, "stroke-opacity": 0.55, "stroke-width": thickness }),
    ),
  );
}

function block(flow: Flow, { hasNumbers }: FlowLayout, place: Place): Markup {
  const state = stateOf(place.block, flow.step);
  const { inks } = flow.frame;
  const box = boxOf(place);
  if (state === "coming") {
    const edge = { fill: "none", stroke: inks.hairline, "stroke-dasharray": "3 3" };
    return join([names(flow, place, true), tag("rect", { ...box, ...edge })]);
  }
  const isPresent = state === "present";
  const edge = isPresent ? { stroke: inks.ink, "stroke-width": 1.5 } : { stroke: inks.hairline };
  return join([
    names(flow, place, false),
    tag("g", { opacity: isPresent ? undefined : faint }, cells(flow, place)),
    tag("rect", { ...box, fill: "none", ...edge }),
    hasNumbers && place.block.kind === "square" ? numbers(flow, place, isPresent) : nothing,
    marks(flow, place),
  ]);
}

function boxOf({ x, y, rows, columns, cellWidth, cellHeight }: Place) {
  return { x, y, width: columns * cellWidth, height: rows * cellHeight };
}

/** A block's name in its colour, and its shape. */
function names({ picture, frame }: Flow, { block, x, caption }: Place, isComing: boolean): Markup {
  const { inks } = frame;
  const name = picture.words.text(`flow.${block.name}`);
  const meaning = meaningOf(block.tensor);
  const ink = isComing ? inks.quiet : meaning === "signed" ? inks.ink : inks[meaning];
  const shape = caption.isOneLine
    ? ([x + measureBold(name, 13) + 8, caption.y] as const)
    : ([x, caption.y + 14] as const);
  return join([
    lettering(name, caption.x, caption.y, { size: 13, ink, bold: true }),
    lettering(block.shape.join(" × "), ...shape, { size: 11, ink: inks.quiet }),
  ]);
}

function cells({ picture, source, frame }: Flow, place: Place): Markup {
  const { block, rows, columns } = place;
  const box = boxOf(place);
  const colours = blockColours(frame.theme, picture.palette, source, block);
  const valueAt = (row: number, column: number) => drawnValue(source, block, row, column);
  const hidesKeys = block.name === "masked" || block.name === "weights";
  return join([
    hidesKeys && picture.mask === "causal"
      ? tag("rect", { ...box, fill: hatchFill(frame.theme) })
      : nothing,
    drawCells({ rows, columns, colours, valueAt }, box),
  ]);
}

function numbers({ picture, source, frame }: Flow, place: Place, isPresent: boolean): Markup {
  const { block, x, y, rows, columns, cellWidth, cellHeight } = place;
  const colours = blockColours(frame.theme, picture.palette, source, block);
  const printed = Array.from({ length: rows * columns }, (_, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const value = drawnValue(source, block, row, column);
    if (value === undefined) return nothing;
    const ink = isPresent ? colours.ink(value) : frame.inks.ink;
    const middle = [x + (column + 0.5) * cellWidth, y + (row + 0.5) * cellHeight] as const;
    const style = { size: 11, ink, anchor: "middle" } as const;
    return lettering(picture.words.decimal(value), ...middle, style, central);
  });
  return join(printed);
}

/** The viewed query's row and, where a key is viewed, its column. */
function marks({ picture, frame: { inks } }: Flow, place: Place): Markup {
  const { block, cellWidth, cellHeight } = place;
  const { query, key } = picture.selection;
  const box = boxOf(place);
  const edge = { fill: "none", "stroke-width": 1.5 };
  const column =
    key !== null && (block.kind === "column" || hasKeys(block))
      ? tag("rect", {
          ...box,
          x: box.x + key * cellWidth,
          width: cellWidth,
          ...edge,
          stroke: inks.key,
        })
      : nothing;
  if (block.kind === "column") return column;
  const height = Math.max(2, cellHeight);
  const row = { ...box, y: box.y + query * cellHeight, height, ...edge, stroke: inks.query };
  return join([tag("rect", row), column]);
}

function labels({ picture, frame: { inks } }: Flow, layout: FlowLayout): Markup[] {
  const { rowStarts, rowHeight, gutter, hasRowLabels } = layout;
  const { query } = picture.selection;
  return rowStarts.flatMap((top) =>
    picture.tokens.map((token, row) => {
      const bold = row === query;
      if (!hasRowLabels && !bold) return nothing;
      const ink = bold ? inks.query : inks.ink;
      const style = { size: flowFontSize, ink, anchor: "end", bold } as const;
      return lettering(
        cut(token, gutter - 10),
        gutter - 8,
        top + (row + 0.5) * rowHeight,
        style,
        central,
      );
    }),
  );
}
