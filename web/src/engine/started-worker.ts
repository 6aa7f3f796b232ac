/**
 * A worker once it runs, which it tells by its first message. Rejects where it cannot start: a refused
 * script reports only through its error event.
 */
export function startedWorker(start: () => Worker): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = start();
    worker.addEventListener("error", reject, { once: true });
    worker.addEventListener("message", () => resolve(worker), { once: true });
  });
}
