import { html, type TemplateResult } from "lit";
import type { AttentionLab } from "../attention-lab.js";
import "../training/bench.js";

/** Heads that form before one's eyes. Nothing is trained before a reader or a link asks for it. */
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
        : bench(lab)
    }
  </section>`;
}

function bench({ words, spec, theme, change }: AttentionLab): TemplateResult {
  return html`<attention-lab-training
    .words=${words}
    .spec=${spec}
    .theme=${theme}
    .change=${change}
  ></attention-lab-training>`;
}
