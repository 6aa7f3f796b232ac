import type { Answer, Computation, ModelName } from "./host.js";
import { LatestWins } from "./latest-wins.js";
import { startWorker } from "./start-worker.js";
import type { WeightTensors } from "./types.js";

interface Computer {
  compute(computation: Computation): Promise<Answer>;
  parameters(model: ModelName): Promise<WeightTensors>;
}

/**
 * A page's one door to the engine: a worker, or the same class on the main thread where the page's
 * policy forbids workers. Asked faster than it can answer, it computes only the newest.
 */
export class EngineClient {
  #computer: Promise<Computer> = computerInWorker().catch(hostHere);
  #latest = new LatestWins(async (computation: Computation) =>
    (await this.#computer).compute(computation),
  );

  /** The answer, or undefined where a newer computation has taken this one's place. */
  compute(computation: Computation): Promise<Answer | undefined> {
    return this.#latest.run(computation);
  }

  /** The weight matrices of a model: a copy of 16 · width² bytes. */
  async parameters(model: ModelName): Promise<WeightTensors> {
    return (await this.#computer).parameters(model);
  }
}

/** The same on this thread; it is fetched only where it is needed. */
async function hostHere(): Promise<Computer> {
  const { EngineHost } = await import("./host.js");
  return new EngineHost();
}

/** Rejects where the worker cannot start. */
async function computerInWorker(): Promise<Computer> {
  return startWorker(new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));
}
