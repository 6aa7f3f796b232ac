import { join } from "../markup.js";
import { placed, type Drawing } from "./frame.js";

/** Two drawings in a row; the right one starts at x. */
export function beside(left: Drawing, right: Drawing, x: number): Drawing {
  return {
    width: x + right.width,
    height: Math.max(left.height, right.height),
    body: join([placed(left, 0, 0), placed(right, x, 0)]),
  };
}

/** One below the other. */
export function stacked(drawings: readonly Drawing[], space = 24): Drawing {
  let y = 0;
  const pieces = drawings.map((drawing) => {
    const piece = placed(drawing, 0, y);
    y += drawing.height + space;
    return piece;
  });
  return {
    width: Math.max(...drawings.map(({ width }) => width)),
    height: y - space,
    body: join(pieces),
  };
}

/** Side by side as far as the width goes, then in further rows. */
export function flowing(drawings: readonly Drawing[], width: number, space = 32): Drawing {
  const rows: Drawing[] = [];
  for (const drawing of drawings) {
    const last = rows.at(-1);
    const x = (last?.width ?? 0) + space;
    if (last && x + drawing.width <= width) rows[rows.length - 1] = beside(last, drawing, x);
    else rows.push(drawing);
  }
  return stacked(rows);
}
