import type { LayerTrace } from "../engine/types.js";

/** The weight matrices of a layer: W_Q, W_K, W_V, W_O. */
const parameterNames = ["queryWeights", "keyWeights", "valueWeights", "outputWeights"] as const;

/** The tensors that can be looked at, in the order in which they are computed. */
export const tensorNames = [
  "embedding",
  "position",
  "x",
  ...parameterNames,
  "query",
  "key",
  "value",
  "scores",
  "scaled",
  "weights",
  "mixed",
  "output",
] as const;

export type ParameterName = (typeof parameterNames)[number];
export type TensorName = (typeof tensorNames)[number];

/** One number of a computation. Of tensors that have heads it is the viewed head's. */
export interface Cell {
  readonly tensor: TensorName;
  /** The token that the row belongs to, a query; a dimension in weight matrices. */
  readonly row: number;
  /** A key in scores, scaled and weights; a dimension in the others. */
  readonly column: number;
}

/** Whether the columns of a tensor are tokens, and there is a square for every head. */
export function isSquare(tensor: TensorName): boolean {
  return tensor === "scores" || tensor === "scaled" || tensor === "weights";
}

/** Whether it is a weight matrix, whose rows and columns are dimensions. */
export function isParameter(tensor: TensorName): tensor is ParameterName {
  return (parameterNames as readonly TensorName[]).includes(tensor);
}

type Extent = Pick<LayerTrace, "tokens" | "width">;

export function rowsOf(tensor: TensorName, { tokens, width }: Extent): number {
  return isParameter(tensor) ? width : tokens;
}

export function columnsOf(tensor: TensorName, { tokens, width }: Extent): number {
  return isSquare(tensor) ? tokens : width;
}

/** “weights.1.2”, as in a link. */
export function formatCell({ tensor, row, column }: Cell): string {
  return `${tensor}.${row}.${column}`;
}

/** The cell that a text names, or undefined where it names none. */
export function parseCell(text: string): Cell | undefined {
  const [, name, row, column] = /^([a-zA-Z]+)\.(\d{1,4})\.(\d{1,4})$/.exec(text) ?? [];
  const tensor = tensorNames.find((candidate) => candidate === name);
  return tensor && { tensor, row: Number(row), column: Number(column) };
}
