import type { Mask } from "../../engine/types.js";
import type { Palette, SignedPalette, Theme } from "../../views/palette.js";
import { isVisible } from "../../views/trace-parts.js";
import { join, nothing, tag, type Markup } from "../markup.js";
import { drawCells } from "./cells.js";
import type { Frame } from "./frame.js";

/** Numbers for every query and key, and how they are drawn. */
export interface Square {
  readonly values: Float32Array; // [tokens, tokens]
  readonly colours: Palette | SignedPalette;
  readonly mask: Mask;
}

/** A square of cells with its edge: rows are queries, columns are keys, masked cells hatched. */
export function heatmap(
  { values, colours, mask }: Square,
  tokens: number,
  [x, y, side]: readonly [number, number, number],
  { theme, inks }: Frame,
): Markup {
  const place = { x, y, width: side, height: side };
  const ground = mask === "causal" ? tag("rect", { ...place, fill: hatchFill(theme) }) : nothing;
  const valueAt = (query: number, key: number) =>
    isVisible(mask, query, key) ? values[query * tokens + key] : undefined;
  return join([
    ground,
    drawCells({ rows: tokens, columns: tokens, colours, valueAt }, place),
    tag("rect", { ...place, fill: "none", stroke: inks.hairline }),
  ]);
}

/** The ground of masked cells, which no weight has. */
export function hatch({ theme, inks }: Frame): Markup {
  const size = { width: 5, height: 5 };
  return tag(
    "pattern",
    { id: hatchId(theme), ...size, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    tag("rect", { ...size, fill: inks.surface }),
    tag("rect", { width: 1, height: 5, fill: inks.masked }),
  );
}

export function hatchFill(theme: Theme): string {
  return `url(#${hatchId(theme)})`;
}

function hatchId(theme: Theme): string {
  return `attention-lab-masked-${theme}`;
}
