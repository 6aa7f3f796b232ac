import type { ReactiveControllerHost } from "lit";
import type { Answer } from "../engine/host.js";
import { checkNumbers, checkShape, type Verdict } from "../exercises/check.js";
import {
  kinds,
  type Exercise,
  type Ground,
  type Kind,
  type Prediction,
} from "../exercises/exercise.js";
import { makeExercise } from "../exercises/make.js";
import { revealed, type Revealed } from "../exercises/predict.js";
import { noAttempt, restored, saved, type Attempt } from "./exercises-memory.js";

/** What the reader's switch makes of the text: the engine's numbers after a prediction's change. */
export type ComputeChanged = (change: Prediction["change"]) => Promise<Answer>;

/** What a check has found. It is not kept: it can be found again from the answer. */
export type Outcome =
  | { readonly kind: "verdict"; readonly verdict: Verdict }
  | { readonly kind: "revealed"; readonly chosen: number; readonly revealed: Revealed }
  | { readonly kind: "failed"; readonly message: string };

/** Which exercise is open, and what has been answered in this visit, text by text. */
export class ExercisesState {
  #host: ReactiveControllerHost;
  #memory = restored();
  #outcomes = new Map<string, Outcome>();
  #made = new Map<string, Exercise | undefined>();
  #madeOf?: Ground["layer"];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get kind(): Kind {
    return this.#memory.kind;
  }

  /** How many were solved in this visit. */
  get solved(): number {
    return [...this.#memory.attempts.values()].filter(({ isSolved }) => isSolved).length;
  }

  open(kind: Kind): void {
    this.#memory.kind = kind;
    this.#changed();
  }

  /** The exercise of a kind that is open; undefined where the text has none. */
  exerciseOf(kind: Kind, ground: Ground): Exercise | undefined {
    return this.#make(kind, this.#numberOf(kind), ground);
  }

  /** Whether there is another of the kind. */
  hasAnother(kind: Kind, ground: Ground): boolean {
    const number = this.#numberOf(kind);
    const [own, next] = [number, number + 1].map((at) => this.#make(kind, at, ground));
    return own?.name !== next?.name;
  }

  another(kind: Kind): void {
    this.#memory.numbers.set(kind, this.#numberOf(kind) + 1);
    this.#changed();
  }

  attemptOf(ground: Ground, exercise: Exercise): Attempt {
    return this.#memory.attempts.get(idOf(ground, exercise)) ?? noAttempt;
  }

  outcomeOf(ground: Ground, exercise: Exercise): Outcome | undefined {
    return this.#outcomes.get(idOf(ground, exercise));
  }

  /** Which kinds have their open exercise solved. */
  solvedKinds(ground: Ground): Kind[] {
    // Nothing is made only to find that nothing was done with this text.
    if (![...this.#memory.attempts.keys()].some((id) => id.startsWith(ground.name))) return [];
    return kinds.filter((kind) => {
      const exercise = this.exerciseOf(kind, ground);
      return exercise && this.attemptOf(ground, exercise).isSolved;
    });
  }

  /** Keeps what is typed or chosen; what was said to something else no longer holds. */
  answer(ground: Ground, exercise: Exercise, index: number, text: string): void {
    const given = [...this.attemptOf(ground, exercise).given];
    given[index] = text;
    this.#outcomes.delete(idOf(ground, exercise));
    this.#keep(ground, exercise, { given: Array.from(given, (one) => one ?? "") });
  }

  toggleSolution(ground: Ground, exercise: Exercise): void {
    const { isShown } = this.attemptOf(ground, exercise);
    this.#keep(ground, exercise, { isShown: !isShown, wasShown: true });
  }

  /** Says what the answer is; a prediction's is computed first. */
  async check(ground: Ground, exercise: Exercise, compute: ComputeChanged): Promise<void> {
    const { given } = this.attemptOf(ground, exercise);
    if (exercise.form === "prediction") {
      await this.#reveal(ground, exercise, given[0], compute);
      return;
    }
    const verdict =
      exercise.form === "shape"
        ? checkShape(given[0] ?? "", exercise)
        : checkNumbers(given, exercise);
    this.#found(ground, exercise, { kind: "verdict", verdict }, verdict.kind === "right");
  }

  async #reveal(
    ground: Ground,
    exercise: Prediction,
    given: string | undefined,
    compute: ComputeChanged,
  ): Promise<void> {
    const chosen = exercise.options.find((key) => String(key) === given);
    if (chosen === undefined) {
      const verdict = { kind: "unreadable", at: 0 } as const;
      this.#found(ground, exercise, { kind: "verdict", verdict }, false);
      return;
    }
    const answer = await compute(exercise.change);
    // Another may have been chosen meanwhile.
    if (this.attemptOf(ground, exercise).given[0] !== given) return;
    const layer = "traces" in answer ? answer.traces[0]?.layers[0] : undefined;
    if (!layer) {
      const message = "error" in answer ? answer.error : "";
      this.#found(ground, exercise, { kind: "failed", message }, false);
      return;
    }
    const result = revealed(exercise, layer);
    const outcome = { kind: "revealed", chosen, revealed: result } as const;
    this.#found(ground, exercise, outcome, result.grows === chosen);
  }

  #found(ground: Ground, exercise: Exercise, outcome: Outcome, isRight: boolean): void {
    this.#outcomes.set(idOf(ground, exercise), outcome);
    const { isSolved, wasShown } = this.attemptOf(ground, exercise);
    // What the solution was read from is no longer solved by oneself; nor is a prediction revealed.
    const counts = isRight && !wasShown;
    const isSpoilt = exercise.form === "prediction" && outcome.kind === "revealed";
    this.#keep(ground, exercise, {
      isSolved: isSolved || counts,
      wasShown: wasShown || isSpoilt,
    });
  }

  #keep(ground: Ground, exercise: Exercise, changes: Partial<Attempt>): void {
    const id = idOf(ground, exercise);
    const attempt = { ...this.attemptOf(ground, exercise), ...changes };
    // The newest stands last, so that the oldest are given up first.
    this.#memory.attempts.delete(id);
    this.#memory.attempts.set(id, attempt);
    this.#changed();
  }

  #numberOf(kind: Kind): number {
    return this.#memory.numbers.get(kind) ?? 0;
  }

  /** Exercises of a trace are made once. */
  #make(kind: Kind, number: number, ground: Ground): Exercise | undefined {
    if (this.#madeOf !== ground.layer) this.#made.clear();
    this.#madeOf = ground.layer;
    const name = `${kind} ${number}`;
    if (!this.#made.has(name)) this.#made.set(name, makeExercise(kind, number, ground));
    return this.#made.get(name);
  }

  #changed(): void {
    saved(this.#memory);
    this.#host.requestUpdate();
  }
}

/** An exercise of one text is not that of another. */
function idOf(ground: Ground, exercise: Exercise): string {
  return `${ground.name}/${exercise.name}`;
}
