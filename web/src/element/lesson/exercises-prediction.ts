import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Prediction } from "../../exercises/exercise.js";
import { total } from "../../exercises/arithmetic.js";
import type { Parameters } from "../../lesson/translator.js";
import { spoken } from "../../views/sentence.js";
import { sizes, type Desk } from "./exercises-desk.js";

/** A token to choose, each with its share now and, once revealed, its share then. */
export function predictionTask(desk: Desk<Prediction>): TemplateResult {
  const { exercise, ground, tokens, words, outcome } = desk;
  const { turn, query, head, options, others, before } = exercise;
  const after = outcome?.kind === "revealed" ? outcome.revealed.after : undefined;
  const parameters = { ...sizes(ground, words), ...turned(desk), query: tokens[query] ?? "", head };
  const now = words.text("predict.now");
  const then = words.text(`predictThen.${turn}`);
  const amounts = (share: (row: Float32Array) => number) => [
    amount(desk, now, share(before)),
    after ? amount(desk, then, share(after)) : nothing,
  ];
  const rest = (row: Float32Array) => total([...row]) - total(options.map((key) => row[key] ?? 0));
  return html`<fieldset>
    <legend class="task">${spoken(words, { key: `predictTask.${turn}`, parameters })}</legend>
    <div class="options ${after ? "revealed" : ""}">
      <div class="option quiet small" aria-hidden="true">
        <span></span><span>${now}</span>${after ? html`<span>${then}</span>` : nothing}
      </div>
      ${options.map(
        (key) =>
          html`<label class="option">
            <span class="choice">${radio(desk, key)} <bdi>${tokens[key]}</bdi></span>
            ${amounts((row) => row[key] ?? 0)}
          </label>`,
      )}
      ${
        others > 0
          ? html`<div class="option quiet">
              <span>${words.text("exercises.tokens", { count: others })}</span>
              ${amounts(rest)}
            </div>`
          : nothing
      }
    </div>
  </fieldset>`;
}

function radio({ attempt, answer }: Desk, key: number) {
  const value = String(key);
  return html`<input
    type="radio"
    name="prediction"
    value=${value}
    .checked=${live(attempt.given[0] === value)}
    @change=${() => answer(0, value)}
  />`;
}

/** A share as a number and a bar. */
function amount({ words }: Desk, when: string, share: number) {
  const length = `inline-size: ${Math.min(1, Math.max(0, share)) * 100}%`;
  return html`<span class="amount">
    <span class="only-spoken">${when}</span>
    ${words.percent(share)}
    <span class="row-bar" aria-hidden="true" .style=${length}></span>
  </span>`;
}

/** From which temperature to which, where it is that which is turned. */
function turned({ exercise: { change }, words }: Desk<Prediction>): Parameters {
  return "temperature" in change ? { next: words.decimal(change.temperature) } : {};
}
