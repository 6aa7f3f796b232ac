import { html, nothing, type TemplateResult } from "lit";
import { define } from "../../views/define.js";
import type { Picture } from "../../views/picture.js";
import type { AttentionLab } from "../attention-lab.js";
import { FlowFigure } from "../../views/flow.js";
import { TensorFigure } from "../../views/tensor.js";
export { Player } from "./player.js";
import { sharesSection } from "./shares.js";
import { lessonStyles } from "./styles.js";
import { walkSection } from "./walk.js";
import { whatIfSection } from "./what-if.js";

define({ "attention-lab-flow": FlowFigure, "attention-lab-tensor": TensorFigure });

/** Gives the element the styles of the lesson's sections. */
export function adoptStyles(lab: AttentionLab): void {
  const { styleSheet } = lessonStyles;
  const root = lab.renderRoot as ShadowRoot;
  if (styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}

/** The views of the Spec that a section belongs to. */
type Shows = (view: AttentionLab["spec"]["view"]) => boolean;

/** What stands below the first view, and is fetched after the first picture: the lesson. */
export function lessonSections(lab: AttentionLab, picture: Picture, shows: Shows): TemplateResult {
  return html`
    ${shows("matrix") ? whatIfSection(picture, lab.theme) : nothing}
    ${shows("heads") ? sharesSection(picture, lab.walk.parameters) : nothing}
    ${shows("steps") ? walkSection(lab, picture) : nothing}
  `;
}
