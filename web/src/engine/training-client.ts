import { wrap, type Remote } from "comlink";
import type { Advance, Advanced, TrainingHost } from "./training-host.js";
import type { TaskName, TrainingState } from "./trained-types.js";

/**
 * A page's door to a training: a worker of its own, so that attending never waits for it, or the
 * same class on the main thread where the page's policy forbids workers.
 */
export class TrainingClient {
  #worker?: Worker;
  #host: Promise<TrainingHost | Remote<TrainingHost>> = this.#start().catch(hostHere);

  async begin(task: TaskName, seed: number): Promise<TrainingState> {
    return (await this.#host).begin({ task, seed });
  }

  async restore(snapshot: Uint8Array): Promise<TrainingState> {
    return (await this.#host).restore(snapshot);
  }

  async advance(request: Advance): Promise<Advanced> {
    return (await this.#host).advance(request);
  }

  async snapshot(): Promise<Uint8Array> {
    return (await this.#host).snapshot();
  }

  async model(): Promise<Uint8Array> {
    return (await this.#host).model();
  }

  /** Gives everything back; the client is of no use after. */
  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#host).end();
    this.#worker?.terminate();
  }

  /** Rejects where the worker cannot start: a refused script reports only through its error event. */
  #start(): Promise<Remote<TrainingHost>> {
    return new Promise((resolve, reject) => {
      this.#worker = new Worker(new URL("./training-worker.ts", import.meta.url), {
        type: "module",
      });
      const started = wrap<TrainingHost>(this.#worker);
      this.#worker.addEventListener("error", reject, { once: true });
      this.#worker.addEventListener("message", () => resolve(started), { once: true });
    });
  }
}

async function hostHere(): Promise<TrainingHost> {
  const { TrainingHost } = await import("./training-host.js");
  return new TrainingHost();
}
