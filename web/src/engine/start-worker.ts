/** The engine's worker, as a file of its own. Pages of one file have `start-inline-worker.ts` instead. */
export function newWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
}
