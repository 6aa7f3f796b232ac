import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Translator } from "../lesson/translator.js";
import type { controlNames } from "../spec/keys.js";
import { modelNames, trainedShape } from "../spec/models.js";
import { fittingHeads, headCounts, type KnownSpec, type Spec } from "../spec/spec.js";
import type { AttentionLab } from "./attention-lab.js";
import { homeOf } from "./home.js";
import { modelChange } from "./model-change.js";

/** Changes the Spec; `isTransient` while a control is still being dragged or typed in. */
type Change = (changes: Partial<KnownSpec>, isTransient?: boolean) => void;

/** Widths on offer; a link may ask for any other. */
const widths = [8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];

/** What “Start over” leaves where no lesson is played: how the page is shown, and what its author decided. */
const keptByReset = [
  "lang",
  "theme",
  "view",
  "steps",
  "lock",
  "hide",
  "caption",
  "lesson",
  "chapter",
] as const;

/** The source article's worked example: four tokens, eight heads over 64 of 512 dimensions each. */
const workedExample: Partial<KnownSpec> = {
  text: "I love AI",
  model: "untrained",
  tokens: "acronym-letters",
  width: 512,
  heads: 8,
  mask: "none",
  scale: true,
  temperature: 1,
  positions: true,
  off: [],
  shuffle: 0,
  query: null,
  key: null,
};

/** Every number that the computation depends on, in one row; an author may have left some out. */
export function settings(lab: AttentionLab): TemplateResult | typeof nothing {
  const { spec, words } = lab;
  const controls = controlsOf(lab).filter(([name]) => !spec.hide.includes(name));
  if (controls.length === 0) return nothing;
  return html`<div class="settings" role="group" aria-label=${words.text("settings.title")}>
    ${controls.map(([, control]) => control)}
  </div>`;
}

function controlsOf(lab: AttentionLab) {
  const { spec, words, adjust: change } = lab;
  const masks = ["none", "causal"] as const;
  const shape = trainedShape(spec.model);
  const isUntrained = shape === undefined;
  const controls: [(typeof controlNames)[number], TemplateResult | typeof nothing][] = [
    ["model", model(spec, words, change)],
    ["layer", shape && shape.layers > 1 ? layer(spec, words, change, shape.layers) : nothing],
    [
      "heads",
      isUntrained
        ? select(
            words.text("settings.heads"),
            headCounts(spec.width),
            spec.heads,
            String,
            (heads) => change({ heads }),
          )
        : nothing,
    ],
    ["width", isUntrained ? width(spec, words, change) : nothing],
    [
      "mask",
      select(
        words.text("settings.mask"),
        masks,
        spec.mask,
        (mask) => words.text(`mask.${mask}`),
        (mask) => change({ mask }),
      ),
    ],
    ["scale", toggle(words.text("settings.scale"), spec.scale, (scale) => change({ scale }))],
    [
      "positions",
      toggle(words.text("settings.positions"), spec.positions, (positions) =>
        change({ positions }),
      ),
    ],
    ["temperature", temperature(spec, words, change)],
    ["seed", isUntrained ? seed(spec, words, change) : nothing],
    ["examples", spec.lock.includes("text") ? nothing : examples(lab)],
  ];
  return controls;
}

function model(spec: Spec, words: Translator, change: Change) {
  return select(
    words.text("settings.model"),
    modelNames,
    spec.model,
    (name) => words.text(`modelName.${name}`),
    (name) => change(modelChange(spec, name)),
  );
}

function layer(spec: Spec, words: Translator, change: Change, layers: number) {
  const places = Array.from({ length: layers }, (_, index) => index);
  return select(words.text("settings.layer"), places, spec.layer, String, (chosen) =>
    change({ layer: chosen, cell: "", step: spec.step }),
  );
}

/** A width that cannot have the present number of heads takes the next smaller that it can. */
function width(spec: Spec, words: Translator, change: Change) {
  const offered = widths.includes(spec.width)
    ? widths
    : [...widths, spec.width].sort((a, b) => a - b);
  return select(words.text("settings.width"), offered, spec.width, String, (width) =>
    change({ width, heads: fittingHeads(width, spec.heads) }),
  );
}

function examples(lab: AttentionLab) {
  const { spec, words, adjust: change } = lab;
  const startOver = () => {
    if (lab.player?.startOver()) return;
    const kept = Object.fromEntries(keptByReset.map((name) => [name, spec[name]]));
    change({ ...homeOf(lab), ...kept });
  };
  return html`<div class="actions">
    <button type="button" @click=${() => change(workedExample)}>
      ${words.text("settings.workedExample")}
    </button>
    <button type="button" @click=${startOver}>${words.text("settings.reset")}</button>
  </div>`;
}

/** A labelled native select over any values. */
export function select<Value extends string | number>(
  label: string,
  values: readonly Value[],
  chosen: Value,
  name: (value: Value) => string,
  onChoice: (value: Value) => void,
): TemplateResult {
  const onChange = (event: Event) => {
    const value = values[(event.target as HTMLSelectElement).selectedIndex];
    if (value !== undefined) onChoice(value);
  };
  return html`<label class="control">
    <span>${label}</span>
    <select @change=${onChange}>
      ${values.map((value) => html`<option .selected=${value === chosen}>${name(value)}</option>`)}
    </select>
  </label>`;
}

function toggle(label: string, checked: boolean, onChange: (checked: boolean) => void) {
  return html`<label class="control toggle">
    <input
      type="checkbox"
      .checked=${checked}
      @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;
}

/** Twenty steps of the slider are a factor of ten, so that 1 stands in its middle. */
const stepsPerDecade = 20;

function stepOf(temperature: number): number {
  return Math.round(Math.log10(temperature) * stepsPerDecade);
}

function temperature(spec: Spec, words: Translator, change: Change) {
  const read = (event: Event) => {
    const step = Number((event.target as HTMLInputElement).value);
    return { temperature: Number((10 ** (step / stepsPerDecade)).toPrecision(2)) };
  };
  return html`<label class="control">
    <span>
      ${words.text("settings.temperature")}
      <span class="value" aria-hidden="true">${words.decimal(spec.temperature)}</span>
    </span>
    <input
      type="range"
      min=${stepOf(0.05)}
      max=${stepOf(20)}
      step="1"
      aria-valuetext=${words.decimal(spec.temperature)}
      .value=${live(String(stepOf(spec.temperature)))}
      @input=${(event: Event) => change(read(event), true)}
      @change=${(event: Event) => change(read(event))}
    />
  </label>`;
}

function seed(spec: Spec, words: Translator, change: Change) {
  const onInput = (event: Event) => {
    const input = event.target as HTMLInputElement;
    // What is half typed or out of range is marked and changes nothing.
    if (input.validity.valid) change({ seed: Number(input.value) }, true);
    else input.reportValidity();
  };
  const onBlur = (event: Event) => ((event.target as HTMLInputElement).value = String(spec.seed));
  return html`<label class="control">
    <span>${words.text("settings.seed")}</span>
    <input
      type="number"
      min="0"
      max="4294967295"
      step="1"
      required
      .value=${String(spec.seed)}
      @input=${onInput}
      @blur=${onBlur}
    />
  </label>`;
}
