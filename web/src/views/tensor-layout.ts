import type { Tensor } from "../engine/types.js";
import { columnsOf, isOfHeads, rowsOf, type Extent, type TensorName } from "../explain/cell.js";
import { meaningOf } from "./meaning.js";
import { SignedPalette, type Theme } from "./palette.js";

/** Beyond these a tensor is folded, until all of it is asked for. */
const foldedColumns = 12;
const foldedRows = 12;

/** How much there is of a tensor, and how much of it is shown. */
export interface TensorExtent {
  readonly firstRow: number;
  /** The first column. */
  readonly first: number;
  readonly rows: number;
  readonly columns: number;
  readonly shownRows: number;
  readonly shownColumns: number;
}

export interface TensorView {
  readonly tensor: TensorName;
  readonly head: number;
  /** Only what the viewed head owns of it. */
  readonly ownColumns: boolean;
  readonly isWhole: boolean;
}

export function tensorExtent(
  layer: Extent,
  { tensor, head, ownColumns, isWhole }: TensorView,
): TensorExtent {
  const { headWidth } = layer;
  const ownStart = head * headWidth;
  // A head owns columns of what is its own, and of W_O, which takes in its columns, rows.
  const ownsRows = ownColumns && tensor === "outputWeights";
  const ownsColumns = ownColumns && (isOfHeads(tensor) || isProjection(tensor));
  const rows = ownsRows ? headWidth : rowsOf(tensor, layer);
  const columns = ownsColumns ? headWidth : columnsOf(tensor, layer);
  return {
    firstRow: ownsRows ? ownStart : 0,
    first: ownsColumns ? ownStart : 0,
    rows,
    columns,
    shownRows: isWhole ? rows : Math.min(rows, foldedRows),
    shownColumns: isWhole ? columns : Math.min(columns, foldedColumns),
  };
}

function isProjection(tensor: TensorName): boolean {
  return tensor === "queryWeights" || tensor === "keyWeights" || tensor === "valueWeights";
}

/** The strongest colour is that of the tensor's largest magnitude, and of 1 for weights. */
export function tensorPalette(
  theme: Theme,
  tensor: TensorName,
  values: Tensor | undefined,
): SignedPalette {
  const largest =
    (values?.data ?? new Float32Array()).reduce(
      (most, value) => Math.max(most, Math.abs(value)),
      0,
    ) || 1;
  return new SignedPalette(theme, tensor === "weights" ? 1 : largest, meaningOf(tensor));
}
