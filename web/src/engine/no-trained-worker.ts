/**
 * As `start-trained-worker.ts`, for pages of other origins, which may not start a worker from its file:
 * trained models are small, and run on the page's own thread.
 */
export function newTrainedWorker(): Worker {
  throw new Error("attention: no worker from another origin");
}

export const newTrainingWorker = newTrainedWorker;
