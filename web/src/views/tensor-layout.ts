import type { LayerTrace, Tensor } from "../engine/types.js";
import { isSquare, type TensorName } from "../explain/cell.js";
import { SignedPalette, type Theme } from "./palette.js";

/** Beyond these a tensor is folded, until all of it is asked for. */
const foldedColumns = 12;
const foldedRows = 12;

/** How much there is of a tensor, and how much of it is shown. */
export interface TensorExtent {
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
  /** Only the viewed head's columns. */
  readonly ownColumns: boolean;
  readonly isWhole: boolean;
}

export function tensorExtent(
  { tokens, width, heads }: Pick<LayerTrace, "tokens" | "width" | "heads">,
  { tensor, head, ownColumns, isWhole }: TensorView,
): TensorExtent {
  const isOwn = ownColumns && !isSquare(tensor);
  const columns = isSquare(tensor) ? tokens : isOwn ? width / heads : width;
  return {
    first: isOwn ? head * columns : 0,
    rows: tokens,
    columns,
    shownRows: isWhole ? tokens : Math.min(tokens, foldedRows),
    shownColumns: isWhole ? columns : Math.min(columns, foldedColumns),
  };
}

/** The strongest colour is that of the tensor's largest magnitude, and of 1 for weights. */
export function tensorPalette(theme: Theme, tensor: TensorName, { data }: Tensor): SignedPalette {
  if (tensor === "weights") return new SignedPalette(theme, 1);
  return new SignedPalette(
    theme,
    data.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1,
  );
}
