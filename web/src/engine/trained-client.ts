import { wrap } from "comlink";
import type { HeadPlace } from "./head-place.js";
import type { Answer, Failed, WeightsAnswer } from "./host.js";
import { trainedWorker } from "./early-workers.js";
import { modelFile } from "./model-files.js";
import { SharedEngine } from "./shared-engine.js";
import type { TrainedComputation } from "./computation.js";
import type { LoadedModel } from "./trained-host.js";
import type { TaskName } from "./trained-types.js";

interface Runner {
  load(name: TaskName, bytes: Uint8Array): Promise<LoadedModel | Failed>;
  compute(computation: TrainedComputation): Promise<Answer>;
  weights(computation: TrainedComputation, only?: HeadPlace): Promise<WeightsAnswer>;
}

/** What runs, and every model that it was given. */
interface Started {
  readonly runner: Runner;
  readonly models: Map<TaskName, Promise<LoadedModel | Failed>>;
  end(): void;
}

/** All elements of a page ask this one. */
const pageRunner = new SharedEngine<Started>(
  () => startWorker().catch(startHere),
  (started) => started.end(),
);

/** An element's door to the trained models, each of which is fetched when it is asked first. */
export class TrainedClient {
  compute(computation: TrainedComputation): Promise<Answer> {
    return this.#ask(computation, (runner) => runner.compute(computation));
  }

  weights(computation: TrainedComputation, only?: HeadPlace): Promise<WeightsAnswer> {
    return this.#ask(computation, (runner) => runner.weights(computation, only));
  }

  /** A model's shape, words, card and weights. Rejects where they cannot be had. */
  async model(name: TaskName): Promise<LoadedModel> {
    const model = await load(await this.#start(name), name);
    if ("error" in model) throw new Error(model.error);
    return model;
  }

  leave(): void {
    pageRunner.leave(this);
  }

  async #ask<Found>(
    { model: name }: TrainedComputation,
    ask: (runner: Runner) => Promise<Found>,
  ): Promise<Found | Failed> {
    const started = await this.#start(name);
    const model = await load(started, name);
    return "error" in model ? model : ask(started.runner);
  }

  /** The model's file is on its way while what runs it starts; who loads it hears of a failure. */
  #start(name: TaskName): Promise<Started> {
    modelFile(name).catch(() => undefined);
    return pageRunner.join(this);
  }
}

/** Once; what could not be had is asked for again by the next who wants it. */
function load({ runner, models }: Started, name: TaskName): Promise<LoadedModel | Failed> {
  const known = models.get(name);
  if (known) return known;
  const loading = modelFile(name).then((bytes) => runner.load(name, bytes));
  models.set(name, loading);
  loading.then(
    (model) => "error" in model && models.delete(name),
    () => models.delete(name),
  );
  return loading;
}

async function startWorker(): Promise<Started> {
  const worker = await trainedWorker();
  return { runner: wrap<Runner>(worker), models: new Map(), end: () => worker.terminate() };
}

/** The same on this thread; it is fetched only where it is needed. */
async function startHere(): Promise<Started> {
  const { TrainedHost } = await import("./trained-host.js");
  return { runner: new TrainedHost(), models: new Map(), end: () => undefined };
}
