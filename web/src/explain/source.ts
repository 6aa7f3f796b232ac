import type { LayerTrace, Mask, Tensor, Trace, WeightTensors } from "../engine/types.js";
import {
  isParameter,
  type Cell,
  type Extent,
  type ParameterName,
  type TensorName,
} from "./cell.js";

/** What an explanation is read from. */
export interface Source {
  readonly trace: Trace;
  readonly layer: LayerTrace;
  /** Of the layers of the trace. */
  readonly layerIndex: number;
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
  gain: "gain",
  shift: "shift",
  relative: "relative",
} as const satisfies Record<ParameterName, keyof WeightTensors>;

/** The value of a cell; NaN where there is none. */
export function valueOf(source: Source, cell: Cell): number {
  const { shape, data } = tensorOf(source, cell.tensor, cell.layer) ?? nothing;
  const columns = shape.at(-1) ?? 0;
  const rows = shape.at(-2) ?? 0;
  const square = shape.length === 3 ? source.head * rows * columns : 0;
  return data[square + cell.row * columns + cell.column] ?? NaN;
}

const nothing: Tensor = { shape: [0, 0], data: new Float32Array() };

/** A tensor of the viewed layer, or of another of the trace; undefined where the model has none such. */
export function tensorOf(
  { trace, layer: viewed, parameters }: Source,
  name: TensorName,
  index?: number,
): Tensor | undefined {
  if (isParameter(name)) return parameters[partOf[name]];
  const layer = index === undefined ? viewed : trace.layers[index];
  switch (name) {
    case "embedding":
    case "position":
    case "factor":
      return trace[name];
    case "stream":
      return layer?.norm?.x;
    case "mean":
    case "deviation":
      return layer?.norm?.[name];
    default:
      return layer?.[name];
  }
}

/** A number, and where it comes from. */
export interface Factor {
  readonly value: number;
  readonly cell: Cell;
}

export function at(source: Source, tensor: TensorName, row: number, column: number): Factor {
  const cell = { tensor, row, column };
  return { value: valueOf(source, cell), cell };
}

/** What the softmax is taken of: the scaled scores, with the bias of relative positions where there is one. */
export function logitsName({ logits }: LayerTrace): "logits" | "scaled" {
  return logits ? "logits" : "scaled";
}

/** The sizes of a source's tensors. */
export function extentOf({ layer, parameters }: Source): Extent {
  const { tokens, width, heads, headWidth } = layer;
  const distances = parameters.relative?.shape.at(-1) ?? 1;
  return { tokens, width, heads, headWidth, reach: (distances - 1) / 2 };
}
