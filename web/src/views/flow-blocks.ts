/** What the picture of the whole computation is made of, for one head: no geometry, no DOM. */
import type { LayerTrace, Mask } from "../engine/types.js";
import { isSquare, type ParameterName, type TensorName } from "../explain/cell.js";
import { tensorOf, valueOf, type Source } from "../explain/source.js";
import { stepNames } from "../spec/keys.js";
import type { Step } from "../explain/steps.js";
import { meaningOf } from "./meaning.js";
import { SignedPalette, type Palette, type Theme } from "./palette.js";
import { headSquare, isVisible } from "./trace-parts.js";

/** Of a token's vector, so many numbers stand for it. */
const shownDimensions = 8;
/** Of the joined heads, so many numbers of each. */
const shownOfHead = 2;

/** The tensors that one sees flow; what x is made of is a step's own matter. */
type FlowTensor = Exclude<
  TensorName,
  | ParameterName
  | "embedding"
  | "factor"
  | "position"
  | "stream"
  | "mean"
  | "deviation"
  | "bias"
  | "sum"
>;

/** A tensor in the picture. */
export interface Block {
  /** Its name in the picture: a tensor's, but for the mask and the joined heads. */
  readonly name: FlowTensor | "masked" | "joined";
  readonly tensor: FlowTensor;
  /** The step that makes it. */
  readonly step: Step;
  /**
   * row: a token's numbers beside it; column: below it, so that keys and values meet the columns of the
   * squares; square: a number for every query and key.
   */
  readonly kind: "row" | "column" | "square";
  /** The columns of the tensor that are drawn. */
  readonly columns: readonly number[];
  /** Its whole shape, as the viewed head has it. */
  readonly shape: readonly [number, number];
}

/** The blocks of one head's computation, in its order. */
export function blocksOf(layer: LayerTrace, head: number, mask: Mask): Block[] {
  const { tokens, width, heads, headWidth } = layer;
  const first = firstOf(width, 0, shownDimensions);
  const own = firstOf(headWidth, head * headWidth, shownDimensions);
  const joined = Array.from({ length: heads }, (_, index) =>
    firstOf(headWidth, index * headWidth, shownOfHead),
  ).flat();
  const ownShape = [tokens, headWidth] as const;
  const wholeShape = [tokens, width] as const;
  const joinedShape = [tokens, heads * headWidth] as const;
  const projected = heads === 1 ? "project" : "split";
  const row = (tensor: FlowTensor, step: Step) =>
    ({ name: tensor, tensor, step, kind: "row" }) as const;
  const column = (tensor: FlowTensor) =>
    ({
      name: tensor,
      tensor,
      step: projected,
      kind: "column",
      columns: own,
      shape: ownShape,
    }) as const;
  const square = (name: Block["name"], tensor: FlowTensor, step: Step): Block => ({
    name,
    tensor,
    step,
    kind: "square",
    columns: Array.from({ length: tokens }, (_, key) => key),
    shape: [tokens, tokens],
  });
  return [
    { ...row("x", layer.norm ? "norm" : "embed"), columns: first, shape: wholeShape },
    { ...row("query", projected), columns: own, shape: ownShape },
    column("key"),
    column("value"),
    square("scores", "scores", "scores"),
    square("scaled", "scaled", "scale"),
    ...(layer.logits ? [square("logits", "logits", "bias")] : []),
    ...(mask === "causal" ? [square("masked", layer.logits ? "logits" : "scaled", "mask")] : []),
    square("weights", "weights", "softmax"),
    { ...row("mixed", "mix"), columns: own, shape: ownShape },
    ...(heads === 1
      ? []
      : [
          {
            ...row("mixed", "concatenate"),
            name: "joined" as const,
            columns: joined,
            shape: joinedShape,
          },
        ]),
    { ...row("output", "output"), columns: first, shape: wholeShape },
  ];
}

function firstOf(count: number, start: number, most: number): number[] {
  return Array.from({ length: Math.min(count, most) }, (_, index) => start + index);
}

/** Where a block stands in the walk: still to come, made by this step, or past. */
export function stateOf({ step }: Block, present: Step): "coming" | "present" | "past" {
  const [own, now] = [step, present].map((name) => stepNames.indexOf(name));
  // Q, K and V appear when they are computed; splitting them moves nothing.
  const start = step === "split" ? stepNames.indexOf("project") : (own ?? 0);
  if ((now ?? 0) < start) return "coming";
  return (now ?? 0) <= (own ?? 0) ? "present" : "past";
}

/** The blocks in which the mask hides what a query must not see. */
function maskOf({ mask }: Source, { name }: Block): Mask {
  return name === "masked" || name === "weights" ? mask : "none";
}

/**
 * The viewed head's numbers of a square block, [tokens, tokens], as they lie in the trace: read cell by
 * cell, those of a long text would take several frames. Undefined for other blocks.
 */
export function blockSquare(
  source: Source,
  block: Block,
): { readonly square: Float32Array; readonly mask: Mask } | undefined {
  const tensor = block.kind === "square" ? tensorOf(source, block.tensor) : undefined;
  return tensor && { square: headSquare(tensor, source.head), mask: maskOf(source, block) };
}

/** The number of a block's cell; undefined where the mask hides it. */
function blockValue(
  source: Source,
  block: Block,
  token: number,
  column: number,
): number | undefined {
  const { tensor } = block;
  const isSeen = block.kind !== "square" || isVisible(maskOf(source, block), token, column);
  return isSeen ? valueOf(source, { tensor, row: token, column }) : undefined;
}

/** As `blockValue`, for a drawn cell: where a block stands upright, its rows are the tensor's columns. */
export function drawnValue(
  source: Source,
  block: Block,
  row: number,
  column: number,
): number | undefined {
  return block.kind === "column"
    ? blockValue(source, block, column, block.columns[row] ?? 0)
    : blockValue(source, block, row, block.columns[column] ?? 0);
}

/** Weights have the picture's own colours, all else those of signed numbers. */
export function blockColours(
  theme: Theme,
  weights: Palette,
  source: Source,
  block: Block,
): Palette | SignedPalette {
  if (block.tensor === "weights") return weights;
  return new SignedPalette(theme, largestOf(source, block), meaningOf(block.tensor));
}

/** The largest magnitude among the drawn numbers of a block; 1 for weights, which are shares. */
function largestOf(source: Source, block: Block): number {
  if (block.tensor === "weights") return 1;
  const { tokens } = source.layer;
  let largest = 0;
  const own = blockSquare(source, block);
  if (own) {
    for (let token = 0; token < tokens; token += 1) {
      const seen = own.mask === "causal" ? token + 1 : tokens;
      const row = own.square.subarray(token * tokens, token * tokens + seen);
      for (const value of row) largest = Math.max(largest, Math.abs(value));
    }
    return largest || 1;
  }
  for (let token = 0; token < tokens; token += 1) {
    for (const column of block.columns) {
      largest = Math.max(largest, Math.abs(blockValue(source, block, token, column) ?? 0));
    }
  }
  return largest || 1;
}

/** Whether the columns of a block are keys. */
export function hasKeys({ tensor }: Block): boolean {
  return isSquare(tensor);
}
