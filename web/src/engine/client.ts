import { wrap } from "comlink";
import type { Answer, Computation, ModelName } from "./host.js";
import { LatestWins } from "./latest-wins.js";
import { SharedEngine } from "./shared-engine.js";
import { newWorker } from "./start-worker.js";
import type { WeightTensors } from "./types.js";

interface Computer {
  compute(computation: Computation): Promise<Answer>;
  parameters(model: ModelName): Promise<WeightTensors>;
}

interface Started {
  readonly computer: Computer;
  end(): void;
}

/** All elements of a page ask this one, each for one computation at a time: none waits long. */
const pageEngine = new SharedEngine<Started>(
  () => startWorker().catch(startHere),
  (started) => started.end(),
);

/**
 * An element's door to the engine: a worker, or the same class on the main thread where the page's
 * policy forbids workers. Asked faster than it can answer, it computes only this element's newest.
 */
export class EngineClient {
  #latest = new LatestWins((computation: Computation) => this.#answer(computation));

  /** The answer, or undefined where a newer computation has taken this one's place. */
  compute(computation: Computation): Promise<Answer | undefined> {
    return this.#latest.run(computation);
  }

  /** The answer to a question beside the picture: it takes no one's place, and no one takes its. */
  computeBeside(computation: Computation): Promise<Answer> {
    return this.#answer(computation);
  }

  /** The weight matrices of a model: a copy of 16 · width² bytes. */
  async parameters(model: ModelName): Promise<WeightTensors> {
    const { computer } = await pageEngine.join(this);
    return computer.parameters(model);
  }

  /** Lets go of the engine: what was asked may stay without an answer, and nothing more is asked. */
  leave(): void {
    pageEngine.leave(this);
  }

  async #answer(computation: Computation): Promise<Answer> {
    try {
      const { computer } = await pageEngine.join(this);
      return await computer.compute(computation);
    } catch (error) {
      return { error: String(error), reason: "unreachable" };
    }
  }
}

/** The same on this thread; it is fetched only where it is needed. */
async function startHere(): Promise<Started> {
  const { EngineHost } = await import("./host.js");
  return { computer: new EngineHost(), end: () => undefined };
}

/** Rejects where the worker cannot start: a refused script reports only through its error event. */
function startWorker(): Promise<Started> {
  return new Promise((resolve, reject) => {
    const worker = newWorker();
    const started = () => ({ computer: wrap<Computer>(worker), end: () => worker.terminate() });
    worker.addEventListener("error", reject, { once: true });
    worker.addEventListener("message", () => resolve(started()), { once: true });
  });
}
