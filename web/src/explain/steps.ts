import type { Mask } from "../engine/types.js";
import { stepNames } from "../spec/keys.js";
import { trainedShape, type ModelName, type TrainedShape } from "../spec/models.js";
import type { Cell, TensorName } from "./cell.js";
import { tensorOf, type Source } from "./source.js";

export type Step = (typeof stepNames)[number];

/** What a step shows: tensors whole, or only the viewed head's own columns of them. */
export interface StepFigure {
  readonly tensors: readonly TensorName[];
  readonly ownColumns: boolean;
}

export const stepFigures: Readonly<Record<Step, StepFigure>> = {
  tokens: { tensors: [], ownColumns: false },
  embed: { tensors: ["embedding", "factor", "position", "stream", "x"], ownColumns: false },
  norm: { tensors: ["stream", "mean", "deviation", "gain", "shift", "x"], ownColumns: false },
  parameters: {
    tensors: ["queryWeights", "keyWeights", "valueWeights", "outputWeights"],
    ownColumns: true,
  },
  project: {
    tensors: ["query", "key", "value"],
    ownColumns: false,
  },
  split: {
    tensors: ["query", "key", "value"],
    ownColumns: true,
  },
  scores: { tensors: ["scores"], ownColumns: false },
  scale: { tensors: ["scores", "scaled"], ownColumns: false },
  bias: { tensors: ["scaled", "relative", "bias", "logits"], ownColumns: false },
  mask: { tensors: ["scaled", "logits"], ownColumns: false },
  softmax: {
    tensors: ["scaled", "logits", "weights"],
    ownColumns: false,
  },
  mix: { tensors: ["weights", "value", "mixed"], ownColumns: true },
  concatenate: { tensors: ["mixed"], ownColumns: false },
  output: { tensors: ["mixed", "output"], ownColumns: false },
  residual: { tensors: ["stream", "output", "sum"], ownColumns: false },
};

/** The tensors of a step that the source's model has, and makes in this step. */
export function tensorsOf(step: Step, source: Source): TensorName[] {
  const names = stepFigures[step].tensors.filter((name) => tensorOf(source, name));
  const { norm, logits } = source.layer;
  if (!norm) return names;
  // x comes after the layer norm, and the softmax is taken of the logits; only the first layer embeds.
  if (step === "embed") {
    const isFirst = source.layerIndex === 0;
    return names.filter((name) => (isFirst ? name !== "x" : name === "stream"));
  }
  if (step === "mask" || step === "softmax")
    return names.filter((name) => name !== "scaled" || !logits);
  return names;
}

/** The step that shows a tensor first: where a walk that leads to it goes on. */
export function stepOf(cell: Cell, isTrained = false): Step {
  if (cell.tensor === "x" && isTrained) return "norm";
  if (cell.tensor === "weights") return "softmax";
  if (cell.tensor === "mixed") return "mix";
  return stepNames.find((step) => stepFigures[step].tensors.includes(cell.tensor)) ?? "embed";
}

/**
 * The steps that a computation has: one head is not split or joined, without a mask none is laid on, and
 * only trained models have layer norms, biases of relative positions and, where the next layer or the
 * read-out goes on with it, a residual stream.
 */
export function stepsOf({
  model = "untrained",
  layer = 0,
  heads,
  mask,
  steps = [],
}: Walked): Step[] {
  const shape = trainedShape(model);
  const absent = new Set<Step>([
    ...(shape ? [] : (["norm", "bias"] as const)),
    ...(shape && hasResidual(shape, layer) ? [] : (["residual"] as const)),
    ...(heads === 1 ? (["parameters", "split", "concatenate"] as const) : []),
    ...(mask === "none" ? (["mask"] as const) : []),
  ]);
  const present = stepNames.filter((step) => !absent.has(step));
  const remaining = present.filter((step) => steps.includes(step));
  return remaining.length > 0 ? remaining : present;
}

/** Whether a layer's output is added to the stream: after the last one, only where answers are read from it. */
function hasResidual({ layers, readsStream }: TrainedShape, layer: number): boolean {
  return readsStream || layer < layers - 1;
}

/** What the steps follow from. */
interface Walked {
  /** Default untrained. */
  readonly model?: ModelName;
  /** Default 0. */
  readonly layer?: number;
  readonly heads: number;
  readonly mask: Mask;
  /** The steps that an author left; none stands for all. */
  readonly steps?: readonly Step[];
}

/** The step of a computation that stands for one it may not have: itself, the one before, or the first. */
export function nearestStep(step: Step, steps: readonly Step[]): Step {
  const before = stepNames.slice(0, stepNames.indexOf(step) + 1);
  return before.findLast((name) => steps.includes(name)) ?? steps[0] ?? "tokens";
}
