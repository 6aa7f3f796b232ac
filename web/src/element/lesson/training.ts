import { html, type TemplateResult } from "lit";
import type { AttentionLab } from "../attention-lab.js";
import { Chunk } from "./chunk.js";

const bench = new Chunk(() => import("../training/bench.js"));

/** Heads that form before one's eyes. Nothing of it is fetched before a reader or a link asks for it. */
export function trainingSection(lab: AttentionLab): TemplateResult {
  const { words, spec, change } = lab;
  return html`<section aria-labelledby="training-title" part="training">
    <h2 id="training-title">${words.text("training.title")}</h2>
    <p class="quiet">${words.text("training.detail")}</p>
    ${
      spec.train === "off"
        ? html`<button type="button" @click=${() => change({ train: "friends", trainstep: 0 })}>
            ${words.text("training.open")}
          </button>`
        : opened(lab)
    }
  </section>`;
}

function opened(lab: AttentionLab): TemplateResult {
  const { words, spec, theme, change } = lab;
  const module = bench.for(lab);
  if (!module) return html`<p class="quiet" role="status">${words.text("training.fetching")}</p>`;
  if (module === "failed") {
    return html`<p class="message" role="alert">${words.text("training.missing")}</p>`;
  }
  return html`<attention-lab-training
    .words=${words}
    .spec=${spec}
    .theme=${theme}
    .change=${change}
  ></attention-lab-training>`;
}
