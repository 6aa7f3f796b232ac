import type { HeadPlace } from "../engine/head-place.js";
import type { AnyComputation } from "../engine/computation.js";
import type { AttentionWeights, LayerTrace, Trace } from "../engine/types.js";
import { columnsOf, isOfModel, parseCell, rowsOf, type Extent } from "../explain/cell.js";
import { trainedShape } from "../spec/models.js";
import type { Reading, Spec } from "../spec/spec.js";
import { palettesFor, type Palettes } from "../views/palette.js";
import { mostLookedAt, weightRow } from "../views/trace-parts.js";
import { orderOf, runsOf, wordOrderOf, type RunName } from "./runs.js";
import { tokenLabel, tokenNames } from "../text/label.js";
import { tokenize, vocabularyEntry, type Token, type Tokens } from "../text/tokenize.js";

/** What a Spec asks the engine for. */
export function computationOf(spec: Spec, tokens: Tokens): AnyComputation {
  const { model, seed, width } = spec;
  const entries = tokens.tokens.map(vocabularyEntry);
  const asked = {
    tokens: wordOrderOf(spec, tokens).map((from) => entries[from] ?? ""),
    runs: Object.values(runsOf(spec, tokens)),
  };
  return model === "untrained" ? { ...asked, seed, width } : { ...asked, model };
}

/** The same without what is drawn beside it: only the Spec's own heads. */
export function ownComputationOf(spec: Spec, tokens: Tokens): AnyComputation {
  const computation = computationOf(spec, tokens);
  return { ...computation, runs: computation.runs.slice(0, 1) };
}

/** What the pictures of weights are drawn from, and before all else. */
const drawnRuns = ["shown", "oneHead"] as const satisfies readonly RunName[];

/** The same for the pictures of weights alone. */
export function weightsComputationOf(spec: Spec, tokens: Tokens): AnyComputation {
  const runs = runsOf(spec, tokens);
  const drawn = drawnRuns.flatMap((name) => runs[name] ?? []);
  return { ...computationOf(spec, tokens), runs: drawn };
}

/** Of a text of so many tokens all heads' weights are megabytes: while one types, the viewed head's come alone. */
const manyTokens = 192;

/** The head that a picture of weights needs before all others; undefined where it can have all at once. */
export function viewedHeadOf({ layer, head }: Spec, { tokens }: Tokens): HeadPlace | undefined {
  return tokens.length >= manyTokens ? { layer, head } : undefined;
}

/** What the numbers follow from. */
const numberKeys = [
  "text",
  "tokens",
  "model",
  "width",
  "heads",
  "positions",
  "mask",
  "scale",
  "temperature",
  "off",
  "shuffle",
  "seed",
] as const;

/** Whether two Specs ask for the same numbers. */
export function asksTheSame(a: Spec, b: Spec): boolean {
  return askedBy(a) === askedBy(b);
}

/** What a Spec asks for, as text: the same for Specs that ask for the same numbers. */
export function askedBy(spec: Spec): string {
  return JSON.stringify(numberKeys.map((name) => spec[name]));
}

/** As the Spec says, or as its model reads. */
export function tokensOf({ text, tokens, model }: Spec): Tokens {
  return tokenize(text, trainedShape(model)?.reads ?? tokens);
}

/** What stands before the text where the model has a start token; its vocabulary's own name for it. */
const startLabel = "<start>";

function labelsOf(spec: Spec, { tokens }: Tokens): string[] {
  const shape = trainedShape(spec.model);
  // A toy's two words are one token, and their space is no character of its own.
  const label = ({ text }: Token) => (shape?.reads === "toys" ? text : tokenLabel(text));
  const labels = tokenNames(tokens.map(label));
  return shape?.hasStart ? [startLabel, ...labels] : labels;
}

/** What the pictures of weights are drawn from. */
interface Drawn {
  readonly spec: Spec;
  /** The tokens as printed, in the order of the picture. */
  readonly labels: readonly string[];
  /** The query that is looked at while none is chosen. */
  readonly restingQuery: number;
  readonly palettes: Palettes;
}

/**
 * The weights of a Spec whose other numbers are still to come: every layer of what is shown, and of one
 * head; of a long text only the viewed head's.
 */
export interface WeightsResult extends Drawn {
  readonly weights: readonly (readonly AttentionWeights[])[];
}

/** What was computed last, and for which Spec: while a newer one is under way, this is what is drawn. */
export interface Result extends Drawn {
  /** For every place of the picture, where in the text its token stands. */
  readonly order: readonly number[];
  readonly trace: Trace | undefined;
  /** What was computed, by what it is for. */
  readonly traces: Readonly<Partial<Record<RunName, Trace>>>;
}

/** A Spec from elsewhere may name a layer that there is not: the last one then. */
export function layerOf<Layer>(layers: readonly Layer[], layer: number): Layer | undefined {
  return layers[layer] ?? layers.at(-1);
}

/** One layer of everything that was computed. */
export function layersOf(
  { traces }: Pick<Result, "traces">,
  layer: number,
): Partial<Record<RunName, LayerTrace>> {
  return Object.fromEntries(
    Object.entries(traces).map(([name, { layers }]) => [name, layerOf(layers, layer)]),
  );
}

export function weightsResultOf(
  spec: Spec,
  tokens: Tokens,
  weights: WeightsResult["weights"],
): WeightsResult {
  const [shown] = weights;
  const viewed = shown && layerOf(shown, spec.layer);
  return { ...drawnOf(spec, tokens, weights.flat(), viewed), weights };
}

/** `ahead` are weights of the same computation that are drawn already, and stay what is drawn. */
export function resultOf(
  spec: Spec,
  tokens: Tokens,
  answer: readonly Trace[],
  ahead?: WeightsResult,
): Result {
  const names = Object.keys(runsOf(spec, tokens)) as RunName[];
  const traces = ahead ? withWeights(answer, ahead.weights) : answer;
  const byName: Result["traces"] = Object.fromEntries(
    traces.map((trace, index) => [names[index], trace]),
  );
  const { shown, oneHead } = byName;
  const layers = [...(shown?.layers ?? []), ...(oneHead?.layers ?? [])];
  const viewed = layersOf({ traces: byName }, spec.layer).shown;
  const { labels, restingQuery, palettes } = ahead ?? drawnOf(spec, tokens, layers, viewed);
  return {
    spec,
    labels,
    restingQuery,
    palettes,
    order: orderOf(spec, tokens),
    trace: traces[0],
    traces: byName,
  };
}

/** The same numbers as came before, in the tensors that came then: no figure paints them anew. */
function withWeights(traces: readonly Trace[], weights: WeightsResult["weights"]): Trace[] {
  return traces.map((trace, run) => ({
    ...trace,
    layers: trace.layers.map((layer, index) => ({ ...layer, ...weights[run]?.[index] })),
  }));
}

function drawnOf(
  spec: Spec,
  tokens: Tokens,
  layers: readonly AttentionWeights[],
  viewed: AttentionWeights | undefined,
): Drawn {
  const labels = labelsOf(spec, tokens);
  return {
    spec,
    labels: orderOf(spec, tokens).map((from) => labels[from] ?? ""),
    restingQuery: restingQuery(spec, viewed),
    palettes: palettesFor(layers),
  };
}

/**
 * The last token that looks most at another one: a token that looks at itself shows little, and one that
 * looks at the start token rests.
 */
export function restingQuery(spec: Spec, layer: AttentionWeights | undefined): number {
  if (!layer) return 0;
  const head = Math.min(spec.head, layer.heads - 1);
  const least = trainedShape(spec.model)?.hasStart ? 1 : 0;
  for (let query = layer.tokens - 1; query >= 0; query -= 1) {
    const { key } = mostLookedAt(weightRow(layer, head, query), query, spec.mask);
    if (key !== query && key >= least) return query;
  }
  return layer.tokens - 1;
}

/** A locked token, and the number whose making is shown, must be of the text. */
export function withFittingTokens(reading: Reading): Reading {
  const { spec, ignored } = withFittingCell(reading);
  const count = placesOf(spec);
  const misfits = (["query", "key"] as const).filter(
    (name) => (spec[name] ?? 0) >= Math.max(count, 1),
  );
  if (misfits.length === 0) return { spec, ignored };
  const notices = misfits.map((key) => ({
    key,
    given: String(spec[key]),
    range: `0 to ${Math.max(0, count - 1)}`,
    used: "",
  }));
  const freed = Object.fromEntries(misfits.map((name) => [name, null]));
  return { spec: { ...spec, ...freed } as Spec, ignored: [...ignored, ...notices] };
}

function withFittingCell({ spec, ignored }: Reading): Reading {
  const cell = parseCell(spec.cell);
  if (!cell) return { spec, ignored };
  const extent = extentOf(spec);
  const isThere = isOfModel(cell.tensor, spec.model !== "untrained");
  const rows = rowsOf(cell.tensor, extent);
  const columns = columnsOf(cell.tensor, extent);
  if (isThere && cell.row < rows && cell.column < columns) return { spec, ignored };
  const range = isThere
    ? `${cell.tensor}.0.0 to ${cell.tensor}.${rows - 1}.${columns - 1}`
    : `a tensor of the model ${spec.model}`;
  const notice = { key: "cell", given: spec.cell, range, used: "" };
  return { spec: { ...spec, cell: "" }, ignored: [...ignored, notice] };
}

/** How many places the picture has: the text's tokens, and the start token where the model has one. */
function placesOf(spec: Spec): number {
  const count = tokensOf(spec).tokens.length;
  return count > 0 && trainedShape(spec.model)?.hasStart ? count + 1 : count;
}

/** The sizes of a Spec's tensors. */
export function extentOf(spec: Spec): Extent {
  const { width, heads } = spec;
  const own = trainedShape(spec.model) ?? { headWidth: width / heads, reach: 0 };
  return { tokens: placesOf(spec), width, heads, headWidth: own.headWidth, reach: own.reach };
}
