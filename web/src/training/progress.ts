import type { Advanced } from "../engine/training-host.js";
import type { Scores, TrainedTrace, TrainingState } from "../engine/trained-types.js";
import type { Point } from "./curve.js";
import { Snapshots } from "./snapshots.js";
import { specialisedFrom, type Sentence, type WatchedTask } from "./tasks.js";

/** The heads are measured, and a snapshot is taken, every so many steps. */
export const measuredEvery = 10;
const mostSnapshots = 80;

/** What a training looked like after a step. */
export interface Seen {
  readonly step: number;
  readonly sentence: Sentence;
  readonly trace: TrainedTrace;
  /** The newest measurement at that step, and when it was made. */
  readonly scores: Scores;
  readonly scoredAt: number;
  /** Of the step's batch; undefined before the first. */
  readonly loss: number | undefined;
  readonly accuracy: number;
}

/** All that is known of one training from its first step on. */
export class Progress {
  readonly losses: Point[] = [];
  readonly accuracies: Point[] = [];
  readonly specialists: Point[] = [];
  /** Steps before which the watchdog began anew. */
  readonly restarts: number[] = [];
  readonly snapshots = new Snapshots<Seen>(mostSnapshots, measuredEvery);
  /** The first measured step at which the heads were specialised, since the last restart. */
  specialised: number | undefined;
  /** Before training. */
  untrained: Scores | undefined;
  now: Seen | undefined;

  constructor(
    readonly task: WatchedTask,
    public state: TrainingState,
  ) {}

  /** Takes in what one message brought. */
  add({ reports, state, trace, scores }: Advanced, sentence: Sentence): void {
    this.state = state;
    for (const { step, loss, accuracy, restarted } of reports) {
      this.losses.push({ step, value: loss });
      this.accuracies.push({ step, value: accuracy });
      if (restarted) {
        this.restarts.push(step);
        this.specialised = undefined;
      }
    }
    const measured = scores ?? this.now?.scores;
    if (!trace || !measured) return;
    const { steps: step, accuracy } = state;
    const scoredAt = scores ? step : (this.now?.scoredAt ?? 0);
    const loss = this.losses.at(-1)?.value;
    this.now = { step, sentence, trace, scores: measured, scoredAt, loss, accuracy };
    if (scores) this.#measured(this.now);
  }

  #measured(seen: Seen): void {
    const { step, scores } = seen;
    this.untrained ??= scores;
    // Another sentence is looked at: the heads are what they were.
    if (this.specialists.at(-1)?.step === step) return;
    this.specialists.push({ step, value: scores.specialists });
    if (scores.specialists >= specialisedFrom[this.task]) this.specialised ??= step;
    this.snapshots.add(seen);
  }
}
