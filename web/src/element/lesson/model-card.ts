import { html, nothing, type TemplateResult } from "lit";
import type { LoadedModel } from "../../engine/trained-host.js";
import type { HeadScore } from "../../engine/trained-types.js";
import { headName, scoredName } from "../../views/measured.js";
import type { Picture } from "../../views/picture.js";
import type { AttentionLab } from "../attention-lab.js";

/** What a trained model is, what was measured of it, and what it cannot do. */
export function modelCard(lab: AttentionLab): TemplateResult | typeof nothing {
  const { model, words, result } = lab;
  const name = result?.spec.model;
  if (!model || !name || name === "untrained") return nothing;
  const { card } = model;
  const measured = {
    accuracy: words.percent(card.accuracy ?? NaN),
    untrained: words.percent(card.untrainedAccuracy ?? NaN),
    steps: card.steps ?? 0,
    seed: String(card.seed ?? ""),
  };
  return html`<details class="model-card">
    <summary>${words.text("card.title", { model: words.text(`modelName.${name}`) })}</summary>
    <p>${words.text(`card.task.${name}`)}</p>
    <p>${words.text("card.measured", measured)}</p>
    ${scoreTable(lab, model)}
    <p class="quiet">${words.text("card.scores")}</p>
    <p>${words.text(`card.limits.${name}`)}</p>
  </details>`;
}

/** Every head's score for every relation, and beside it the same of the weights before training. */
function scoreTable({ words }: AttentionLab, { card }: LoadedModel) {
  const caption = words.text("card.caption");
  const before = (score: HeadScore, relation: number) =>
    card.untrainedHeads.find(({ layer, head }) => layer === score.layer && head === score.head)
      ?.relations[relation] ?? NaN;
  return html`<div class="scroller" tabindex="0" role="region" aria-label=${caption}>
    <table class="numbers">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.text("card.head")}</th>
          <th scope="col" class="word">${words.text("card.name")}</th>
          ${card.relations.map((name) => html`<th scope="col">${headName(words, name)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${card.heads.map(
          (score) =>
            html`<tr>
              <th scope="row">
                ${words.text("card.place", { layer: score.layer, head: score.head })}
              </th>
              <td class="word">${scoredName(words, score)}</td>
              ${score.relations.map(
                (value, relation) =>
                  html`<td>
                    ${words.decimal(value)}
                    <span class="quiet">${words.decimal(before(score, relation))}</span>
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What the viewed token answers, to each of the model's questions. */
export function answersSection(
  lab: AttentionLab,
  picture: Picture,
): TemplateResult | typeof nothing {
  const { model, words, result } = lab;
  const answers = result?.trace?.answers;
  if (!model || !answers) return nothing;
  const { query } = picture.selection;
  const caption = words.text("answers.caption", { query: picture.tokens[query] ?? "" });
  return html`<section aria-labelledby="answers-title">
    <h2 id="answers-title">${words.text("answers.title")}</h2>
    <p class="quiet">${words.text(`answers.detail.${model.readout}`)}</p>
    <div class="scroller" tabindex="0" role="region" aria-label=${caption}>
      <table class="numbers answers">
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.text("answers.question")}</th>
            <th scope="col" class="word">${words.text("answers.answer")}</th>
            <th scope="col">${words.text("answers.probability")}</th>
          </tr>
        </thead>
        <tbody>
          ${model.questions.map((question, index) => {
            const { answer, probability } = mostProbable(model, answers, index, query);
            const isNone = answer === "<start>";
            return html`<tr>
              <th scope="row">${questionName(lab, question)}</th>
              <td class="word">
                ${isNone ? html`<span class="quiet">${words.text("answers.none")}</span>` : answer}
              </td>
              <td>${words.percent(probability)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
  </section>`;
}

function mostProbable(
  { vocabulary, factors }: LoadedModel,
  { shape, data }: { shape: readonly number[]; data: Float32Array },
  question: number,
  query: number,
) {
  const [, tokens = 0, count = 0] = shape;
  const start = (question * tokens + query) * count;
  const row = data.subarray(start, start + count);
  const probability = row.reduce((most, value) => Math.max(most, value), 0);
  const choices = factors.length > 0 ? factors : vocabulary;
  return { answer: choices[row.indexOf(probability)] ?? "", probability };
}

/** The models' questions, in the reader's language. */
const questions = {
  subject: "answers.subject",
  object: "answers.object",
  antecedent: "answers.antecedent",
  noun: "answers.noun",
  verb: "answers.verb",
  "last hero": "answers.hero",
  "last animal": "answers.animal",
  "last car": "answers.car",
  "last robot": "answers.robot",
  "next letter": "answers.letter",
  "next word": "answers.word",
} as const;

function questionName({ words }: AttentionLab, question: string): string {
  return question in questions
    ? words.text(questions[question as keyof typeof questions])
    : question;
}
