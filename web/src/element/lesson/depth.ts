import { html, nothing, type TemplateResult } from "lit";
import type { LayerTrace } from "../../engine/types.js";
import type { Source } from "../../explain/source.js";
import type { Step } from "../../explain/steps.js";
import { depthNames } from "../../spec/keys.js";
import { trainedShape } from "../../spec/models.js";
import type { Spec } from "../../spec/spec.js";
import type { Picture } from "../../views/picture.js";
import type { AttentionLab } from "../attention-lab.js";
import { prose } from "../prose.js";
import { Chunk } from "./chunk.js";
import { sizesOf, textTokens } from "./facts.js";
import { storyPanel } from "./story.js";

const formula = new Chunk(() => import("./formula/panel.js"));
const code = new Chunk(() => import("./code/panel.js"));

/** Story · Numbers · Formula · Code: how the walk is told. */
export function depthSwitch({ words, spec, change }: AttentionLab): TemplateResult {
  return html`<div class="depths" role="group" aria-label=${words.text("depth.label")}>
    ${depthNames.map(
      (depth) =>
        html`<button
          type="button"
          aria-pressed=${depth === spec.depth}
          @click=${() => change({ depth })}
        >
          ${words.text(`depthName.${depth}`)}
        </button>`,
    )}
  </div>`;
}

/** What the chosen depth says of a step. Until there is a source, only the numbers' words. */
export function depthPanel(
  lab: AttentionLab,
  picture: Picture,
  source: Source | undefined,
  step: Step,
): TemplateResult {
  const { depth } = lab.spec;
  return html`<div class="depth ${depth}">${said(lab, picture, source, step) ?? nothing}</div>`;
}

function said(
  lab: AttentionLab,
  picture: Picture,
  source: Source | undefined,
  step: Step,
): TemplateResult | undefined {
  const { words, spec, result } = lab;
  if (!result?.trace) return undefined;
  if (spec.depth === "numbers") {
    const layer = result.trace.layers.indexOf(picture.layer);
    const said = stepTexts(result.spec, picture.layer, layer, step);
    const gap = words.text("sentence.gap");
    const parameters = {
      ...sizesOf(picture.layer),
      count: textTokens(result.spec, picture.layer),
      head: picture.selection.head,
      layer,
    };
    return html`<p>
      ${said.map((name, at) => [at > 0 ? gap : "", prose(lab, `stepText.${name}`, parameters)])}
    </p>`;
  }
  if (!source) return undefined;
  if (spec.depth === "story") return storyPanel(picture, source, step);
  if (spec.depth === "formula") {
    return fetched(lab, formula, ({ formulaPanel }) =>
      formulaPanel(picture, source, step, spec.cell),
    );
  }
  const { model, seed, positions, off } = result.spec;
  return fetched(lab, code, ({ codePanel }) =>
    codePanel(words, { ...source, model, seed, positions, off }, step),
  );
}

/** Which sentences tell a step, of this model and in this layer. */
function stepTexts(spec: Spec, layer: LayerTrace, index: number, step: Step) {
  const isLater = index > 0;
  const shape = trainedShape(spec.model);
  switch (step) {
    case "tokens": {
      const start = shape?.hasStart ? (["start"] as const) : [];
      const apart = layer.tokens > 1 ? (["apart"] as const) : [];
      return ["tokens", ...start, ...(isLater ? (["later"] as const) : apart)] as const;
    }
    case "embed":
      if (isLater) return ["embedLater"] as const;
      if (shape) return ["embed", "embedTrained"] as const;
      return ["embed", spec.positions ? "embedPlaced" : "embedOff"] as const;
    case "project":
      return layer.valueX ? (["project", "projectValues"] as const) : (["project"] as const);
    default:
      return [step] as const;
  }
}

/** What a chunk draws, or that it is on its way or cannot be had. */
function fetched<Module extends object>(
  lab: AttentionLab,
  chunk: Chunk<Module>,
  draw: (module: Module) => TemplateResult,
): TemplateResult {
  const module = chunk.for(lab);
  if (!module) return html`<p class="quiet" role="status">${lab.words.text("depth.fetching")}</p>`;
  return module === "failed"
    ? html`<p class="message" role="alert">${lab.words.text("depth.missing")}</p>`
    : draw(module);
}
