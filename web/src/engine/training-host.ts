import { loadTraining } from "./training.js";
import type {
  Scores,
  StepReport,
  TaskName,
  TrainedRequest,
  TrainedTrace,
  Training,
  TrainingRun,
  TrainingState,
} from "./trained-types.js";

/** What to do in one go: one message each way for each frame. */
export interface Advance {
  /** 0 only looks. */
  readonly steps: number;
  /** Attend to this text afterwards. */
  readonly look?: TrainedRequest;
  /** Measure the heads on so many held-out examples afterwards. */
  readonly score?: number;
}

export interface Advanced {
  readonly reports: readonly StepReport[];
  readonly state: TrainingState;
  readonly trace?: TrainedTrace;
  readonly scores?: Scores;
}

/** What lives in the training worker: one training at a time. Every method rejects with its error. */
export class TrainingHost {
  #training?: Promise<Training>;
  #run?: TrainingRun;

  /** Starts a training; the one before is given up. */
  async begin(options: { readonly task: TaskName; readonly seed: number }): Promise<TrainingState> {
    return this.#take((await this.#loaded()).trainingRun(options));
  }

  /** Goes back, or on, to a snapshot. */
  async restore(snapshot: Uint8Array): Promise<TrainingState> {
    return this.#take((await this.#loaded()).restoreRun(snapshot));
  }

  async advance({ steps, look, score }: Advance): Promise<Advanced> {
    const run = this.#running();
    const reports = steps > 0 ? run.step(steps) : [];
    return {
      reports,
      state: run.state(),
      ...(look && { trace: run.attend(look) }),
      ...(score && { scores: run.scores(score) }),
    };
  }

  /** Everything that the next step depends on. */
  async snapshot(): Promise<Uint8Array> {
    return this.#running().snapshot();
  }

  /** The model as it is now, as a safetensors file. */
  async model(): Promise<Uint8Array> {
    return this.#running().model();
  }

  async end(): Promise<void> {
    this.#run?.[Symbol.dispose]();
    this.#run = undefined;
  }

  async #loaded(): Promise<Training> {
    this.#training ??= loadTraining();
    return this.#training;
  }

  #take(run: TrainingRun): TrainingState {
    this.#run?.[Symbol.dispose]();
    this.#run = run;
    return run.state();
  }

  #running(): TrainingRun {
    if (!this.#run) throw new Error("attention: no training has begun; call begin first");
    return this.#run;
  }
}
