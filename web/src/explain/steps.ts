import type { stepNames } from "../spec/keys.js";
import type { TensorName } from "./cell.js";

export type Step = (typeof stepNames)[number];

/** What a step shows: tensors whole, or only the viewed head's own columns of them. */
export interface StepFigure {
  readonly tensors: readonly TensorName[];
  readonly ownColumns: boolean;
  /** The step's equation, in the notation of cpp/README.md. */
  readonly equation: string;
}

export const stepFigures: Readonly<Record<Step, StepFigure>> = {
  embed: { tensors: ["embedding", "position", "x"], ownColumns: false, equation: "X = E + P" },
  project: {
    tensors: ["query", "key", "value"],
    ownColumns: false,
    equation: "Q = X·W_Q,  K = X·W_K,  V = X·W_V",
  },
  split: {
    tensors: ["query", "key", "value"],
    ownColumns: true,
    equation: "Qₕ, Kₕ, Vₕ = columns h·dₖ … (h+1)·dₖ",
  },
  scores: { tensors: ["scores"], ownColumns: false, equation: "S = Qₕ·Kₕᵀ" },
  scale: { tensors: ["scores", "scaled"], ownColumns: false, equation: "S ÷ √dₖ ÷ T" },
  mask: { tensors: ["scaled"], ownColumns: false, equation: "j > i: −∞" },
  softmax: {
    tensors: ["scaled", "weights"],
    ownColumns: false,
    equation: "A = exp(S) ÷ Σ exp(S), row by row",
  },
  mix: { tensors: ["weights", "value", "mixed"], ownColumns: true, equation: "Zₕ = A·Vₕ" },
  concatenate: { tensors: ["mixed"], ownColumns: false, equation: "Z = [Z₀ Z₁ … ]" },
  output: { tensors: ["mixed", "output"], ownColumns: false, equation: "Y = Z·W_O" },
};
