import { wrap } from "comlink";
import { engineWorker } from "./early-workers.js";
import { isTrained, type AnyComputation, type Computation, type ModelName } from "./computation.js";
import type { HeadPlace } from "./head-place.js";
import type { Answer, Failed, WeightsAnswer } from "./host.js";
import { LatestWins } from "./latest-wins.js";
import { SharedEngine } from "./shared-engine.js";
import { TrainedClient } from "./trained-client.js";
import type { LoadedModel } from "./trained-host.js";
import type { TaskName } from "./trained-types.js";
import type { WeightTensors } from "./types.js";

interface Computer {
  compute(computation: Computation): Promise<Answer>;
  weights(computation: Computation, only?: HeadPlace): Promise<WeightsAnswer>;
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
  #latest = new LatestWins();
  #trained = new TrainedClient();

  /** The answer, or undefined where a newer computation has taken this one's place. */
  compute(computation: AnyComputation): Promise<Answer | undefined> {
    return this.#latest.run(() => this.#answer(computation));
  }

  /**
   * Only the weights, or only one head's, which come much sooner than all of a long text; as `compute`
   * otherwise.
   */
  weights(computation: AnyComputation, only?: HeadPlace): Promise<WeightsAnswer | undefined> {
    return this.#latest.run(() =>
      answered(() =>
        isTrained(computation)
          ? this.#trained.weights(computation, only)
          : this.#untrained((it) => it.weights(computation, only)),
      ),
    );
  }

  /** The answer to a question beside the picture: it takes no one's place, and no one takes its. */
  computeBeside(computation: AnyComputation): Promise<Answer> {
    return this.#answer(computation);
  }

  /** A trained model's shape, words, card and weights. Rejects where its file cannot be had. */
  trainedModel(name: TaskName): Promise<LoadedModel> {
    return this.#trained.model(name);
  }

  /** The weight matrices of an untrained model: a copy of 16 · width² bytes. */
  parameters(model: ModelName): Promise<WeightTensors> {
    return this.#untrained((computer) => computer.parameters(model));
  }

  /** Lets go of the engine: what was asked may stay without an answer, and nothing more is asked. */
  leave(): void {
    pageEngine.leave(this);
    this.#trained.leave();
  }

  #answer(computation: AnyComputation): Promise<Answer> {
    return answered(() =>
      isTrained(computation)
        ? this.#trained.compute(computation)
        : this.#untrained((it) => it.compute(computation)),
    );
  }

  async #untrained<Found>(ask: (computer: Computer) => Promise<Found>): Promise<Found> {
    const { computer } = await pageEngine.join(this);
    return ask(computer);
  }
}

/** A worker that is gone is an answer too. */
async function answered<Found>(ask: () => Promise<Found>): Promise<Found | Failed> {
  try {
    return await ask();
  } catch (error) {
    return { error: String(error), reason: "unreachable" };
  }
}

/** The same on this thread; it is fetched only where it is needed. */
async function startHere(): Promise<Started> {
  const { EngineHost } = await import("./host.js");
  return { computer: new EngineHost(), end: () => undefined };
}

async function startWorker(): Promise<Started> {
  const worker = await engineWorker();
  return { computer: wrap<Computer>(worker), end: () => worker.terminate() };
}
