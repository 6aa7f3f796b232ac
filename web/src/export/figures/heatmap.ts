import type { Mask } from "../../engine/types.js";
import { heatmapPixels } from "../../views/heatmap.js";
import type { Palette, SignedPalette, Theme } from "../../views/palette.js";
import { isVisible } from "../../views/trace-parts.js";
import { join, nothing, tag, type Markup } from "../markup.js";
import { encodePng, pngAddress } from "../png.js";
import type { Frame } from "./frame.js";

/** Numbers for every query and key, and how they are drawn. */
export interface Square {
  readonly values: Float32Array; // [tokens, tokens]
  readonly colours: Palette | SignedPalette;
  readonly mask: Mask;
}

/** Up to this many tokens every cell is a rectangle of its own; beyond, one bitmap holds all. */
const mostRectangles = 64;

/** A square of cells with its edge: rows are queries, columns are keys, masked cells hatched. */
export function heatmap(
  square: Square,
  tokens: number,
  [x, y, side]: readonly [number, number, number],
  { theme, inks }: Frame,
): Markup {
  const place = { x, y, width: side, height: side };
  const ground =
    square.mask === "causal" ? tag("rect", { ...place, fill: `url(#${hatchId(theme)})` }) : nothing;
  const cells =
    tokens <= mostRectangles
      ? rectangles(square, tokens, `translate(${x} ${y}) scale(${side / tokens})`)
      : bitmap(square, tokens, place);
  return join([ground, cells, tag("rect", { ...place, fill: "none", stroke: inks.hairline })]);
}

/** One unit a cell: x is the key, y the query. */
function rectangles({ values, colours, mask }: Square, tokens: number, transform: string): Markup {
  const cells = Array.from(values, (value, cell) => {
    const [query, key] = [Math.floor(cell / tokens), cell % tokens];
    if (!isVisible(mask, query, key)) return nothing;
    return tag("rect", { x: key, y: query, width: 1, height: 1, fill: colours.colour(value) });
  });
  // Crisp: smoothed edges would let the ground shine through between cells.
  return tag("g", { transform, "shape-rendering": "crispEdges" }, ...cells);
}

function bitmap(
  { values, colours, mask }: Square,
  tokens: number,
  place: Readonly<Record<"x" | "y" | "width" | "height", number>>,
): Markup {
  const pixels = new Uint32Array(tokens * tokens);
  heatmapPixels(values, tokens, mask, colours, pixels);
  const href = pngAddress(encodePng(pixels, tokens, tokens));
  return tag("image", {
    ...place,
    href,
    preserveAspectRatio: "none",
    "image-rendering": "pixelated",
  });
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

function hatchId(theme: Theme): string {
  return `attention-lab-masked-${theme}`;
}
