import type { Engine, Trace } from "../engine/types.js";
import { computationOf, resultOf, tokensOf } from "../element/computation.js";
import { pictureOf } from "../element/selection.js";
import type { Translator } from "../lesson/translator.js";
import type { Spec } from "../spec/spec.js";
import type { Theme } from "../views/palette.js";
import type { Shown } from "./shown.js";

/**
 * What the page would show for a Spec, computed here: for pictures outside a page.
 * @throws Error where the text has no token, and the engine's own.
 */
export function shownFor(engine: Engine, spec: Spec, words: Translator, theme: Theme): Shown {
  const tokens = tokensOf(spec);
  if (tokens.total === 0) {
    throw new Error(`text "${spec.text}" has no tokens; expected at least one word`);
  }
  const { runs, ...computation } = computationOf(spec, tokens);
  const model = engine.untrainedModel(computation);
  try {
    const traces = runs.map((run) => model.attend({ tokens: computation.tokens, ...run }));
    const result = resultOf(spec, tokens, traces);
    const picture = pictureOf({ spec, result, hovered: {}, theme, words });
    const trace: Trace | undefined = result.trace;
    if (!picture || !trace) throw new Error("the engine gave no trace");
    return { spec, trace, parameters: model.weights(), picture, theme };
  } finally {
    model[Symbol.dispose]();
  }
}
