import type { Spec } from "../spec/spec.js";
import type { Picture } from "../views/picture.js";

/** The figures of the page that can be taken away as a picture. */
export const figureNames = [
  "lines",
  "heads",
  "compare",
  "matrix",
  "difference",
  "shares",
  "steps",
] as const;

export type FigureName = (typeof figureNames)[number];

/** Those that the page shows for this picture. */
export function figuresOf({ layer, usual }: Pick<Picture, "layer" | "usual">): FigureName[] {
  const absent = new Set<FigureName>();
  if (!usual || usual.heads !== layer.heads) absent.add("difference");
  if (layer.heads === 1) absent.add("shares");
  return figureNames.filter((name) => !absent.has(name));
}

/** The figure that stands for a view where one is wanted. */
export function figureOfView(view: Spec["view"]): FigureName {
  return view === "all" ? "lines" : view;
}
