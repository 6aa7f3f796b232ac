import type { Trace, WeightTensors } from "../engine/types.js";
import type { Source } from "../explain/source.js";
import type { Spec } from "../spec/spec.js";
import type { Theme } from "../views/palette.js";
import type { Picture } from "../views/picture.js";
import type { Comparison } from "../views/twins.js";

/** What every export is made from: what the views draw, and what only some of them need. */
export interface Shown {
  /** The Spec that the trace was computed for. */
  readonly spec: Spec;
  readonly trace: Trace;
  /** The parameters of the viewed layer. */
  readonly parameters: WeightTensors;
  /** The same that the views draw: labels, layers, selection, palette, words. */
  readonly picture: Picture;
  /** With the second text in the same head; undefined where there is none, or it has no token. */
  readonly comparison: Comparison | undefined;
  readonly theme: Theme;
}

/** The viewed head of the viewed layer, as the walk reads it. */
export function sourceOf({ spec, trace, parameters, picture }: Shown): Source {
  const { mask, scale, temperature } = spec;
  const { layer, selection, off } = picture;
  const { head } = selection;
  const layerIndex = trace.layers.indexOf(layer);
  return { trace, layer, layerIndex, parameters, head, mask, scale, temperature, off };
}

/** “head 3”, or “the one head”. */
export function viewedName(picture: Picture): string {
  const { isOneHead, head } = picture.selection;
  return isOneHead ? picture.words.text("heads.one") : headName(picture, head);
}

/** “head 3”, with a word more where it is switched off. */
export function headName({ words, off }: Picture, head: number): string {
  return words.text(off.includes(head) ? "heads.nameOff" : "heads.name", { head });
}
