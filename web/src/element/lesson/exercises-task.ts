import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type {
  BlendExercise,
  Exercise,
  Prediction,
  Rest,
  ScaledExercise,
  ScoreExercise,
  ShapeExercise,
  SoftmaxExercise,
} from "../../exercises/exercise.js";
import type { Translator } from "../../lesson/translator.js";
import { spoken } from "../../views/sentence.js";
import { bracketed, sizes, type Desk } from "./exercises-desk.js";

/** What is asked, what is given, and where the answer goes; a prediction has a form of its own. */
export function task(desk: Desk<Exclude<Exercise, Prediction>>): TemplateResult {
  return html`<p class="task">${question(desk)}</p>
    ${given(desk)}`;
}

function question({ exercise, ground, tokens, words }: Desk<Exclude<Exercise, Prediction>>) {
  const { form, head } = exercise;
  const common = { ...sizes(ground, words), head };
  switch (form) {
    case "shape":
      return words.text(`shapeTask.${exercise.tensor}`, common);
    case "softmax":
    case "blend": {
      const dimension = form === "blend" ? String(exercise.dimension) : "";
      const parameters = { ...common, query: tokens[exercise.query] ?? "", dimension };
      return spoken(words, { key: `exerciseTask.${form}`, parameters });
    }
    case "score":
    case "scaled": {
      const key = tokens[exercise.key] ?? "";
      const parameters = { ...common, query: tokens[exercise.query] ?? "", key };
      return spoken(words, { key: `exerciseTask.${form}`, parameters });
    }
  }
}

function given(desk: Desk<Exclude<Exercise, Prediction>>) {
  const { exercise } = desk;
  switch (exercise.form) {
    case "score":
      return score({ ...desk, exercise });
    case "scaled":
      return scaled({ ...desk, exercise });
    case "softmax":
      return softmax({ ...desk, exercise });
    case "blend":
      return blend({ ...desk, exercise });
    case "shape":
      return shape({ ...desk, exercise });
  }
}

function score(desk: Desk<ScoreExercise>) {
  const { words, exercise } = desk;
  const rows = exercise.terms.map(({ dimension, q, k }) => [dimension, q, k] as const);
  const head = [words.text("made.dimension"), "q", "k"] as const;
  return html`${products(words, head, ["query", "key"], rows, exercise.rest)}
  ${answerField(desk, words.text("table.score"))}`;
}

/** What is to be multiplied, row by row, and the sum of the products that are not listed. */
function products(
  words: Translator,
  [name, first, second]: readonly [string, string, string],
  [firstClass, secondClass]: readonly [string, string],
  rows: readonly (readonly [string | number, number, number])[],
  rest: Rest | undefined,
) {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${name}</th>
        <th scope="col" class=${firstClass}>${first}</th>
        <th scope="col" class=${secondClass}>${second}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([label, a, b]) =>
          html`<tr>
            <th scope="row" class="token"><bdi>${label}</bdi></th>
            <td>${words.decimal(a)}</td>
            <td>${words.decimal(b)}</td>
          </tr>`,
      )}
      ${
        rest
          ? html`<tr>
              <th scope="row">${words.text("exercises.products", { count: rest.count })}</th>
              <td colspan="2">${words.decimal(rest.sum)}</td>
            </tr>`
          : nothing
      }
    </tbody>
  </table>`;
}

function scaled(desk: Desk<ScaledExercise>) {
  const { words, exercise } = desk;
  const { score: from, headWidth, root, temperature } = exercise;
  return html`${givens([
    [words.text("table.score"), words.decimal(from)],
    ...(root === 1 ? [] : [["dₖ", String(headWidth)] as const]),
    ...(temperature === 1
      ? []
      : [[words.text("exercises.temperature"), words.decimal(temperature)] as const]),
  ])}
  ${answerField(desk, words.text("table.scaled"))}`;
}

/** Names and their numbers, side by side. */
function givens(numbers: readonly (readonly [string, string])[]) {
  return html`<dl class="givens">
    ${numbers.map(
      ([name, number]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${number}</dd>
        </div>`,
    )}
  </dl>`;
}

function softmax(desk: Desk<SoftmaxExercise>) {
  const { words, exercise, tokens } = desk;
  const { columns, rest, largest } = exercise;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.text("table.key")}</th>
        <th scope="col">${words.text("table.scaled")}</th>
        <th scope="col">${words.text("exercises.share")}</th>
      </tr>
    </thead>
    <tbody>
      ${columns.map(({ key, scaled, isHidden }, index) => {
        const token = tokens[key] ?? "";
        return html`<tr>
          <th scope="row" class="token"><bdi>${token}</bdi></th>
          <td>
            ${words.decimal(scaled)}
            ${isHidden ? html`<span class="note">${words.text("matrix.masked")}</span>` : nothing}
          </td>
          <td>${input(desk, index, words.text("exercises.shareOf", { key: token }))}</td>
        </tr>`;
      })}
      ${
        rest
          ? html`<tr>
              <th scope="row">${words.text("exercises.tokens", { count: rest.count })}</th>
              <td colspan="2">
                Σ exp(s − ${bracketed(words, largest)}) = ${words.decimal(rest.sum, 3)}
              </td>
            </tr>`
          : nothing
      }
    </tbody>
  </table>`;
}

function blend(desk: Desk<BlendExercise>) {
  const { words, exercise, tokens } = desk;
  const head = [
    words.text("table.key"),
    words.text("table.weight"),
    words.text("exercises.value"),
  ] as const;
  const rows = exercise.terms.map(
    ({ key, weight, value }) => [tokens[key] ?? "", weight, value] as const,
  );
  return html`${products(words, head, ["weight", "value"], rows, exercise.rest)}
  ${answerField(desk, words.text("exercises.mixed"))}`;
}

function shape(desk: Desk<ShapeExercise>) {
  const { words, ground } = desk;
  const { tokens, width, heads } = sizes(ground, words);
  return html`${givens([
    [words.text("step.tokens"), tokens],
    [words.text("exercises.width"), width],
    [words.text("exercises.heads"), heads],
  ])}
  ${answerField(desk, words.text("exercises.shape"))}`;
}

function answerField(desk: Desk, label: string) {
  return html`<label class="control answer">
    <span>${label}</span>
    ${input(desk, 0)}
  </label>`;
}

/** The keyboard of telephones for decimals lacks the minus sign, so it is not asked for. */
function input({ attempt, answer }: Desk, index: number, label?: string) {
  return html`<input
    type="text"
    dir="ltr"
    autocomplete="off"
    spellcheck="false"
    maxlength="60"
    aria-label=${label ?? nothing}
    .value=${live(attempt.given[index] ?? "")}
    @input=${(event: Event) => answer(index, (event.target as HTMLInputElement).value)}
  />`;
}
