import type { TrainedModel as RawModel, TrainingRun as RawRun } from "./transformer.mjs";
import { readCard } from "./card.js";
import { checkTexts, fail, orThrow } from "./checks.js";
import { startModule } from "./load.js";
import type {
  CheckedTrainedRequest,
  TrainedModel,
  TrainedRequest,
  TrainingRun,
  Transformer,
} from "./trained-types.js";
import type { Mask } from "./types.js";

/**
 * Loads what runs and trains small transformers: in Node, on a page's main thread or in a worker.
 * @throws EngineLoadError where WebAssembly is missing or blocked.
 */
export async function loadTransformer(): Promise<Transformer> {
  const module = await startModule("transformer", async () =>
    (await import("./transformer.mjs")).default(),
  );
  const loadModel = (bytes: Uint8Array) => trainedModel(orThrow(module.loadModel(checked(bytes))));
  return {
    loadModel,
    trainingRun: ({ task, seed = 1 }) =>
      trainingRun(orThrow(module.trainingRun(String(task), Number(seed))), loadModel),
    restoreRun: (bytes) => trainingRun(orThrow(module.restoreRun(checked(bytes))), loadModel),
  };
}

function checked(bytes: Uint8Array): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes;
  return fail(`bytes is ${typeof bytes}; it must be a Uint8Array`);
}

function trainedModel(model: RawModel): TrainedModel {
  const { card, ...description } = orThrow(model.about());
  return {
    ...description,
    card: readCard(card),
    attend: (request) => orThrow(model.attend(checkedRequest(request, description.mask))),
    weights: () => orThrow(model.weights()),
    [Symbol.dispose]: () => model.delete(),
  };
}

function checkedRequest(request: TrainedRequest, mask: Mask): CheckedTrainedRequest {
  const { tokens, positions = true, off = [] } = request;
  checkTexts(tokens);
  if (!Array.isArray(off) || off.some((place) => typeof place !== "object" || place === null)) {
    fail(`off is ${JSON.stringify(off)}; it must be an array of { layer, head }`);
  }
  const { scale = true, temperature = 1 } = request;
  return { mask: request.mask ?? mask, scale, temperature, tokens, positions, off };
}

function trainingRun(run: RawRun, loadModel: (bytes: Uint8Array) => TrainedModel): TrainingRun {
  const model = () => orThrow(run.model());
  return {
    step: (count) => orThrow(run.step(Number(count))),
    state: () => orThrow(run.state()),
    scores: (count = 64) => orThrow(run.scores(Number(count))),
    attend(request) {
      const current = loadModel(model());
      try {
        return current.attend(request);
      } finally {
        current[Symbol.dispose]();
      }
    },
    model,
    snapshot: () => orThrow(run.snapshot()),
    [Symbol.dispose]: () => run.delete(),
  };
}
