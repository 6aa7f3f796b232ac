import { nearestStep, stepFigures, stepsOf, type Step } from "../explain/steps.js";
import type { Spec } from "../spec/spec.js";
import type { Shown } from "./shown.js";

/** The figures of the page that can be taken away as a picture. */
export const figureNames = [
  "lines",
  "heads",
  "compare",
  "matrix",
  "difference",
  "sentences",
  "concatenation",
  "shares",
  "flow",
  "steps",
] as const;

export type FigureName = (typeof figureNames)[number];

/** Those that the page shows. */
export function figuresOf({
  picture,
  spec,
  comparison,
}: Pick<Shown, "picture" | "spec" | "comparison">): FigureName[] {
  const { layer, oneHead, usual } = picture;
  const absent = new Set<FigureName>();
  if (!oneHead) absent.add("compare");
  if (!usual) absent.add("difference");
  if (!comparison) absent.add("sentences");
  if (layer.heads === 1) absent.add("concatenation").add("shares");
  if (stepFigures[shownStep(spec)].tensors.length === 0) absent.add("steps");
  return figureNames.filter((name) => !absent.has(name));
}

/** The step of the walk that the page shows for a Spec. */
export function shownStep(spec: Spec): Step {
  return nearestStep(spec.step, stepsOf(spec));
}

/** The figure that stands for what is shown where one is wanted: its view's, as long as it is there. */
export function figureFor(shown: Pick<Shown, "picture" | "spec" | "comparison">): FigureName {
  const wanted = figureOfView(shown.spec);
  return figuresOf(shown).includes(wanted) ? wanted : "lines";
}

/** The figure that stands for a view. */
export function figureOfView({ view, compare }: Pick<Spec, "view" | "compare">): FigureName {
  switch (view) {
    case "heads":
    case "matrix":
    case "steps":
      return view;
    case "compare":
      return compare.trim() === "" ? "matrix" : "sentences";
    case "changes":
      return "difference";
    case "output":
      return "shares";
    default:
      return "lines";
  }
}
