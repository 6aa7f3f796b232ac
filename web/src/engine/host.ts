import { loadEngine } from "./engine.js";
import { EngineLoadError, type LoadFailure } from "./load.js";
import { headWeightsOf, tracesOf, weightsOf } from "./traces.js";
import type { HeadPlace } from "./head-place.js";
import type { Computation, ModelName } from "./computation.js";
import type { AttentionWeights, Engine, Trace, UntrainedModel, WeightTensors } from "./types.js";

/** An error as a value that survives being sent between threads, where an Error would lose its `reason`. */
export interface Failed {
  readonly error: string;
  readonly reason?: LoadFailure;
}

export type Answer = { readonly traces: readonly Trace[] } | Failed;

/** Every layer of every run. */
export type WeightsAnswer = { readonly weights: readonly (readonly AttentionWeights[])[] } | Failed;

function failedBy(error: unknown): Failed {
  const reason = error instanceof EngineLoadError ? { reason: error.reason } : {};
  return { error: error instanceof Error ? error.message : String(error), ...reason };
}

/** What was found, or why not. */
export async function foundOrFailed<Found>(
  find: () => Found | Promise<Found>,
): Promise<Found | Failed> {
  try {
    return await find();
  } catch (error) {
    return failedBy(error);
  }
}

/**
 * What lives beside the engine, in the worker or, where workers are refused, on the main thread:
 * the engine, which loads before it is asked anything, and the model that was used last, whose weights
 * cost more than a computation.
 */
export class EngineHost {
  #engine = loadEngine();
  #model?: UntrainedModel;

  constructor() {
    // Whoever asks hears of it.
    this.#engine.catch(() => undefined);
  }

  compute(computation: Computation): Promise<Answer> {
    return this.#answer(computation, (model) => ({ traces: tracesOf(model, computation) }));
  }

  /** Of the same computation only the weights: what a picture needs first. Of one head, if so asked. */
  weights(computation: Computation, only?: HeadPlace): Promise<WeightsAnswer> {
    return this.#answer(computation, (model) => ({
      weights: only ? headWeightsOf(model, computation, only) : weightsOf(model, computation),
    }));
  }

  /** For the time after the first answer, which it would only delay. */
  async warmUp(): Promise<void> {
    (await this.#engine).warmUp();
    this.#model?.warmUp();
  }

  /** The weight matrices of a model; rejects where there is no engine. */
  async parameters(model: ModelName): Promise<WeightTensors> {
    return this.#modelFor(await this.#engine, model).weights();
  }

  #answer<Found>(name: ModelName, find: (model: UntrainedModel) => Found): Promise<Found | Failed> {
    return foundOrFailed(async () => find(this.#modelFor(await this.#engine, name)));
  }

  #modelFor(engine: Engine, { seed, width }: ModelName): UntrainedModel {
    if (this.#model?.seed !== seed || this.#model.width !== width) {
      this.#model?.[Symbol.dispose]();
      this.#model = undefined;
      this.#model = engine.untrainedModel({ seed, width });
    }
    return this.#model;
  }
}

/** The buffers of all tensors that an object holds, at any depth, which move to the other thread. */
export function buffersIn(holder: object): ArrayBuffer[] {
  return [...new Set(tensorBuffers(holder))];
}

function tensorBuffers(holder: object): ArrayBuffer[] {
  return Object.values(holder).flatMap((value: unknown) => {
    if (value instanceof Float32Array) return [value.buffer as ArrayBuffer];
    return typeof value === "object" && value !== null ? tensorBuffers(value) : [];
  });
}
