import { html, nothing, type TemplateResult } from "lit";
import { kinds, type Exercise, type Ground, type Kind } from "../../exercises/exercise.js";
import { fingerprint } from "../../exercises/order.js";
import type { Picture } from "../../views/picture.js";
import type { AttentionLab } from "../attention-lab.js";
import { askedBy, type Result } from "../computation.js";
import { ExercisesState } from "../exercises-state.js";
import type { Desk } from "./exercises-desk.js";
import { predictionTask } from "./exercises-prediction.js";
import { reply } from "./exercises-reply.js";
import { jumpButton, solution } from "./exercises-solution.js";
import { task } from "./exercises-task.js";

/** Each element's own; it is made with the lesson, not with the first view. */
const states = new WeakMap<AttentionLab, ExercisesState>();

function stateOf(lab: AttentionLab): ExercisesState {
  const state = states.get(lab) ?? new ExercisesState(lab);
  states.set(lab, state);
  return state;
}

const grounds = new WeakMap<Result, Ground>();

function groundOf(result: Result, { layer }: Picture): Ground {
  const { mask, scale, temperature, off } = result.spec;
  const name = () => fingerprint(askedBy(result.spec));
  const ground = grounds.get(result) ?? { layer, mask, scale, temperature, off, name: name() };
  grounds.set(result, ground);
  return ground;
}

/** Exercises from the reader's own sentence, one kind open at a time. */
export function exercisesSection(
  lab: AttentionLab,
  picture: Picture,
): TemplateResult | typeof nothing {
  const { words, result } = lab;
  if (!result) return nothing;
  const state = stateOf(lab);
  const ground = groundOf(result, picture);
  const { kind, solved } = state;
  const exercise = state.exerciseOf(kind, ground);
  return html`<section aria-labelledby="exercises-title" class="exercises">
    <h2 id="exercises-title">${words.text("exercises.title")}</h2>
    <p class="quiet">${words.text("exercises.detail")}</p>
    ${choice(lab, state, ground)}
    ${
      exercise
        ? posed(lab, state, deskOf(lab, state, ground, exercise))
        : html`<p>${words.text(`exerciseNone.${kind}`)}</p>`
    }
    <p class="quiet small">
      ${solved > 0 ? words.text("exercises.solved", { count: solved }) : nothing}
    </p>
  </section>`;
}

/** The kinds in a row; those whose open exercise is solved have a tick. */
function choice({ words }: AttentionLab, state: ExercisesState, ground: Ground) {
  const solved = state.solvedKinds(ground);
  const name = (kind: Kind) => words.text(`exerciseKind.${kind}`);
  return html`<div class="steps" role="group" aria-label=${words.text("exercises.kinds")}>
    ${kinds.map(
      (kind) =>
        html`<button
          type="button"
          aria-current=${kind === state.kind ? "true" : nothing}
          @click=${() => state.open(kind)}
        >
          ${name(kind)}
          ${
            solved.includes(kind)
              ? html`<span role="img" aria-label=${words.text("exercises.done")}>✓</span>`
              : nothing
          }
        </button>`,
    )}
  </div>`;
}

function deskOf(
  lab: AttentionLab,
  state: ExercisesState,
  ground: Ground,
  exercise: Exercise,
): Desk {
  return {
    exercise,
    ground,
    attempt: state.attemptOf(ground, exercise),
    outcome: state.outcomeOf(ground, exercise),
    tokens: lab.result?.labels ?? [],
    words: lab.words,
    answer: (index, text) => state.answer(ground, exercise, index, text),
    jump: lab.spec.view === "all" ? () => lab.showMaking(exercise.cell, exercise.head) : undefined,
  };
}

function posed(lab: AttentionLab, state: ExercisesState, desk: Desk) {
  const { exercise, ground, words, attempt, outcome } = desk;
  const spec = lab.result?.spec ?? lab.spec;
  const check = (event: Event) => {
    event.preventDefault();
    void state.check(ground, exercise, (change) => lab.computeBeside({ ...spec, ...change }));
  };
  const isPrediction = exercise.form === "prediction";
  return html`<form class="exercise" novalidate @submit=${check}>
      ${isPrediction ? predictionTask({ ...desk, exercise }) : task({ ...desk, exercise })}
      ${accepted(desk)}
      <div class="actions">
        <button type="submit" class="check">
          ${words.text(isPrediction ? "predict.reveal" : "exercises.check")}
        </button>
        ${isPrediction ? nothing : solutionButton(state, desk)} ${anotherButton(state, desk)}
      </div>
    </form>
    <div role="status">${reply(desk)}</div>
    ${isPrediction && outcome?.kind === "revealed" ? jumpButton(desk) : nothing}
    ${!isPrediction && attempt.isShown ? solution({ ...desk, exercise }) : nothing}`;
}

/** How near an answer has to be. */
function accepted({ exercise, words }: Desk) {
  if (exercise.form === "prediction" || exercise.form === "shape") return nothing;
  const tolerance = words.decimal(exercise.tolerance);
  const key = exercise.areShares ? "exercises.shareTolerance" : "exercises.tolerance";
  return html`<p class="quiet small">${words.text(key, { tolerance })}</p>`;
}

function solutionButton(state: ExercisesState, { exercise, ground, attempt, words }: Desk) {
  return html`<button
    type="button"
    aria-expanded=${attempt.isShown}
    @click=${() => state.toggleSolution(ground, exercise)}
  >
    ${words.text(attempt.isShown ? "exercises.hide" : "exercises.show")}
  </button>`;
}

function anotherButton(state: ExercisesState, { ground, words }: Desk) {
  const { kind } = state;
  return state.hasAnother(kind, ground)
    ? html`<button type="button" @click=${() => state.another(kind)}>
        ${words.text("exercises.another")}
      </button>`
    : nothing;
}
