/**
 * As `start-trained-worker.ts`, for pages of other origins, which may not start a worker from its file:
 * trained models are small, and run on the page's own thread.
 */
export function newTrainedWorker(): Worker {
  return refused();
}

export function newTrainingWorker(): Worker {
  return refused();
}

function refused(): never {
  throw new Error("attention: no worker from another origin");
}
