import type { Live } from "./formulas.tex";
import { html, type TemplateResult } from "lit";
import { parseCell } from "../../../explain/cell.js";
import type { Source } from "../../../explain/source.js";
import type { Step } from "../../../explain/steps.js";
import { define } from "../../../views/define.js";
import type { Picture } from "../../../views/picture.js";
import { CopyButton } from "../copy-button.js";
import { formulas } from "./formulas.tex";
import { cellBlock, cellValues, defaultCell, stepBlock, stepValues } from "./values.js";

define({ "attention-lab-copy": CopyButton });

/** A step's formulas with this trace's numbers set in: those of the chosen number, where one is. */
export function formulaPanel(
  picture: Picture,
  source: Source,
  step: Step,
  chosen: string,
): TemplateResult {
  const { words } = picture;
  const { drawn, tex } = written(picture, source, step, chosen);
  return html`<div
      class="formulas scroller"
      tabindex="0"
      role="region"
      aria-label=${words.text("formula.label")}
    >
      ${drawn.map((line) => html`<div class="formula-line">${line}</div>`)}
    </div>
    <attention-lab-copy .text=${tex} .label=${words.text("formula.copy")} .words=${words}>
    </attention-lab-copy>`;
}

/** The formulas, drawn and as one LaTeX display. */
export function written(picture: Picture, source: Source, step: Step, chosen: string) {
  const cell = parseCell(chosen) ?? defaultCell(step, picture);
  const lines = [
    ...block(stepBlock(step, source)),
    ...(cell ? block(cellBlock(step, source, cell)) : []),
  ];
  const values: Record<string, Live> = {
    ...stepValues(picture, source),
    ...(cell ? cellValues(picture, source, cell) : {}),
  };
  const live = (name: string) => {
    const value = values[name];
    if (!value) throw new Error(`formulas.tex: no value is called ${name} in ${step}`);
    return value;
  };
  const tex = lines.map((line) => line.tex(live)).join(" \\\\\n");
  return {
    drawn: lines.map((line) => line.math(live)),
    tex: `\\[\n\\begin{gathered}\n${tex}\n\\end{gathered}\n\\]`,
  };
}

function block(name: string) {
  const lines = formulas[name];
  if (!lines) throw new Error(`formulas.tex has no block ${name}`);
  return lines;
}
