import { cellPixels } from "../../views/heatmap.js";
import type { Palette, SignedPalette } from "../../views/palette.js";
import { nothing, tag, type Markup } from "../markup.js";
import { encodePng, pngAddress } from "../png.js";

/** Numbers in rows and columns, and how they are drawn. */
export interface Cells {
  readonly rows: number;
  readonly columns: number;
  readonly colours: Palette | SignedPalette;
  /** Undefined where what lies behind shows. */
  valueAt(row: number, column: number): number | undefined;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Up to so many cells each is a rectangle of its own; beyond, one bitmap holds all. */
const mostRectangles = 64 * 64;

export function drawCells(cells: Cells, place: Place, most = mostRectangles): Markup {
  return cells.rows * cells.columns <= most ? rectangles(cells, place) : bitmap(cells, place);
}

/** One unit a cell. */
function rectangles(
  { rows, columns, colours, valueAt }: Cells,
  { x, y, width, height }: Place,
): Markup {
  const drawn = Array.from({ length: rows * columns }, (_, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const value = valueAt(row, column);
    if (value === undefined) return nothing;
    return tag("rect", { x: column, y: row, width: 1, height: 1, fill: colours.colour(value) });
  });
  const scale =
    width / columns === height / rows ? [width / columns] : [width / columns, height / rows];
  const transform = `translate(${x} ${y}) scale(${scale.join(" ")})`;
  // Crisp: smoothed edges would let the ground shine through between cells.
  return tag("g", { transform, "shape-rendering": "crispEdges" }, ...drawn);
}

function bitmap({ rows, columns, colours, valueAt }: Cells, place: Place): Markup {
  const pixels = new Uint32Array(rows * columns);
  cellPixels(rows, columns, valueAt, colours, pixels);
  return tag("image", {
    ...place,
    href: pngAddress(encodePng(pixels, columns, rows)),
    preserveAspectRatio: "none",
    // Cells narrower than a pixel are averaged: drawn sharp, most of them would be left out.
    "image-rendering": place.width < columns ? undefined : "pixelated",
  });
}
