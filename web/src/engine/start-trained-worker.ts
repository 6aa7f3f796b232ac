/** The workers of trained models, as files of their own; pages of one file do without. */
export function newTrainedWorker(): Worker {
  return new Worker(new URL("./trained-worker.ts", import.meta.url), { type: "module" });
}

export function newTrainingWorker(): Worker {
  return new Worker(new URL("./training-worker.ts", import.meta.url), { type: "module" });
}
