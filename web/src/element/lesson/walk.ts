import { html, nothing, type TemplateResult } from "lit";
import { isSquare, parseCell, type Cell, type TensorName } from "../../explain/cell.js";
import type { Source } from "../../explain/source.js";
import { nearestStep, stepFigures, stepsOf, tensorsOf, type Step } from "../../explain/steps.js";
import { headCounts } from "../../spec/spec.js";
import type { StepEvent } from "../../views/flow.js";
import type { Picture } from "../../views/picture.js";
import { rowBar } from "../../views/row-bar.js";
import type { CellEvent } from "../../views/tensor.js";
import type { AttentionLab } from "../attention-lab.js";
import { depthPanel, depthSwitch } from "./depth.js";
import { explanationPanel } from "./explanation.js";
import type { WalkState } from "./walk-state.js";

/** What “multi-head” means where the reader comes from one head. */
const usualHeads = 8;

/** The walk: the whole computation up to one step, that step's numbers, and how any of them is made. */
export function walkSection(lab: AttentionLab, picture: Picture): TemplateResult {
  const { words, spec } = lab;
  const names = stepsOf(spec);
  const step = nearestStep(spec.step, names);
  const source = sourceOf(lab, picture);
  return html`<section aria-labelledby="steps-title">
    <h2 id="steps-title">${words.text("steps.title")}</h2>
    <p class="quiet">${words.text("steps.detail")}</p>
    ${spec.hide.includes("steps") ? nothing : [track(lab), stepButtons(lab, names, step)]}
    ${spec.hide.includes("depth") ? nothing : depthSwitch(lab)}
    <div class="step-text" aria-live="polite">
      <h3>
        ${names.length === 1 ? "" : `${names.indexOf(step) + 1}. `}${words.text(`step.${step}`)}
      </h3>
      ${depthPanel(lab, picture, source, step)}
    </div>
    ${
      source
        ? html`${flow(lab, picture, source, names, step)} ${tensors(lab, picture, source, step)}`
        : html`<p class="quiet">${words.text("made.waiting")}</p>`
    }
  </section>`;
}

/** Self-attention or multi-head attention: the same walk with one head or with many. */
function track({ words, spec, change }: AttentionLab) {
  if (spec.model !== "untrained") return nothing;
  const many =
    spec.heads > 1
      ? spec.heads
      : (headCounts(spec.width).findLast((heads) => heads <= usualHeads) ?? 1);
  const choice = (heads: number, label: string) =>
    html`<button
      type="button"
      aria-pressed=${spec.heads === heads}
      @click=${() => change({ heads, head: 0, cell: "" })}
    >
      ${label}
    </button>`;
  if (many === 1) return nothing;
  return html`<div class="track" role="group" aria-label=${words.text("steps.track")}>
    ${choice(1, words.text("steps.oneHead"))}
    ${choice(many, words.text("steps.manyHeads", { count: many }))}
  </div>`;
}

/** One back and one on, side by side however the row breaks; then the steps by name. */
function stepButtons({ words, change }: AttentionLab, names: readonly Step[], step: Step) {
  const index = names.indexOf(step);
  const go = (to: Step | undefined) => to && change({ step: to, cell: "" });
  const arrow = (to: Step | undefined, label: string, sign: string) =>
    // Not disabled at the end of the walk: that would take the focus from it.
    html`<button type="button" aria-disabled=${!to} aria-label=${label} @click=${() => go(to)}>
      ${sign}
    </button>`;
  return html`<div class="steps" role="group" aria-label=${words.text("steps.label")}>
    <div class="step-arrows">
      ${arrow(names[index - 1], words.text("steps.previous"), "←")}
      ${arrow(names[index + 1], words.text("steps.next"), "→")}
    </div>
    ${names.map(
      (name, at) =>
        html`<button
          type="button"
          class=${at < index ? "past" : ""}
          aria-current=${at === index ? "step" : nothing}
          @click=${() => go(name)}
        >
          ${words.text(`step.${name}`)}
        </button>`,
    )}
  </div>`;
}

/** The picture of all steps so far. */
function flow(
  lab: AttentionLab,
  picture: Picture,
  source: Source,
  names: readonly Step[],
  step: Step,
) {
  const onStep = (event: Event) => {
    const asked = (event as StepEvent).step;
    const index = names.indexOf(step);
    const to =
      asked === "next" ? names[index + 1] : asked === "previous" ? names[index - 1] : asked;
    if (to && to !== step) lab.change({ step: nearestStep(to, names), cell: "" });
  };
  return html`<attention-lab-flow
      part="flow"
      .picture=${picture}
      .source=${source}
      .step=${step}
      .theme=${lab.theme}
      @attention-step=${onStep}
    ></attention-lab-flow>
    <p class="hint quiet small">${lab.words.text("flow.hint")}</p>`;
}

/** The numbers of this step. */
function tensors(lab: AttentionLab, picture: Picture, source: Source, step: Step) {
  const { words, spec, theme } = lab;
  const { ownColumns } = stepFigures[step];
  const names = tensorsOf(step, source);
  const chosen = parseCell(spec.cell);
  const onCell = (event: Event) => void lab.walk?.choose((event as CellEvent).cell);
  const hatchesMasked = step === "mask" || step === "softmax";
  const making = chosen && lab.walk ? panel(lab, lab.walk, picture, source, chosen) : nothing;
  const before = chosen ? placeOfMaking(names, chosen.tensor) : undefined;
  return html`${step === "softmax" ? rowBar(picture) : nothing}
    <div class="tensors" @attention-cell=${onCell}>
      ${names.map(
        (tensor, at) =>
          html`<attention-lab-tensor
              .picture=${picture}
              .source=${source}
              .tensor=${tensor}
              .chosen=${chosen}
              .ownColumns=${ownColumns}
              .hatchesMasked=${hatchesMasked}
              .theme=${theme}
            ></attention-lab-tensor>
            ${at === before ? making : nothing}`,
      )}
      ${before === undefined ? making : nothing}
    </div>
    ${
      !chosen && names.length > 0 ? html`<p class="quiet">${words.text("made.pick")}</p>` : nothing
    }`;
}

/**
 * How a number is made stands below its tensor, where it is in sight; below the last of the squares that
 * stand side by side. Undefined where the step does not show the tensor.
 */
function placeOfMaking(names: readonly TensorName[], tensor: TensorName): number | undefined {
  const at = names.indexOf(tensor);
  if (at < 0) return undefined;
  const isBeside = (index: number) =>
    [names[index], names[index + 1]].every((name) => name !== undefined && isSquare(name));
  let last = at;
  while (isBeside(last)) last += 1;
  return last;
}

function sourceOf({ result, parametersLoad }: AttentionLab, picture: Picture): Source | undefined {
  const trace = result?.trace;
  const { parameters } = parametersLoad;
  if (!trace || !parameters) return undefined;
  const { mask, scale, temperature } = result.spec;
  const { layer, off } = picture;
  const { head } = picture.selection;
  const layerIndex = trace.layers.indexOf(layer);
  return { trace, layer, layerIndex, parameters, head, mask, scale, temperature, off };
}

function panel(lab: AttentionLab, walk: WalkState, picture: Picture, source: Source, cell: Cell) {
  const { words } = lab;
  const { tensors: shown } = stepFigures[nearestStep(lab.spec.step, stepsOf(lab.spec))];
  const figure = Math.max(0, shown.indexOf(cell.tensor));
  return explanationPanel({
    source,
    cell,
    trail: walk.trail,
    tokens: picture.tokens,
    words,
    showsAllTerms: walk.showsAllTerms,
    walk: (next) => walk.goOn(cell, next),
    back: (index) => walk.goBack(index),
    close: () => {
      void walk.choose(undefined);
      void lab.moveFocus(`.tensors > :nth-child(${figure + 1} of attention-lab-tensor)`);
    },
    toggleTerms: () => walk.toggleTerms(),
  });
}
