import { wrap } from "comlink";
import type { Answer, Computation, ModelName } from "./host.js";
import { LatestWins } from "./latest-wins.js";
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
  #computer: Promise<Computer> = startWorker().catch(hostHere);
  #latest = new LatestWins(async (computation: Computation) =>
    (await this.#computer).compute(computation),
  );

  /** The answer, or undefined where a newer computation has taken this one's place. */
  compute(computation: Computation): Promise<Answer | undefined> {
    return this.#latest.run(computation);
  }

  /** The answer to a question beside the picture: it takes no one's place, and no one takes its. */
  async computeBeside(computation: Computation): Promise<Answer> {
    return (await this.#computer).compute(computation);
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

/** Rejects where the worker cannot start: a refused script reports only through its error event. */
function startWorker(): Promise<Computer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("error", reject, { once: true });
    worker.addEventListener("message", () => resolve(wrap<Computer>(worker)), { once: true });
  });
}
