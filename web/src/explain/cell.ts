/** The weight matrices of a layer: W_Q, W_K, W_V, W_O. */
const matrixNames = ["queryWeights", "keyWeights", "valueWeights", "outputWeights"] as const;
/** What else a trained layer has learned: its layer norm's, and the bias of relative positions. */
const trainedParameterNames = ["gain", "shift", "relative"] as const;
const parameterNames = [...matrixNames, ...trainedParameterNames] as const;

/** The tensors that can be looked at, in the order in which they are computed. */
export const tensorNames = [
  "embedding",
  "factor",
  "position",
  "stream",
  "mean",
  "deviation",
  "gain",
  "shift",
  "x",
  ...matrixNames,
  "query",
  "key",
  "value",
  "scores",
  "scaled",
  "relative",
  "bias",
  "logits",
  "weights",
  "mixed",
  "output",
  "sum",
] as const;

export type ParameterName = (typeof parameterNames)[number];
export type TensorName = (typeof tensorNames)[number];

/** One number of a computation. Of tensors that have heads it is the viewed head's. */
export interface Cell {
  readonly tensor: TensorName;
  /** The token that the row belongs to, a query; a dimension in weight matrices. */
  readonly row: number;
  /** A key in squares; a dimension in the others. */
  readonly column: number;
  /** Where it is of another layer than the one that is looked at. */
  readonly layer?: number;
}

const squares: readonly TensorName[] = ["scores", "scaled", "bias", "logits", "weights"];

/** Whether the columns of a tensor are tokens, and there is a square for every head. */
export function isSquare(tensor: TensorName): boolean {
  return squares.includes(tensor);
}

/** Whether its rows are no tokens: it is the model's, not the text's. */
export function isParameter(tensor: TensorName): tensor is ParameterName {
  return (parameterNames as readonly TensorName[]).includes(tensor);
}

/** Whether it has columns for every head, side by side. */
export function isOfHeads(tensor: TensorName): boolean {
  return tensor === "query" || tensor === "key" || tensor === "value" || tensor === "mixed";
}

const ofTrained: readonly TensorName[] = [
  ...trainedParameterNames,
  "factor",
  "stream",
  "mean",
  "deviation",
  "bias",
  "logits",
  "sum",
];

/** Whether such a model, trained or not, has the tensor in any of its layers. */
export function isOfModel(tensor: TensorName, isTrained: boolean): boolean {
  return isTrained ? tensor !== "position" : !ofTrained.includes(tensor);
}

/** What the sizes of tensors follow from. */
export interface Extent {
  readonly tokens: number;
  readonly width: number;
  readonly heads: number;
  readonly headWidth: number;
  /** Of a trained model: how far apart relative positions are told apart. */
  readonly reach?: number;
}

export function rowsOf(tensor: TensorName, { tokens, width, heads, headWidth }: Extent): number {
  switch (tensor) {
    case "gain":
    case "shift":
      return 1;
    case "relative":
      return heads;
    case "outputWeights":
      return heads * headWidth;
    default:
      return isParameter(tensor) ? width : tokens;
  }
}

export function columnsOf(tensor: TensorName, extent: Extent): number {
  const { tokens, width, heads, headWidth, reach = 0 } = extent;
  if (isSquare(tensor)) return tokens;
  switch (tensor) {
    case "mean":
    case "deviation":
      return 1;
    case "relative":
      return 2 * reach + 1;
    case "queryWeights":
    case "keyWeights":
    case "valueWeights":
      return heads * headWidth;
    default:
      return isOfHeads(tensor) ? heads * headWidth : width;
  }
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
