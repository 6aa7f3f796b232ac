import { wrap, type Remote } from "comlink";

/**
 * What the worker exposes, once it has said that it runs. Rejects where it cannot start: a refused
 * script reports only through its error event.
 */
export function startWorker<Face>(worker: Worker): Promise<Remote<Face>> {
  return new Promise((resolve, reject) => {
    worker.addEventListener("error", reject, { once: true });
    worker.addEventListener("message", () => resolve(wrap<Face>(worker)), { once: true });
  });
}
