import { modelFile } from "./model-files.js";
import { newTrainedWorker } from "./start-trained-worker.js";
import { newWorker } from "./start-worker.js";
import { startedWorker } from "./started-worker.js";
import { taskNames, type TaskName } from "./trained-types.js";

/** Workers that run already, or start, and have not been asked for. */
const early: { engine?: Promise<Worker> | undefined; trained?: Promise<Worker> | undefined } = {};

/**
 * Starts what a model's first picture will be computed by, and fetches the model: a worker takes as long to
 * start as the page's own script to come. A wrong guess costs no more than its worker.
 */
export function startEarly(model: string): void {
  if (isTask(model)) {
    early.trained = startedWorker(newTrainedWorker);
    modelFile(model).catch(() => undefined);
  } else {
    early.engine = startedWorker(newWorker);
  }
  // Whoever takes it hears of it.
  for (const worker of Object.values(early)) worker?.catch(() => undefined);
}

function isTask(model: string): model is TaskName {
  return (taskNames as readonly string[]).includes(model);
}

/** The engine's worker once it runs: the early one for the first who asks. */
export function engineWorker(): Promise<Worker> {
  const worker = early.engine ?? startedWorker(newWorker);
  early.engine = undefined;
  return worker;
}

/** The same of trained models. */
export function trainedWorker(): Promise<Worker> {
  const worker = early.trained ?? startedWorker(newTrainedWorker);
  early.trained = undefined;
  return worker;
}
