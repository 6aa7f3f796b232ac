import { html, nothing, type TemplateResult } from "lit";
import { parseCell, type Cell } from "../../explain/cell.js";
import type { Source } from "../../explain/explain.js";
import { nearestStep, stepFigures, stepsOf } from "../../explain/steps.js";
import type { Picture } from "../../views/picture.js";
import type { CellEvent } from "../../views/tensor.js";
import type { AttentionLab } from "../attention-lab.js";
import { depthPanel, depthSwitch } from "./depth.js";
import { explanationPanel } from "./explanation.js";

/** The walk: one step's tensors, and how any of their numbers is made. */
export function walkSection(lab: AttentionLab, picture: Picture): TemplateResult {
  const { words, spec, theme } = lab;
  const step = nearestStep(spec.step, stepsOf(spec));
  const { tensors, ownColumns, equation } = stepFigures[step];
  const source = sourceOf(lab, picture);
  const chosen = parseCell(spec.cell);
  const onCell = (event: Event) => lab.chooseCell((event as CellEvent).cell);
  return html`<section aria-labelledby="steps-title">
    <h2 id="steps-title">${words.text("steps.title")}</h2>
    <p class="quiet">${words.text("steps.detail")}</p>
    ${steps(lab)}
    <p class="equation" aria-hidden="true">${equation}</p>
    ${
      source
        ? html`<div class="tensors" @attention-cell=${onCell}>
            ${tensors.map(
              (tensor) =>
                html`<attention-lab-tensor
                  .picture=${picture}
                  .source=${source}
                  .tensor=${tensor}
                  .chosen=${chosen}
                  .ownColumns=${ownColumns}
                  .theme=${theme}
                ></attention-lab-tensor>`,
            )}
          </div>`
        : html`<p class="quiet">${words.text("made.waiting")}</p>`
    }
    ${depthSwitch(lab)} ${depthPanel(lab, picture, source, step)}
    ${
      chosen && source
        ? panel(lab, picture, source, chosen)
        : html`<p class="quiet">${words.text("made.pick")}</p>`
    }
  </section>`;
}

/** The steps in a row, and one to the left and to the right. */
function steps({ words, spec, change }: AttentionLab) {
  const names = stepsOf(spec);
  const index = names.indexOf(nearestStep(spec.step, names));
  const go = (to: number) => {
    const step = names[to];
    if (step) change({ step, cell: "" });
  };
  return html`<div class="steps" role="group" aria-label=${words.text("steps.label")}>
    <button
      type="button"
      ?disabled=${index === 0}
      aria-label=${words.text("steps.previous")}
      @click=${() => go(index - 1)}
    >
      ←
    </button>
    ${names.map(
      (name, at) =>
        html`<button
          type="button"
          aria-current=${at === index ? "step" : nothing}
          @click=${() => go(at)}
        >
          ${words.text(`step.${name}`)}
        </button>`,
    )}
    <button
      type="button"
      ?disabled=${index === names.length - 1}
      aria-label=${words.text("steps.next")}
      @click=${() => go(index + 1)}
    >
      →
    </button>
  </div>`;
}

function sourceOf({ result, walk }: AttentionLab, picture: Picture): Source | undefined {
  const trace = result?.trace;
  const { parameters } = walk;
  if (!trace || !parameters) return undefined;
  const { mask, scale, temperature } = result.spec;
  const { head } = picture.selection;
  return { trace, layer: picture.layer, parameters, head, mask, scale, temperature };
}

function panel(lab: AttentionLab, picture: Picture, source: Source, cell: Cell) {
  const { words, walk } = lab;
  return explanationPanel({
    source,
    cell,
    trail: walk.trail,
    tokens: picture.tokens,
    words,
    showsAllTerms: walk.showsAllTerms,
    walk: (next) => lab.walkTo(cell, next),
    back: (index) => lab.walkBack(index),
    close: () => lab.chooseCell(undefined),
    toggleTerms: () => walk.toggleTerms(),
  });
}
