import type { SignedPalette } from "./palette.js";

/** Paints numbers as cells, one pixel each, row after row; CSS scales them. */
export function paintStrip(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  columns: number,
  palette: SignedPalette,
): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const rows = values.length / columns;
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const image = context.createImageData(columns, rows);
  palette.paint(values, new Uint32Array(image.data.buffer));
  context.putImageData(image, 0, 0);
  // Cells narrower than a pixel are averaged: drawn sharp, most of them would be left out.
  canvas.style.imageRendering = canvas.clientWidth < columns ? "auto" : "pixelated";
}
