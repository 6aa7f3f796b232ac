import type { Computation } from "../engine/host.js";
import type { LayerTrace, Trace } from "../engine/types.js";
import { columnsOf, parseCell, rowsOf } from "../explain/cell.js";
import { initialSpec, type Reading, type Spec } from "../spec/spec.js";
import { palettesFor, type Palettes } from "../views/palette.js";
import { mostLookedAt, weightRow } from "../views/trace-parts.js";
import { tokenLabel, tokenNames } from "../text/label.js";
import { tokenize, vocabularyEntry, type Tokens } from "../text/tokenize.js";

/**
 * What a Spec asks the engine for: all its heads, one head beside them and, where a switch is not as
 * usual, the same with all switches as usual, for the difference.
 */
export function computationOf(spec: Spec, { tokens }: Tokens): Computation {
  const { seed, width, heads, positions, mask, scale, temperature } = spec;
  const own = { heads, positions, mask, scale, temperature };
  const runs = [own, { ...own, heads: 1 }];
  return {
    tokens: tokens.map(vocabularyEntry),
    seed,
    width,
    runs: isUsual(spec) ? runs : [...runs, { ...own, ...usual }],
  };
}

const usual = {
  positions: initialSpec.positions,
  mask: initialSpec.mask,
  scale: initialSpec.scale,
  temperature: initialSpec.temperature,
};

function isUsual(spec: Spec): boolean {
  return (Object.keys(usual) as (keyof typeof usual)[]).every((name) => spec[name] === usual[name]);
}

/** Whether two Specs ask for the same numbers. */
export function asksTheSame(a: Spec, b: Spec): boolean {
  const names = [
    "text",
    "tokens",
    "model",
    "width",
    "heads",
    "positions",
    "mask",
    "scale",
    "temperature",
    "seed",
  ] as const;
  return names.every((name) => a[name] === b[name]);
}

export function tokensOf(spec: Spec): Tokens {
  return tokenize(spec.text, spec.tokens);
}

export function labelsOf({ tokens }: Tokens): string[] {
  return tokenNames(tokens.map((token) => tokenLabel(token.text)));
}

/** What was computed last, and for which Spec: while a newer one is under way, this is what is drawn. */
export interface Result {
  readonly spec: Spec;
  /** The tokens as printed. */
  readonly labels: readonly string[];
  /** The query that is looked at while none is chosen. */
  readonly restingQuery: number;
  readonly palettes: Palettes;
  readonly trace: Trace | undefined;
  readonly oneHead: LayerTrace | undefined;
  /** The same with all switches as usual; undefined where they are. */
  readonly usual: LayerTrace | undefined;
}

export function resultOf(
  spec: Spec,
  tokens: Tokens,
  [trace, single, standard]: readonly (Trace | undefined)[],
): Result {
  const layer = trace?.layers[0];
  const oneHead = single?.layers[0];
  return {
    spec,
    labels: labelsOf(tokens),
    restingQuery: restingQuery(spec, layer),
    palettes: palettesFor([layer, oneHead].filter((drawn) => drawn !== undefined)),
    trace,
    oneHead,
    usual: standard?.layers[0],
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
