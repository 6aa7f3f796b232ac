import { html, type TemplateResult } from "lit";
import type { AttentionLab } from "../attention-lab.js";
import "../training/bench.js";

/** Heads that form before one's eyes. Nothing is trained before a reader or a link asks for it. */
export function trainingSection(lab: AttentionLab): TemplateResult {
  const { words, spec, change } = lab;
  // What was pressed is gone then: the focus goes to what stands in its place.
  const begin = () => {
    change({ train: "friends", trainstep: 0 });
    void lab.moveFocus("attention-lab-training");
  };
  return html`<section aria-labelledby="training-title" part="training">
    <h2 id="training-title">${words.text("training.title")}</h2>
    <p class="quiet">${words.text("training.detail")}</p>
    ${
      spec.train === "off"
        ? html`<button type="button" @click=${begin}>${words.text("training.open")}</button>`
        : bench(lab)
    }
  </section>`;
}

function bench(lab: AttentionLab): TemplateResult {
  const { words, spec, theme, change } = lab;
  const close = () => {
    change({ train: "off", trainstep: 0 });
    void lab.moveFocus("[part=training] button");
  };
  return html`<attention-lab-training
    .words=${words}
    .spec=${spec}
    .theme=${theme}
    .change=${change}
    @training-close=${close}
  ></attention-lab-training>`;
}
