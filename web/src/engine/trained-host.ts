import { loadTransformer } from "./transformer.js";
import type { TrainedComputation } from "./computation.js";
import { foundOrFailed, type Answer, type Failed, type WeightsAnswer } from "./host.js";
import { placeOf, type HeadPlace } from "./head-place.js";
import type {
  ModelDescription,
  TaskName,
  TrainedModel,
  TrainedRequest,
  Transformer,
} from "./trained-types.js";
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
  load(name: TaskName, bytes: Uint8Array): Promise<LoadedModel | Failed> {
    return foundOrFailed(async () => {
      const model = (await this.#transformer).loadModel(bytes);
      this.#models.get(name)?.[Symbol.dispose]();
      this.#models.set(name, model);
      const {
        attend,
        attentionWeights,
        headWeights,
        weights,
        [Symbol.dispose]: dispose,
        ...description
      } = model;
      return { ...description, weights: weights() };
    });
  }

  /** Of a model that was loaded before. */
  compute(computation: TrainedComputation): Promise<Answer> {
    return foundOrFailed(() => {
      const model = this.#modelOf(computation);
      return { traces: requestsOf(computation).map((request) => model.attend(request)) };
    });
  }

  /** Of the same computation only the weights: what a picture needs first. Of one head, if so asked. */
  weights(computation: TrainedComputation, only?: HeadPlace): Promise<WeightsAnswer> {
    return foundOrFailed(() => {
      const model = this.#modelOf(computation);
      const requests = requestsOf(computation);
      return {
        weights: only
          ? requests.slice(0, 1).map((request) => [weightsOfHead(model, request, only)])
          : requests.map((request) => model.attentionWeights(request)),
      };
    });
  }

  #modelOf({ model: name }: TrainedComputation): TrainedModel {
    const model = this.#models.get(name);
    if (!model) throw new Error(`attention: the model ${name} has not been loaded`);
    return model;
  }
}

/** Of the last layer or head, where there are not so many. */
function weightsOfHead(model: TrainedModel, request: TrainedRequest, { layer, head }: HeadPlace) {
  return model.headWeights(request, {
    layer: Math.min(layer, model.layers - 1),
    head: Math.min(head, model.heads - 1),
  });
}

function requestsOf({ tokens, runs }: TrainedComputation): TrainedRequest[] {
  return runs.map((run) => ({ tokens, ...run, off: run.off.map(placeOf) }));
}
