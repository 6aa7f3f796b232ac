import type { Cell, ParameterName, TensorName } from "./cell.js";
import { at, extentOf, logitsName, valueOf, type Factor, type Source } from "./source.js";

/** A number of a sum: a product of two, or a single one. */
export interface Term {
  /** Which of the sum it is: a dimension or a token, counted from 0. */
  readonly index: number;
  readonly factors: readonly Factor[];
  /** The product of the factors. */
  readonly value: number;
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
  /** value = (from − mean) ÷ deviation × gain + shift */
  | {
      readonly kind: "norm";
      readonly value: number;
      readonly from: Factor;
      readonly mean: Factor;
      readonly deviation: Factor;
      readonly gain: Factor;
      readonly shift: Factor;
    }
  /** value = total ÷ count, `terms` adding up to total; deviation: √(total ÷ count + epsilon) */
  | {
      readonly kind: "mean" | "deviation";
      readonly value: number;
      readonly terms: readonly Term[];
      readonly total: number;
      readonly count: number;
    }
  /** value = 8 × from ÷ temperature */
  | {
      readonly kind: "relative";
      readonly value: number;
      readonly from: Factor;
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

/** Added to a layer norm's variance: cpp/transformer/layer_norm.h. */
export const normEpsilon = 1e-5;
/** A learned bias of relative positions is stored divided by this: cpp/transformer/weights.h. */
export const positionFactor = 8;

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
    case "factor":
    case "gain":
    case "shift":
    case "relative":
      return { kind: "given", value };
    case "x":
      return source.layer.norm
        ? normalised(source, value, cell)
        : parts(source, value, ["embedding", "position"], cell);
    case "stream":
      return streamed(source, value, cell);
    case "mean":
    case "deviation":
      return spread(source, value, cell.tensor, cell.row);
    case "bias":
      return relative(source, value, cell);
    case "logits":
      return parts(source, value, ["scaled", "bias"], cell);
    case "sum":
      return parts(source, value, ["stream", "output"], cell);
    case "query":
    case "key":
      return projection(source, value, "x", `${cell.tensor}Weights`, cell);
    case "value":
      return projection(source, value, valueFrom(source), "valueWeights", cell);
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

/** The sum of the same place in several tensors. */
function parts(
  source: Source,
  value: number,
  names: readonly TensorName[],
  { row, column }: Cell,
): Explanation {
  return sumOf(
    value,
    "parts",
    names.map((name) => [at(source, name, row, column)]),
  );
}

/** The stream begins as the token's vectors, and is what the layer before has left. */
function streamed(source: Source, value: number, cell: Cell): Explanation {
  const { trace, layerIndex } = source;
  if (layerIndex === 0) {
    return parts(
      source,
      value,
      ["embedding", ...(trace.factor ? (["factor"] as const) : [])],
      cell,
    );
  }
  const before: Cell = { ...cell, tensor: "sum", layer: layerIndex - 1 };
  return sumOf(value, "parts", [[{ value: valueOf(source, before), cell: before }]]);
}

function normalised(source: Source, value: number, { row, column }: Cell): Explanation {
  return {
    kind: "norm",
    value,
    from: at(source, "stream", row, column),
    mean: at(source, "mean", row, 0),
    deviation: at(source, "deviation", row, 0),
    gain: at(source, "gain", 0, column),
    shift: at(source, "shift", 0, column),
  };
}

/** The mean of a token's stream, or how far its numbers are from it. */
function spread(
  source: Source,
  value: number,
  kind: "mean" | "deviation",
  row: number,
): Explanation {
  const { width: count } = source.layer;
  const mean = valueOf(source, { tensor: "mean", row, column: 0 });
  const terms = Array.from({ length: count }, (_, index) => {
    const factor = at(source, "stream", row, index);
    const own = kind === "mean" ? factor.value : (factor.value - mean) ** 2;
    return { index, factors: [factor], value: own };
  });
  const total = terms.reduce((sum, term) => sum + term.value, 0);
  return { kind, value, terms, total, count };
}

/** The learned bias of a distance; further apart than the model's reach counts as that far. */
function relative(source: Source, value: number, { row, column }: Cell): Explanation {
  const { reach = 0 } = extentOf(source);
  const apart = Math.min(reach, Math.max(-reach, row - column));
  return {
    kind: "relative",
    value,
    from: at(source, "relative", source.head, reach + apart),
    temperature: source.temperature,
  };
}

/** What values are made of: a model may take the tokens' own vectors in its last layer. */
function valueFrom({ layer }: Source): "embedding" | "x" {
  return layer.valueX ? "embedding" : "x";
}

/** from[row, :] · W[:, column] */
function projection(
  source: Source,
  value: number,
  from: "x" | "mixed" | "embedding",
  parameters: ParameterName,
  { row, column }: Cell,
): Explanation {
  const { width, heads, headWidth } = source.layer;
  const length = from === "mixed" ? heads * headWidth : width;
  const products = Array.from({ length }, (_, k) => [
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
  const from = logitsName(source.layer);
  const logits = Array.from({ length: visible }, (_, key) => at(source, from, row, key));
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
  const { tokens, headWidth } = source.layer;
  const head = Math.floor(column / headWidth);
  if (source.off.includes(head)) return { kind: "off", value, head };
  const own = { ...source, head };
  const products = Array.from({ length: tokens }, (_, key) => [
    at(own, "weights", row, key),
    at(own, "value", key, column),
  ]);
  return sumOf(value, "tokens", products);
}

function headColumns({ layer: { headWidth }, head }: Source) {
  return { first: head * headWidth, headWidth };
}
