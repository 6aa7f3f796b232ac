import { TrainingClient } from "../../engine/training-client.js";
import { Progress, measuredEvery } from "../../training/progress.js";
import type { Sentence, WatchedTask } from "../../training/tasks.js";
import { mostTrainSteps } from "../../spec/keys.js";
import type { HeadPlace } from "../../engine/head-place.js";

/** How long a message may keep the worker, in milliseconds: a pause and a look never wait longer. */
const longestMessage = 45;
export const measuredExamples = 16;
/** While it runs, what has come is drawn this often, in milliseconds: as one can follow it. */
const drawnEvery = 100;

/** One training in a worker, and what is asked of it, one thing after the other. */
export class TrainingSession {
  progress: Progress | undefined;
  isRunning = false;
  /** The step that it is on its way to, where a link asked for one. */
  target: number | undefined;
  failure: string | undefined;
  /** Steps a frame. */
  speed = 2;
  sentence: Sentence | undefined;
  /** The heads that are switched off in what is looked at. */
  off: readonly HeadPlace[] = [];

  readonly #client = new TrainingClient();
  readonly #changed: () => void;
  readonly #stopped: () => void;
  #queue = Promise.resolve();
  /** Counts the trainings; what was asked of an earlier one no longer counts. */
  #training = 0;
  #stepTime = 8;
  #drawn = 0;

  /** Calls `changed` when there is something new to see, and `stopped` when it no longer runs. */
  constructor(changed: () => void, stopped: () => void) {
    this.#changed = changed;
    this.#stopped = stopped;
  }

  get isOver(): boolean {
    const { state } = this.progress ?? {};
    return state !== undefined && (state.finished || state.steps >= mostTrainSteps);
  }

  /** Begins a training and goes to a step of it. */
  open(task: WatchedTask, seed: number, step: number): void {
    this.#training += 1;
    this.progress = undefined;
    this.failure = undefined;
    this.isRunning = step > 0;
    this.target = step > 0 ? step : undefined;
    this.#ask(async () => {
      this.progress = new Progress(task, await this.#client.begin(task, seed));
      await this.#advance(0);
      if (step > 0) await this.#run();
    });
  }

  start(): void {
    if (this.isRunning || this.isOver) return;
    this.isRunning = true;
    this.#changed();
    this.#ask(() => this.#run());
  }

  pause(): void {
    this.isRunning = false;
    this.#changed();
  }

  step(): void {
    this.isRunning = false;
    this.#ask(async () => {
      await this.#advance(1);
      this.#stopped();
    });
  }

  /** Looks at another sentence, or with other heads switched off. */
  look(sentence: Sentence, off: readonly HeadPlace[]): void {
    this.sentence = sentence;
    this.off = off;
    if (!this.isRunning && this.progress?.now) this.#ask(() => this.#advance(0));
  }

  /** The worker ends with what it is doing. */
  end(): void {
    this.#training += 1;
    this.isRunning = false;
    void this.#client[Symbol.asyncDispose]();
  }

  #ask(job: () => Promise<void>): void {
    const training = this.#training;
    const isCurrent = () => training === this.#training;
    this.#queue = this.#queue
      .then(() => (isCurrent() ? job() : undefined))
      .catch((error: unknown) => {
        if (!isCurrent()) return;
        this.isRunning = false;
        this.target = undefined;
        this.failure = error instanceof Error ? error.message : String(error);
      })
      .finally(this.#changed);
  }

  async #run(): Promise<void> {
    const training = this.#training;
    while (this.isRunning && !this.isOver && training === this.#training) {
      await this.#advance(this.#stepsNow());
      if (this.target !== undefined && this.progress?.state.steps === this.target) break;
      await new Promise(requestAnimationFrame);
    }
    if (training !== this.#training) return;
    this.isRunning = false;
    this.target = undefined;
    this.#stopped();
  }

  /** As many as are wanted and fit a message; the heads are always measured at the same steps. */
  #stepsNow(): number {
    const { steps = 0 } = this.progress?.state ?? {};
    const wanted = this.target === undefined ? this.speed : measuredEvery;
    return Math.min(
      Math.max(1, Math.min(wanted, Math.floor(longestMessage / this.#stepTime))),
      measuredEvery - (steps % measuredEvery),
      (this.target ?? mostTrainSteps) - steps,
    );
  }

  async #advance(steps: number): Promise<void> {
    const { progress, sentence } = this;
    if (!progress || !sentence) return;
    const score = (progress.state.steps + steps) % measuredEvery === 0 ? measuredExamples : 0;
    const started = performance.now();
    const look = { tokens: sentence.tokens, off: this.off };
    const advanced = await this.#client.advance({ steps, look, score });
    if (steps > 0) {
      const took = (performance.now() - started) / steps;
      this.#stepTime += (took - this.#stepTime) / 4;
    }
    progress.add(advanced, sentence);
    const isDue = performance.now() - this.#drawn >= drawnEvery || !this.isRunning;
    if (progress !== this.progress || !isDue) return;
    this.#changed();
    this.#drawn = performance.now();
  }
}
