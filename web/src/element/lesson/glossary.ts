import { html, nothing, type TemplateResult } from "lit";
import type { MessageKey } from "../../lesson/messages.js";
import type { Parameters } from "../../lesson/translator.js";
import { spoken, spokenPart } from "../../views/sentence.js";
import type { AttentionLab } from "../attention-lab.js";
import { bringIntoView } from "../motion.js";
import { factsOf, subjectOf } from "./facts.js";

/** The terms that have a definition, in the order of the computation. */
export const terms = [
  "token",
  "embedding",
  "position",
  "width",
  "parameter",
  "selfAttention",
  "query",
  "key",
  "value",
  "score",
  "scaling",
  "temperature",
  "logit",
  "mask",
  "softmax",
  "weight",
  "entropy",
  "multiHead",
  "head",
  "headWidth",
  "subspace",
  "concatenation",
  "outputProjection",
  "untrained",
] as const;
type Term = (typeof terms)[number];

/** A paragraph's content whose terms are buttons; the one that is open is defined at its end. */
export function withTerms(
  lab: AttentionLab,
  paragraph: MessageKey,
  parameters: Parameters,
): TemplateResult {
  const parts = lab.words.parts(paragraph, parameters);
  const open = termOf(lab.glossary.termUnder(paragraph));
  if (!parts.some(({ term }) => termOf(term))) return html`${parts.map(spokenPart)}`;
  const id = `definition-${paragraph.replaceAll(".", "-")}`;
  const button = (term: Term, text: string) =>
    html`<button
      type="button"
      class="glossed"
      data-term=${term}
      aria-expanded=${term === open}
      aria-controls=${id}
      @click=${() => lab.glossary.toggle(paragraph, term)}
    >
      ${text}
    </button>`;
  return html`<span @keydown=${(event: KeyboardEvent) => closeOnEscape(lab, event, open)}
    >${parts.map((part) => {
      const term = termOf(part.term);
      return term ? button(term, part.text) : spokenPart(part);
    })}<span id=${id} aria-live="polite">${open ? opened(lab, open) : nothing}</span></span
  >`;
}

function termOf(name: string | undefined): Term | undefined {
  return terms.find((term) => term === name);
}

/** Closes what is open, frees nothing, and leaves the focus on the term. */
function closeOnEscape(lab: AttentionLab, event: KeyboardEvent, open: Term | undefined): void {
  if (event.key !== "Escape" || !open) return;
  event.stopPropagation();
  const paragraph = event.currentTarget as HTMLElement;
  lab.glossary.close();
  paragraph.querySelector<HTMLElement>(`[data-term=${open}]`)?.focus();
}

function opened(lab: AttentionLab, term: Term) {
  const { words } = lab;
  return html`<span class="definition">
    <b>${words.text(`term.${term}`)}</b><br />${definition(lab, term, facts(lab))}
    <button type="button" class="glossed" @click=${() => goToAll(lab)}>
      ${words.text("glossary.more")}
    </button>
  </span>`;
}

function facts(lab: AttentionLab): Parameters {
  const subject = subjectOf(lab);
  return subject ? factsOf(lab, subject) : {};
}

/** A trained model has its positions elsewhere than in the embeddings. */
function definition({ words, spec }: AttentionLab, term: Term, parameters: Parameters) {
  const isOther = term === "position" && spec.model !== "untrained";
  const key = isOther ? "definition.positionTrained" : (`definition.${term}` as const);
  return spoken(words, { key, parameters });
}

/** Opens the list at the end of the page and goes there. */
function goToAll(lab: AttentionLab): void {
  const list = lab.renderRoot.querySelector<HTMLDetailsElement>(".glossary");
  if (!list) return;
  list.open = true;
  bringIntoView(list, "start", lab);
  list.querySelector("summary")?.focus({ preventScroll: true });
}

/** Every term with its definition. */
export function glossarySection(lab: AttentionLab): TemplateResult {
  const { words } = lab;
  const parameters = facts(lab);
  return html`<section aria-labelledby="glossary-title">
    <h2 id="glossary-title">${words.text("glossary.title")}</h2>
    <details class="glossary">
      <summary>${words.text("glossary.all", { count: terms.length })}</summary>
      <dl>
        ${terms.map(
          (term) =>
            html`<dt>${words.text(`term.${term}`)}</dt>
              <dd>${definition(lab, term, parameters)}</dd>`,
        )}
      </dl>
    </details>
  </section>`;
}
