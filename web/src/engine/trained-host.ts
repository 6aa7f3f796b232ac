import { loadTransformer } from "./transformer.js";
import type { TrainedComputation } from "./computation.js";
import { failedBy, type Answer, type Failed } from "./host.js";
import { placeOf } from "./head-place.js";
import type { ModelDescription, TaskName, TrainedModel, Transformer } from "./trained-types.js";
import type { Tensor } from "./types.js";

/** All that a page needs of a model besides its traces. */
export interface LoadedModel extends Omit<ModelDescription, "card"> {
  readonly card: TrainedModel["card"];
  /** Every parameter by its name in the file: “layers.0.attention.query”. */
  readonly weights: Readonly<Record<string, Tensor>>;
}

/**
 * Runs trained models, in a worker or, where that is refused, on the main thread. The models' files are
 * fetched by the page: a worker made of text has no address that theirs could be relative to.
 */
export class TrainedHost {
  /** On its way while the model's file is. */
  #transformer: Promise<Transformer> = loadTransformer();
  #models = new Map<TaskName, TrainedModel>();

  constructor() {
    // Whoever gives it a model hears of it.
    this.#transformer.catch(() => undefined);
  }

  /** Takes a model's file. It fails where there is no engine, or the file is none of ours. */
  async load(name: TaskName, bytes: Uint8Array): Promise<LoadedModel | Failed> {
    try {
      const model = (await this.#transformer).loadModel(bytes);
      this.#models.get(name)?.[Symbol.dispose]();
      this.#models.set(name, model);
      const { attend, weights, [Symbol.dispose]: dispose, ...description } = model;
      return { ...description, weights: weights() };
    } catch (error) {
      return failedBy(error);
    }
  }

  /** Of a model that was loaded before. */
  async compute({ model: name, tokens, runs }: TrainedComputation): Promise<Answer> {
    try {
      const model = this.#models.get(name);
      if (!model) throw new Error(`attention: the model ${name} has not been loaded`);
      return {
        traces: runs.map((run) => model.attend({ tokens, ...run, off: run.off.map(placeOf) })),
      };
    } catch (error) {
      return failedBy(error);
    }
  }
}
