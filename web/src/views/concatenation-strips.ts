/** The numbers of the picture of all heads into one output, and their colours: no geometry, no DOM. */
import type { LayerTrace, WeightTensors } from "../engine/types.js";
import type { HeadShare } from "../explain/head-shares.js";
import { rowOf } from "../explain/turn.js";
import { SignedPalette, type Theme } from "./palette.js";
import type { Picture } from "./picture.js";

/** Of a head's rows of W_O so many columns are drawn. */
const drawnColumns = 24;

/** How many numbers are drawn, for the words beside the picture. */
export function extentOf({ width, headWidth }: LayerTrace) {
  return { width, headWidth, columns: Math.min(drawnColumns, width) };
}

/** Numbers that are drawn as cells, row after row. */
export interface Strip {
  readonly values: ArrayLike<number>;
  readonly columns: number;
  readonly colours: SignedPalette;
}

/** The mixed numbers of the viewed token in a head, its rows of W_O, and what comes of both. */
export interface HeadStrips extends HeadShare {
  readonly strips: Readonly<Record<"mixed" | "rows" | "product", Strip>>;
}

export interface ConcatenationStrips {
  readonly heads: readonly HeadStrips[];
  readonly output: Strip;
  /** The output with every head on, where one is off. */
  readonly outputAllOn: Strip | undefined;
}

/** All but the weights share one scale, since the parts add up to the output. */
export function concatenationStrips(
  { layer, allOn, selection }: Picture,
  parameters: WeightTensors,
  shares: readonly HeadShare[],
  theme: Theme,
): ConcatenationStrips {
  const { width, headWidth } = layer;
  const mixed = rowOf(layer.mixed, selection.query);
  const output = rowOf(layer.output, selection.query);
  const before = allOn && rowOf(allOn.output, selection.query);
  const colours = new SignedPalette(theme, largestOf([mixed, output, before ?? []]));
  const ofWeights = new SignedPalette(theme, largestOf([parameters.output.data]));
  const whole = (values: ArrayLike<number>): Strip => ({ values, columns: width, colours });
  return {
    heads: shares.map((share) => {
      const { head, part } = share;
      const own = mixed.subarray(head * headWidth, (head + 1) * headWidth);
      const rows = headRows(layer, parameters, head);
      return {
        ...share,
        strips: {
          mixed: { values: own, columns: headWidth, colours },
          rows: { values: rows, columns: headWidth, colours: ofWeights },
          product: whole(part),
        },
      };
    }),
    output: whole(output),
    outputAllOn: before && whole(before),
  };
}

/** A head's rows of W_O, turned so that each stands under the mixed number that it multiplies. */
function headRows({ width, headWidth }: LayerTrace, { output }: WeightTensors, head: number) {
  const columns = Math.min(drawnColumns, width);
  return Float32Array.from({ length: columns * headWidth }, (_, cell) => {
    const row = head * headWidth + (cell % headWidth);
    return output.data[row * width + Math.floor(cell / headWidth)] ?? 0;
  });
}

function largestOf(rows: readonly ArrayLike<number>[]): number {
  let largest = 0;
  for (const row of rows) {
    for (let index = 0; index < row.length; index += 1) {
      largest = Math.max(largest, Math.abs(row[index] ?? 0));
    }
  }
  return largest || 1;
}
