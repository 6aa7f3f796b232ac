import { html, nothing, type TemplateResult } from "lit";
import type { Verdict } from "../../exercises/check.js";
import type { Exercise, Prediction } from "../../exercises/exercise.js";
import { spoken } from "../../views/sentence.js";
import type { Outcome } from "../exercises-state.js";
import { sizes, type Desk } from "./exercises-desk.js";

/** What is said to an answer. */
export function reply(desk: Desk): TemplateResult | typeof nothing {
  const { outcome, words, exercise } = desk;
  switch (outcome?.kind) {
    case undefined:
      return nothing;
    case "failed":
      return html`<p class="reply">${words.text("error.engine", { message: outcome.message })}</p>`;
    case "revealed":
      return exercise.form === "prediction" ? told({ ...desk, exercise }, outcome) : nothing;
    case "verdict": {
      const { verdict } = outcome;
      const isRight = verdict.kind === "right";
      return html`<p class="reply ${isRight ? "right" : ""}">${said(desk, verdict)}</p>`;
    }
  }
}

function said(desk: Desk, verdict: Verdict) {
  const { words, exercise, ground } = desk;
  switch (verdict.kind) {
    case "right":
      return html`<b>${words.text("exercises.right")}</b>`;
    case "near":
      return words.text("exercises.near");
    case "wrong":
      return exercise.form === "prediction"
        ? nothing
        : words.text(`exerciseHint.${exercise.form}`, sizes(ground, words));
    case "unreadable":
      return words.text(`exerciseExpected.${exercise.form}`, { key: tokenAt(desk, verdict.at) });
    case "partly":
      return words.text("exercises.partly", {
        list: words.list(verdict.wrong.map((index) => tokenAt(desk, index))),
      });
    case "mistake":
      return words.text(`mistake.${verdict.name}`, {
        ...sizes(ground, words),
        key: tokenAt(desk, verdict.at ?? 0),
        sum: words.decimal(verdict.sum ?? 0),
        count: exercise.form === "shape" ? exercise.shape.length : 0,
      });
  }
}

/** The token that an answer's index belongs to, isolated (UAX #9) from the sentence around it. */
function tokenAt({ exercise, tokens }: Desk<Exercise>, index: number): string {
  const key = exercise.form === "softmax" ? exercise.columns[index]?.key : undefined;
  return key === undefined ? "" : `\u2068${tokens[key] ?? ""}\u2069`;
}

function told(
  { exercise, ground, tokens, words }: Desk<Prediction>,
  { chosen, revealed }: Extract<Outcome, { kind: "revealed" }>,
) {
  const { after, grows } = revealed;
  const share = (row: Float32Array, key: number) => words.percent(row[key] ?? 0);
  const parameters = (key: number) => ({
    key: tokens[key] ?? "",
    before: share(exercise.before, key),
    after: share(after, key),
  });
  const isRight = chosen === grows;
  const verdict = isRight ? "predict.right" : "predict.grows";
  return html`<p class="reply ${isRight ? "right" : ""}">
    ${
      isRight
        ? nothing
        : html`${spoken(words, { key: "predict.chosen", parameters: parameters(chosen) })} `
    }
    ${spoken(words, { key: verdict, parameters: parameters(grows) })}
    ${words.text(`predictWhy.${exercise.turn}`, sizes(ground, words))}
  </p>`;
}
