import { wrap, type Remote } from "comlink";
import { newTrainingWorker } from "./start-trained-worker.js";
import { startedWorker } from "./started-worker.js";
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

  async #start(): Promise<Remote<TrainingHost>> {
    this.#worker = await startedWorker(newTrainingWorker);
    return wrap<TrainingHost>(this.#worker);
  }
}

async function hostHere(): Promise<TrainingHost> {
  const { TrainingHost } = await import("./training-host.js");
  return new TrainingHost();
}
