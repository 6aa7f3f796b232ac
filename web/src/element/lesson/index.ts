import { html, nothing, type TemplateResult } from "lit";
import { ConcatenationFigure } from "../../views/concatenation.js";
import { define } from "../../views/define.js";
import { FlowFigure } from "../../views/flow.js";
import type { Picture } from "../../views/picture.js";
import { scrollFade } from "../../views/scroll-fade.js";
import { TensorFigure } from "../../views/tensor.js";
import type { AttentionLab } from "../attention-lab.js";
import { depthStyles } from "./depth-styles.js";
import { exercisesSection } from "./exercises.js";
import { exercisesStyles } from "./exercises-styles.js";
import { faqSection } from "./faq.js";
import { glossarySection, withTerms } from "./glossary.js";
import { guideStyles } from "./guide-styles.js";
import { answersSection, modelCard } from "./model-card.js";
import { oneAgainstMany } from "./one-against-many.js";
import { Player } from "./player.js";
import { sharesSection } from "./shares.js";
import { lessonStyles } from "./styles.js";
import { startTour, tourBar } from "./tour.js";
import { trainingSection } from "./training.js";
import { twinComparison, twoSentences } from "./two-sentences.js";
import { twoSentencesStyles } from "./two-sentences-styles.js";
import { walkSection } from "./walk.js";
import { WalkState } from "./walk-state.js";
import { whatIfSection } from "./what-if.js";

define({
  "attention-lab-flow": FlowFigure,
  "attention-lab-tensor": TensorFigure,
  "attention-lab-concatenation": ConcatenationFigure,
});

/** Gives the element the styles of the lesson's sections. */
function adoptStyles(lab: AttentionLab): void {
  const sheets = [
    lessonStyles,
    depthStyles,
    exercisesStyles,
    guideStyles,
    twoSentencesStyles,
    scrollFade,
  ];
  const root = lab.renderRoot as ShadowRoot;
  root.adoptedStyleSheets = [
    ...root.adoptedStyleSheets,
    ...sheets.flatMap(({ styleSheet }) => styleSheet ?? []),
  ];
}

/** The views of the Spec that a section belongs to. */
type Shows = (view: AttentionLab["spec"]["view"]) => boolean;

/** What stands below the first view. */
function lessonSections(lab: AttentionLab, picture: Picture, shows: Shows): TemplateResult {
  return html`
    ${shows("heads") ? [answersSection(lab, picture), modelCard(lab), oneAgainstMany(lab, picture)] : nothing}
    ${shows("steps") ? walkSection(lab, picture) : nothing}
    ${shows("output") ? sharesSection(lab, picture) : nothing}
    ${shows("changes") ? whatIfSection(lab, picture) : nothing}
    ${shows("compare") ? twoSentences(lab, picture) : nothing}
    ${shows("training") ? trainingSection(lab) : nothing}
    ${shows("exercises") ? exercisesSection(lab, picture) : nothing}
    ${lab.spec.view === "all" ? [faqSection(lab), glossarySection(lab)] : nothing}
  `;
}

/** All that is fetched after the first picture. */
export const lesson = {
  adoptStyles,
  lessonSections,
  twinComparison,
  withTerms,
  startTour,
  tourBar,
  Player,
  WalkState,
};
