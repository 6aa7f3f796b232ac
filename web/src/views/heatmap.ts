import type { Mask } from "../engine/types.js";

/** A palette, of weights or of signed numbers. */
export interface Colours {
  /** In this machine's byte order. */
  readonly pixels: Uint32Array;
  index(value: number): number;
  paint(values: Float32Array, pixels: Uint32Array): void;
  ink(value: number): string;
}

/**
 * Paints a square of weights, one pixel a cell; CSS scales it. Masked cells stay transparent, so that
 * what lies behind tells them from weights of 0.
 */
export function paintHeatmap(
  canvas: HTMLCanvasElement,
  square: Float32Array, // [tokens, tokens]
  tokens: number,
  mask: Mask,
  colours: Colours,
): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  if (canvas.width !== tokens) canvas.width = canvas.height = tokens;
  const image = clearImage(context, tokens, tokens);
  heatmapPixels(square, tokens, mask, colours, new Uint32Array(image.data.buffer));
  context.putImageData(image, 0, 0);
}

let lastImage: ImageData | undefined;

/** The last one again where it has the size: eight maps of 512 tokens are 8 MB of fresh memory. */
function clearImage(context: CanvasRenderingContext2D, width: number, height: number): ImageData {
  if (lastImage?.width === width && lastImage.height === height) lastImage.data.fill(0);
  else lastImage = context.createImageData(width, height);
  return lastImage;
}

/** Writes the cells' colours, and leaves those of masked cells as they are. */
function heatmapPixels(
  square: Float32Array, // [tokens, tokens]
  tokens: number,
  mask: Mask,
  colours: Pick<Colours, "paint">,
  pixels: Uint32Array, // [tokens, tokens], written
): void {
  if (mask === "none") return colours.paint(square, pixels);
  for (let query = 0; query < tokens; query += 1) {
    const [start, end] = [query * tokens, query * tokens + query + 1];
    colours.paint(square.subarray(start, end), pixels.subarray(start, end));
  }
}

/** Paints any cells, one pixel each; a cell without a number stays transparent. */
export function paintCells(
  canvas: HTMLCanvasElement,
  rows: number,
  columns: number,
  valueAt: (row: number, column: number) => number | undefined,
  colours: Colours,
): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const image = clearImage(context, columns, rows);
  cellPixels(rows, columns, valueAt, colours, new Uint32Array(image.data.buffer));
  context.putImageData(image, 0, 0);
}

/** Writes the colours of any cells, row by row, and leaves those without a number as they are. */
export function cellPixels(
  rows: number,
  columns: number,
  valueAt: (row: number, column: number) => number | undefined,
  colours: Pick<Colours, "pixels" | "index">,
  pixels: Uint32Array, // [rows, columns], written
): void {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const value = valueAt(row, column);
      if (value === undefined) continue;
      pixels[row * columns + column] = colours.pixels[colours.index(value)] ?? 0;
    }
  }
}
