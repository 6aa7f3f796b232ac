import type { Tensor } from "../engine/types.js";
import {
  columnsOf,
  type Cell,
  isOfHeads,
  rowsOf,
  type Extent,
  type TensorName,
} from "../explain/cell.js";
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
  /** The cell whose making is shown, which is in sight however the tensor is folded. */
  readonly chosen?: Pick<Cell, "row" | "column"> | undefined;
}

export function tensorExtent(
  layer: Extent,
  { tensor, head, ownColumns, isWhole, chosen }: TensorView,
): TensorExtent {
  const { headWidth, reach = 0 } = layer;
  const ownStart = head * headWidth;
  // A head owns columns of what is its own, and of W_O, which takes in its columns, rows.
  const ownsRows = ownColumns && tensor === "outputWeights";
  const ownsColumns = ownColumns && (isOfHeads(tensor) || isProjection(tensor));
  const rows = ownsRows ? headWidth : rowsOf(tensor, layer);
  const columns = ownsColumns ? headWidth : columnsOf(tensor, layer);
  // Of the distances, those that are near are shown: 0 stands in the middle.
  const nearest = tensor === "relative" ? Math.max(0, reach - foldedColumns / 2) : 0;
  const down = { start: ownsRows ? ownStart : 0, count: rows, most: foldedRows };
  const across = { start: ownsColumns ? ownStart : 0, count: columns, most: foldedColumns };
  const vertical = isWhole ? whole(down) : folded(down, down.start, chosen?.row);
  const horizontal = isWhole
    ? whole(across)
    : folded(across, across.start + nearest, chosen?.column);
  return {
    firstRow: vertical.first,
    first: horizontal.first,
    rows,
    columns,
    shownRows: vertical.shown,
    shownColumns: horizontal.shown,
  };
}

/** What there is along one axis, and how much of it a folded tensor shows. */
interface Axis {
  readonly start: number;
  readonly count: number;
  readonly most: number;
}

function whole({ start, count }: Axis) {
  return { first: start, shown: count };
}

/** The usual window, or the one that has what is chosen: windows do not move by a choice within them. */
function folded({ start, count, most }: Axis, usual: number, chosen = usual) {
  const end = start + count;
  const isOutside = chosen < start || chosen >= end;
  const isUsual = isOutside || (chosen >= usual && chosen < usual + most);
  const first = isUsual ? usual : chosen - ((chosen - start) % most);
  return { first, shown: Math.min(most, end - first) };
}

function isProjection(tensor: TensorName): boolean {
  return tensor === "queryWeights" || tensor === "keyWeights" || tensor === "valueWeights";
}

/** The strongest colour is that of the tensor's largest magnitude, and of 1 for weights. */
export function tensorPalette(theme: Theme, tensor: TensorName, values?: Tensor): SignedPalette {
  const largest = tensor === "weights" ? 1 : (values && largestMagnitude(values.data)) || 1;
  return new SignedPalette(theme, largest, meaningOf(tensor));
}

/** A matrix of the parameters has a quarter of a million numbers: they are gone through once. */
const magnitudes = new WeakMap<Float32Array, number>();

function largestMagnitude(data: Float32Array): number {
  let largest = magnitudes.get(data);
  if (largest === undefined) {
    largest = 0;
    for (let index = 0; index < data.length; index += 1) {
      largest = Math.max(largest, Math.abs(data[index] ?? 0));
    }
    magnitudes.set(data, largest);
  }
  return largest;
}
