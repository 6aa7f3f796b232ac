import InlineWorker from "./worker.js?worker&inline";

/**
 * As `start-worker.ts`, from the text of this file: a worker's own file may not be loaded from
 * another origin. A classic worker, since sandboxed frames refuse such a module.
 */
export function newWorker(): Worker {
  return new InlineWorker();
}
