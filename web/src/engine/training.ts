import type { TrainingRun as RawRun } from "./training.mjs";
import { orThrow } from "./checks.js";
import { startModule } from "./load.js";
import { checkedBytes, checkedTrainedRequest } from "./trained-checks.js";
import type { Training, TrainingRun } from "./trained-types.js";

/**
 * Loads what trains small transformers: in Node, on a page's main thread or in a worker.
 * @throws EngineLoadError where WebAssembly is missing or blocked.
 */
export async function loadTraining(): Promise<Training> {
  const module = await startModule("training", async () =>
    (await import("./training.mjs")).default(),
  );
  return {
    trainingRun: ({ task, seed = 1 }) =>
      trainingRun(orThrow(module.trainingRun(String(task), Number(seed)))),
    restoreRun: (bytes) => trainingRun(orThrow(module.restoreRun(checkedBytes(bytes)))),
  };
}

function trainingRun(run: RawRun): TrainingRun {
  return {
    step: (count) => orThrow(run.step(Number(count))),
    state: () => orThrow(run.state()),
    scores: (count = 64) => orThrow(run.scores(Number(count))),
    attend: (request) => orThrow(run.attend(checkedTrainedRequest(request))),
    model: () => orThrow(run.model()),
    snapshot: () => orThrow(run.snapshot()),
    [Symbol.dispose]: () => run.delete(),
  };
}
