import type { TaskName } from "./trained-types.js";
import type { AttentionOptions } from "./types.js";

/** What an untrained model's numbers follow from. */
export interface ModelName {
  readonly seed: number;
  readonly width: number;
}

/** One way of attending to the tokens, or to others in their place. */
export interface Run extends Required<AttentionOptions> {
  readonly heads: number;
  readonly positions: boolean;
  readonly tokens?: readonly string[];
}

/** Everything that one picture of untrained attention is computed from. */
export interface Computation extends ModelName {
  readonly tokens: readonly string[];
  /** One trace is computed for each. */
  readonly runs: readonly Run[];
}

/** The same of a trained model, which has its own heads. `off` holds codes of heads of all layers. */
export interface TrainedComputation {
  readonly model: TaskName;
  readonly tokens: readonly string[];
  readonly runs: readonly Run[];
}

/** What a picture may be computed from: seeded random weights, or trained ones. */
export type AnyComputation = Computation | TrainedComputation;

export function isTrained(computation: AnyComputation): computation is TrainedComputation {
  return "model" in computation;
}
