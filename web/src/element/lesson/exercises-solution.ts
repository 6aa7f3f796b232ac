import { html, nothing, type TemplateResult } from "lit";
import { total } from "../../exercises/arithmetic.js";
import type { Exercise, Prediction, Rest, SoftmaxExercise } from "../../exercises/exercise.js";
import type { Translator } from "../../lesson/translator.js";
import { bracketed, shapeText, sizes, type Desk } from "./exercises-desk.js";

/** The way to the key with the real numbers, and from there into the walk. */
export function solution(desk: Desk<Exclude<Exercise, Prediction>>): TemplateResult {
  const { words } = desk;
  return html`<div class="solution" role="region" aria-label=${words.text("exercises.solution")}>
    <h3>${words.text("exercises.solution")}</h3>
    ${way(desk)} ${jumpButton(desk)}
  </div>`;
}

export function jumpButton({ jump, words }: Desk): TemplateResult | typeof nothing {
  return jump
    ? html`<button type="button" class="whence" @click=${jump}>
        ${words.text("exercises.jump")}
      </button>`
    : nothing;
}

function way({ exercise, ground, tokens, words }: Desk<Exclude<Exercise, Prediction>>) {
  switch (exercise.form) {
    case "score": {
      const products = exercise.terms.map(({ q, k }) => [q, k] as const);
      return sum(words, products, exercise.rest, exercise.keys[0]);
    }
    case "blend": {
      const products = exercise.terms.map(({ weight, value }) => [weight, value] as const);
      return sum(words, products, exercise.rest, exercise.keys[0]);
    }
    case "scaled": {
      const { score, root, temperature, keys } = exercise;
      const divisors = [root, temperature].filter((divisor) => divisor !== 1);
      const steps = [score, ...divisors].map((number) => words.decimal(number)).join(" ÷ ");
      return html`<p class="equation">${steps} = <b>${words.decimal(keys[0] ?? NaN)}</b></p>`;
    }
    case "softmax":
      return shares(exercise, tokens, words);
    case "shape":
      return html`<p class="equation"><b>${shapeText(exercise.shape)}</b></p>
        <p>${words.text(`shapeWhy.${exercise.tensor}`, sizes(ground, words))}</p>`;
  }
}

function sum(
  words: Translator,
  products: readonly (readonly [number, number])[],
  rest: Rest | undefined,
  key = NaN,
) {
  const first = (a: number, at: number) => (at > 0 ? bracketed(words, a) : words.decimal(a));
  const terms = products.map(([a, b], at) => `${first(a, at)} × ${bracketed(words, b)}`);
  const all = rest ? [...terms, bracketed(words, rest.sum)] : terms;
  const value = words.decimal(key, 4);
  return html`<p class="equation">${all.join(" + ")} = <b>${words.decimal(key)}</b></p>
    <p class="quiet small">${words.text("exercises.digits", { value })}</p>`;
}

function shares(
  { columns, keys, largest, rest }: SoftmaxExercise,
  tokens: readonly string[],
  words: Translator,
) {
  const parts = columns.map(({ scaled, isHidden }) => (isHidden ? 0 : Math.exp(scaled - largest)));
  const whole = total(parts) + (rest?.sum ?? 0);
  const head = words.text("made.exp", { largest: bracketed(words, largest) });
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.text("table.key")}</th>
        <th scope="col">${head}</th>
        <th scope="col">${words.text("exercises.share")}</th>
      </tr>
    </thead>
    <tbody>
      ${columns.map(
        ({ key, isHidden }, index) =>
          html`<tr>
            <th scope="row" class="token"><bdi>${tokens[key]}</bdi></th>
            <td>
              ${isHidden ? words.text("matrix.masked") : words.decimal(parts[index] ?? NaN, 3)}
            </td>
            <td><b>${words.decimal(keys[index] ?? NaN)}</b></td>
          </tr>`,
      )}
      ${
        rest
          ? html`<tr>
              <th scope="row">${words.text("exercises.tokens", { count: rest.count })}</th>
              <td>${words.decimal(rest.sum, 3)}</td>
              <td>${words.decimal(rest.sum / whole)}</td>
            </tr>`
          : nothing
      }
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${words.text("made.sum")}</th>
        <td>${words.decimal(whole, 3)}</td>
        <td>${words.decimal(1)}</td>
      </tr>
    </tfoot>
  </table>`;
}
