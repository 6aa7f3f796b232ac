import type { Computation } from "../engine/host.js";
import type { LayerTrace, Trace } from "../engine/types.js";
import { columnsOf, parseCell, rowsOf } from "../explain/cell.js";
import type { Reading, Spec } from "../spec/spec.js";
import { palettesFor, type Palettes } from "../views/palette.js";
import { mostLookedAt, weightRow } from "../views/trace-parts.js";
import { orderOf, runsOf, type RunName } from "./runs.js";
import { tokenLabel, tokenNames } from "../text/label.js";
import { tokenize, vocabularyEntry, type Tokens } from "../text/tokenize.js";

/** What a Spec asks the engine for. */
export function computationOf(spec: Spec, tokens: Tokens): Computation {
  const { seed, width } = spec;
  const entries = tokens.tokens.map(vocabularyEntry);
  return {
    tokens: orderOf(spec, tokens).map((from) => entries[from] ?? ""),
    seed,
    width,
    runs: Object.values(runsOf(spec, tokens)),
  };
}

/** The same without what is drawn beside it: only the Spec's own heads. */
export function ownComputationOf(spec: Spec, tokens: Tokens): Computation {
  const computation = computationOf(spec, tokens);
  return { ...computation, runs: computation.runs.slice(0, 1) };
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

export function tokensOf(spec: Spec): Tokens {
  return tokenize(spec.text, spec.tokens);
}

function labelsOf({ tokens }: Tokens): string[] {
  return tokenNames(tokens.map((token) => tokenLabel(token.text)));
}

/** What was computed last, and for which Spec: while a newer one is under way, this is what is drawn. */
export interface Result {
  readonly spec: Spec;
  /** The tokens as printed, in the order of the picture. */
  readonly labels: readonly string[];
  /** For every place of the picture, where in the text its token stands. */
  readonly order: readonly number[];
  /** The query that is looked at while none is chosen. */
  readonly restingQuery: number;
  readonly palettes: Palettes;
  readonly trace: Trace | undefined;
  /** What was computed, by what it is for. */
  readonly layers: Readonly<Partial<Record<RunName, LayerTrace>>>;
}

export function resultOf(spec: Spec, tokens: Tokens, traces: readonly Trace[]): Result {
  const names = Object.keys(runsOf(spec, tokens)) as RunName[];
  const layers: Result["layers"] = Object.fromEntries(
    names.map((name, index) => [name, traces[index]?.layers[0]]),
  );
  const { shown, oneHead } = layers;
  const order = orderOf(spec, tokens);
  const labels = labelsOf(tokens);
  return {
    spec,
    labels: order.map((from) => labels[from] ?? ""),
    order,
    restingQuery: restingQuery(spec, shown),
    palettes: palettesFor([shown, oneHead].filter((drawn) => drawn !== undefined)),
    trace: traces[0],
    layers,
  };
}

/** The last token that looks most at another one: a token that looks at itself shows little. */
export function restingQuery(spec: Spec, layer: LayerTrace | undefined): number {
  if (!layer) return 0;
  const queries = Array.from({ length: layer.tokens }, (_, query) => query);
  const outward = queries.filter(
    (query) => mostLookedAt(weightRow(layer, spec.head, query), query, spec.mask).key !== query,
  );
  return outward.at(-1) ?? layer.tokens - 1;
}

/** A locked token, and the number whose making is shown, must be of the text. */
export function withFittingTokens(reading: Reading): Reading {
  const { spec, ignored } = withFittingCell(reading);
  const count = tokensOf(spec).tokens.length;
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
  const tokens = tokensOf(spec).tokens.length;
  const rows = rowsOf(cell.tensor, { tokens, width: spec.width });
  const columns = columnsOf(cell.tensor, { tokens, width: spec.width });
  if (cell.row < rows && cell.column < columns) return { spec, ignored };
  const range = `${cell.tensor}.0.0 to ${cell.tensor}.${rows - 1}.${columns - 1}`;
  const notice = { key: "cell", given: spec.cell, range, used: "" };
  return { spec: { ...spec, cell: "" }, ignored: [...ignored, notice] };
}
