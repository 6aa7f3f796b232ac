import type { LayerTrace } from "../engine/types.js";

/** The tensors of a trace, in the order in which they are computed. */
export const tensorNames = [
  "embedding",
  "position",
  "x",
  "query",
  "key",
  "value",
  "scores",
  "scaled",
  "weights",
  "mixed",
  "output",
] as const;

export type TensorName = (typeof tensorNames)[number];

/** One number of a trace. Of tensors that have heads it is the viewed head's. */
export interface Cell {
  readonly tensor: TensorName;
  /** The token that the row belongs to: a query. */
  readonly row: number;
  /** A key in scores, scaled and weights; a dimension in the others. */
  readonly column: number;
}

/** Whether the columns of a tensor are tokens, and there is a square for every head. */
export function isSquare(tensor: TensorName): boolean {
  return tensor === "scores" || tensor === "scaled" || tensor === "weights";
}

export function columnsOf(
  tensor: TensorName,
  { tokens, width }: Pick<LayerTrace, "tokens" | "width">,
) {
  return isSquare(tensor) ? tokens : width;
}

/** “weights.1.2”, as in a link. */
export function formatCell({ tensor, row, column }: Cell): string {
  return `${tensor}.${row}.${column}`;
}

/** The cell that a text names, or undefined where it names none. */
export function parseCell(text: string): Cell | undefined {
  const [, name, row, column] = /^([a-z]+)\.(\d{1,4})\.(\d{1,4})$/.exec(text) ?? [];
  const tensor = tensorNames.find((candidate) => candidate === name);
  return tensor && { tensor, row: Number(row), column: Number(column) };
}
