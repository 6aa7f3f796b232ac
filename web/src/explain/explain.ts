import type { LayerTrace, Mask, Tensor, Trace, WeightTensors } from "../engine/types.js";
import { isParameter, type Cell, type ParameterName, type TensorName } from "./cell.js";

/** A number of a sum: a product of two, or a single one. */
export interface Term {
  /** Which of the sum it is: a dimension or a token, counted from 0. */
  readonly index: number;
  readonly factors: readonly Factor[];
  /** The product of the factors. */
  readonly value: number;
}

export interface Factor {
  readonly value: number;
  /** Where it comes from. */
  readonly cell: Cell;
}

/** How a number is made from others; `terms` add up to `value`, except where a kind says otherwise. */
export type Explanation =
  | { readonly kind: "given"; readonly value: number }
  | {
      readonly kind: "sum";
      readonly over: "parts" | "dimensions" | "tokens";
      readonly value: number;
      readonly terms: readonly Term[];
    }
  /** value = from ÷ root ÷ temperature */
  | {
      readonly kind: "scaling";
      readonly value: number;
      readonly from: Factor;
      readonly root: number;
      readonly temperature: number;
    }
  /** value = exp(own logit − largest) ÷ the sum of all terms, each term an exp */
  | {
      readonly kind: "softmax";
      readonly value: number;
      readonly terms: readonly Term[];
      readonly largest: number;
      readonly total: number;
    }
  /** The mask hides the key, so that the weight is exactly 0. */
  | { readonly kind: "masked"; readonly value: number }
  /** The head that the number belongs to is switched off, so that it is exactly 0. */
  | { readonly kind: "off"; readonly value: number; readonly head: number };

/** What an explanation is read from. */
export interface Source {
  readonly trace: Trace;
  readonly layer: LayerTrace;
  readonly parameters: WeightTensors;
  readonly head: number;
  readonly mask: Mask;
  readonly scale: boolean;
  readonly temperature: number;
  /** Heads that are switched off. */
  readonly off: readonly number[];
}

const partOf = {
  queryWeights: "query",
  keyWeights: "key",
  valueWeights: "value",
  outputWeights: "output",
} as const satisfies Record<ParameterName, keyof WeightTensors>;

/** The value of a cell. */
export function valueOf(source: Source, cell: Cell): number {
  const { shape, data } = tensorOf(source, cell.tensor);
  const columns = shape.at(-1) ?? 0;
  const rows = shape.at(-2) ?? 0;
  const square = shape.length === 3 ? source.head * rows * columns : 0;
  return data[square + cell.row * columns + cell.column] ?? NaN;
}

export function tensorOf({ trace, layer, parameters }: Source, name: TensorName): Tensor {
  if (isParameter(name)) return parameters[partOf[name]];
  return name === "embedding" || name === "position" ? trace[name] : layer[name];
}

/** How the number of a cell is made; every equation is that of cpp/README.md. */
export function explain(source: Source, cell: Cell): Explanation {
  const value = valueOf(source, cell);
  switch (cell.tensor) {
    case "embedding":
    case "position":
    case "queryWeights":
    case "keyWeights":
    case "valueWeights":
    case "outputWeights":
      return { kind: "given", value };
    case "x":
      return sumOf(value, "parts", [
        [at(source, "embedding", cell.row, cell.column)],
        [at(source, "position", cell.row, cell.column)],
      ]);
    case "query":
    case "key":
    case "value":
      return projection(source, value, "x", `${cell.tensor}Weights`, cell);
    case "output":
      return projection(source, value, "mixed", "outputWeights", cell);
    case "scores":
      return score(source, value, cell);
    case "scaled":
      return scaling(source, value, cell);
    case "weights":
      return softmax(source, value, cell);
    case "mixed":
      return mix(source, value, cell);
  }
}

function at(source: Source, tensor: TensorName, row: number, column: number): Factor {
  const cell = { tensor, row, column };
  return { value: valueOf(source, cell), cell };
}

function sumOf(
  value: number,
  over: "parts" | "dimensions" | "tokens",
  products: readonly (readonly Factor[])[],
): Explanation {
  const terms = products.map((factors, index) => ({
    index,
    factors,
    value: factors.reduce((product, factor) => product * factor.value, 1),
  }));
  return { kind: "sum", over, value, terms };
}

/** from[row, :] · W[:, column] */
function projection(
  source: Source,
  value: number,
  from: "x" | "mixed",
  parameters: ParameterName,
  { row, column }: Cell,
): Explanation {
  const { width } = source.layer;
  const products = Array.from({ length: width }, (_, k) => [
    at(source, from, row, k),
    at(source, parameters, k, column),
  ]);
  return sumOf(value, "dimensions", products);
}

/** The head's query of the row · the head's key of the column. */
function score(source: Source, value: number, { row, column }: Cell): Explanation {
  const { first, headWidth } = headColumns(source);
  const products = Array.from({ length: headWidth }, (_, k) => [
    at(source, "query", row, first + k),
    at(source, "key", column, first + k),
  ]);
  return sumOf(value, "dimensions", products);
}

function scaling(source: Source, value: number, { row, column }: Cell): Explanation {
  const { headWidth } = headColumns(source);
  return {
    kind: "scaling",
    value,
    from: at(source, "scores", row, column),
    root: source.scale ? Math.sqrt(headWidth) : 1,
    temperature: source.temperature,
  };
}

function softmax(source: Source, value: number, { row, column }: Cell): Explanation {
  const visible = source.mask === "causal" ? row + 1 : source.layer.tokens;
  if (column >= visible) return { kind: "masked", value };
  const logits = Array.from({ length: visible }, (_, key) => at(source, "scaled", row, key));
  const largest = logits.reduce((most, logit) => Math.max(most, logit.value), -Infinity);
  const terms = logits.map((logit, index) => ({
    index,
    factors: [logit],
    value: Math.exp(logit.value - largest),
  }));
  const total = terms.reduce((sum, term) => sum + term.value, 0);
  return { kind: "softmax", value, terms, largest, total };
}

/** The weights of the row · the values of all tokens, in the head that the column belongs to. */
function mix(source: Source, value: number, { row, column }: Cell): Explanation {
  const { tokens, width, heads } = source.layer;
  const head = Math.floor(column / (width / heads));
  if (source.off.includes(head)) return { kind: "off", value, head };
  const own = { ...source, head };
  const products = Array.from({ length: tokens }, (_, key) => [
    at(own, "weights", row, key),
    at(own, "value", key, column),
  ]);
  return sumOf(value, "tokens", products);
}

function headColumns({ layer, head }: Source) {
  const headWidth = layer.width / layer.heads;
  return { first: head * headWidth, headWidth };
}
