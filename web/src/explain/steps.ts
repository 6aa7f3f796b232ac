import type { Mask } from "../engine/types.js";
import { stepNames } from "../spec/keys.js";
import type { Cell, TensorName } from "./cell.js";

export type Step = (typeof stepNames)[number];

/** What a step shows: tensors whole, or only the viewed head's own columns of them. */
export interface StepFigure {
  readonly tensors: readonly TensorName[];
  readonly ownColumns: boolean;
}

export const stepFigures: Readonly<Record<Step, StepFigure>> = {
  tokens: { tensors: [], ownColumns: false },
  embed: { tensors: ["embedding", "position", "x"], ownColumns: false },
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
  mask: { tensors: ["scaled"], ownColumns: false },
  softmax: {
    tensors: ["scaled", "weights"],
    ownColumns: false,
  },
  mix: { tensors: ["weights", "value", "mixed"], ownColumns: true },
  concatenate: { tensors: ["mixed"], ownColumns: false },
  output: { tensors: ["mixed", "output"], ownColumns: false },
};

/** The step that shows a tensor first: where a walk that leads to it goes on. */
export function stepOf(cell: Cell): Step {
  if (cell.tensor === "weights") return "softmax";
  if (cell.tensor === "mixed") return "mix";
  return stepNames.find((step) => stepFigures[step].tensors.includes(cell.tensor)) ?? "embed";
}

/** The steps that a computation has: one head is not split or joined, and without a mask none is laid on. */
export function stepsOf({ heads, mask, steps = [] }: Walked): Step[] {
  const absent = new Set<Step>([
    ...(heads === 1 ? (["parameters", "split", "concatenate"] as const) : []),
    ...(mask === "none" ? (["mask"] as const) : []),
  ]);
  const present = stepNames.filter((step) => !absent.has(step));
  const remaining = present.filter((step) => steps.includes(step));
  return remaining.length > 0 ? remaining : present;
}

/** What the steps follow from. */
interface Walked {
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
