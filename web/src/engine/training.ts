import type { MainModule } from "./training.mjs";
import { orThrow } from "./checks.js";
import { handle } from "./handle.js";
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
      trainingRun(module, orThrow(module.trainingRun(String(task), Number(seed)))),
    restoreRun: (bytes) => trainingRun(module, orThrow(module.restoreRun(checkedBytes(bytes)))),
  };
}

function trainingRun(module: MainModule, number: number): TrainingRun {
  const own = handle(number, module.releaseRun);
  return {
    step: (count) => orThrow(module.runStep(own.number, Number(count))),
    state: () => orThrow(module.runState(own.number)),
    scores: (count = 64) => orThrow(module.runScores(own.number, Number(count))),
    attend: (request) => orThrow(module.runAttend(own.number, checkedTrainedRequest(request))),
    model: () => orThrow(module.runModel(own.number)),
    snapshot: () => orThrow(module.runSnapshot(own.number)),
    [Symbol.dispose]: own.release,
  };
}
