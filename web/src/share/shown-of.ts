import type { AttentionLab } from "../element/attention-lab.js";
import { pictureOf } from "../element/selection.js";
import type { Shown } from "../export/shown.js";
import type { Translator } from "../lesson/translator.js";
import type { Theme } from "../views/palette.js";

/** What an element shows, for its exports; undefined while there are no numbers, or no weight matrices. */
export function shownOf(lab: AttentionLab, words: Translator, theme: Theme): Shown | undefined {
  const { spec, result, hovered, parametersLoad, model } = lab;
  const picture = pictureOf({ spec, result, hovered, theme, words, model });
  const { parameters } = parametersLoad;
  if (!picture || !result?.trace || !parameters) return undefined;
  const comparison = lab.lesson?.twinComparison(lab, picture, theme);
  return { spec, trace: result.trace, parameters, picture, comparison, theme };
}
