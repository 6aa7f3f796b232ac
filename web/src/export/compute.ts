import type { TrainedModel } from "../engine/trained-types.js";
import type { Engine, Trace, WeightTensors } from "../engine/types.js";
import { isTrained } from "../engine/computation.js";
import { placeOf } from "../engine/head-place.js";
import { tracesOf } from "../engine/traces.js";
import { computationOf, resultOf, tokensOf, type Result } from "../element/computation.js";
import { layerParameters } from "../element/parameters.js";
import { pictureOf } from "../element/selection.js";
import type { Translator } from "../lesson/translator.js";
import type { Spec } from "../spec/spec.js";
import type { Theme } from "../views/palette.js";
import { betweenOf, comparisonOf, oppositesOf, type Comparison } from "../views/twins.js";
import type { Shown } from "./shown.js";

/** What computes: the engine, and the Spec's trained model where it asks for one. */
export interface Computers {
  readonly engine: Engine;
  readonly trained?: TrainedModel | undefined;
}

/**
 * What the page would show for a Spec, computed here: for pictures outside a page.
 * @throws Error where the text has no token, and the engine's own.
 */
export function shownFor(computers: Computers, spec: Spec, words: Translator, theme: Theme): Shown {
  if (tokensOf(spec).total === 0) {
    throw new Error(`text "${spec.text}" has no tokens; expected at least one word`);
  }
  const { traces, parameters } = computed(computers, spec);
  const result = resultOf(spec, tokensOf(spec), traces);
  const { trained } = computers;
  const model = trained && { ...trained, weights: {} };
  const pictured = (viewed: Spec, of: Result) =>
    pictureOf({ spec: viewed, result: of, hovered: {}, theme, words, model });
  const picture = pictured(spec, result);
  const { trace } = result;
  if (!picture || !trace) throw new Error("the engine gave no trace");

  const compared = (): Comparison | undefined => {
    const other = { ...spec, text: spec.compare } as Spec;
    const tokens = tokensOf(other);
    if (tokens.total === 0) return undefined;
    const answer = resultOf(other, tokens, computed(computers, other).traces);
    const second = pictured({ ...other, query: null, key: null }, answer);
    if (!second || !answer.trace) return undefined;
    const opposites = oppositesOf(trace.tokens, answer.trace.tokens);
    return comparisonOf(picture, second, betweenOf(picture, second, opposites));
  };
  return { spec, trace, parameters, picture, comparison: compared(), theme };
}

interface Computed {
  readonly traces: readonly Trace[];
  readonly parameters: WeightTensors;
}

function computed({ engine, trained }: Computers, spec: Spec): Computed {
  const computation = computationOf(spec, tokensOf(spec));
  const { tokens, runs } = computation;
  if (isTrained(computation)) {
    if (!trained) throw new Error(`the model ${computation.model} was not loaded`);
    const places = runs.map((run) => ({ tokens, ...run, off: run.off.map(placeOf) }));
    return {
      traces: places.map((run) => trained.attend(run)),
      parameters: layerParameters(trained.weights(), spec.layer),
    };
  }
  const model = engine.untrainedModel(computation);
  try {
    return { traces: tracesOf(model, computation), parameters: model.weights() };
  } finally {
    model[Symbol.dispose]();
  }
}
