import { html, nothing, type TemplateResult } from "lit";
import { define } from "../../views/define.js";
import type { Picture } from "../../views/picture.js";
import type { AttentionLab } from "../attention-lab.js";
import { TensorFigure } from "../../views/tensor.js";
import { faqSection } from "./faq.js";
import { glossarySection } from "./glossary.js";
import { guideStyles } from "./guide-styles.js";
import { sharesSection } from "./shares.js";
import { lessonStyles } from "./styles.js";
import { walkSection } from "./walk.js";
import { whatIfSection } from "./what-if.js";

export { withTerms } from "./glossary.js";
export { startTour, tourBar } from "./tour.js";

define({ "attention-lab-tensor": TensorFigure });

/** Gives the element the styles of the lesson's sections. */
export function adoptStyles(lab: AttentionLab): void {
  const sheets = [lessonStyles, guideStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
  const root = lab.renderRoot as ShadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}

/** The views of the Spec that a section belongs to. */
type Shows = (view: AttentionLab["spec"]["view"]) => boolean;

/** What stands below the first view, and is fetched after the first picture: the lesson. */
export function lessonSections(lab: AttentionLab, picture: Picture, shows: Shows): TemplateResult {
  return html`
    ${shows("matrix") ? whatIfSection(picture, lab.theme) : nothing}
    ${shows("heads") ? sharesSection(picture, lab.walk.parameters) : nothing}
    ${shows("steps") ? walkSection(lab, picture) : nothing}
    ${lab.spec.view === "all" ? [faqSection(lab), glossarySection(lab)] : nothing}
  `;
}
