import { html, type TemplateResult } from "lit";
import type { MessageKey } from "../../lesson/messages.js";
import type { AttentionLab } from "../attention-lab.js";
import { prose } from "../prose.js";
import { factsOf, subjectOf } from "./facts.js";

const questions = [
  "explanation",
  "random",
  "root",
  "several",
  "order",
  "mask",
  "link",
  "private",
] as const;

/** Questions that come up, and short answers. */
export function faqSection(lab: AttentionLab): TemplateResult {
  const { words } = lab;
  const subject = subjectOf(lab);
  const parameters = subject ? factsOf(lab, subject) : {};
  return html`<section aria-labelledby="faq-title">
    <h2 id="faq-title">${words.text("faq.title")}</h2>
    ${questions.map(
      (question) =>
        html`<details class="question">
          <summary>${words.text(`question.${question}`)}</summary>
          <p>${prose(lab, answerOf(lab, question), parameters)}</p>
        </details>`,
    )}
  </section>`;
}

/** A trained model has its positions elsewhere than in the embeddings. */
function answerOf({ spec }: AttentionLab, question: (typeof questions)[number]): MessageKey {
  const isOther = question === "order" && spec.model !== "untrained";
  return isOther ? "answer.orderTrained" : `answer.${question}`;
}
