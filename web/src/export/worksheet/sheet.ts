import { headSquare, isVisible, logitsOf, queryRow, viewedLayer } from "../../views/trace-parts.js";
import type { Shown } from "../shown.js";

/** More rows and columns than these are too many for a hand: the rest is given as one number. */
const mostKeys = 5;
const mostColumns = 4;

/** One query's attention in one head as an exercise: what is given, and what is to be found. */
export interface Sheet {
  /** The head's first column. */
  readonly first: number;
  /** How many columns of the head are multiplied by hand, and how many are given as one number. */
  readonly columns: number;
  readonly otherColumns: number;
  readonly headWidth: number;
  /** What scores are divided by: √d_k, temperature, both or 1. */
  readonly divisor: number;
  /** The query's first columns. */
  readonly query: readonly number[];
  readonly keys: readonly KeyRow[];
  readonly hidden: number;
  readonly largest: number;
  /** Tokens that are given together: their part of the sum of exponentials, and of the blend. */
  readonly others:
    | { readonly count: number; readonly exponential: number; readonly blend: readonly number[] }
    | undefined;
  readonly total: number;
  /** The first columns of the blend. */
  readonly blend: readonly number[];
}

interface KeyRow {
  readonly token: number;
  readonly key: readonly number[];
  /** The part of the score that the other columns make. */
  readonly rest: number;
  readonly score: number;
  readonly scaled: number;
  /** What a trained model adds to it for the distance. */
  readonly bias: number | undefined;
  /** exp(scaled + bias − largest). */
  readonly exponential: number;
  readonly weight: number;
  readonly value: readonly number[];
}

/** The exercise for what is looked at; every number is one of the trace's, or follows from them. */
export function sheetOf({ spec, picture }: Shown): Sheet {
  const { layer, head } = viewedLayer(picture);
  const { query, key } = picture.selection;
  const { headWidth } = layer;
  const inner = layer.heads * headWidth;
  const columns = Math.min(mostColumns, headWidth);
  const first = head * headWidth;
  const of = (tensor: Float32Array, token: number) =>
    Array.from(tensor.subarray(token * inner + first, token * inner + first + columns));
  const row = (tensor: typeof layer.scores) => queryRow(headSquare(tensor, head), query);
  const [scores, scaled, weights] = [row(layer.scores), row(layer.scaled), row(layer.weights)];
  const bias = layer.bias && row(layer.bias);
  const logits = row(logitsOf(layer));
  const visible = Array.from(scores.keys()).filter((token) => isVisible(spec.mask, query, token));
  const largest = Math.max(...visible.map((token) => logits[token] ?? 0));
  const own = of(layer.query.data, query);
  const exponential = (token: number) => Math.exp((logits[token] ?? 0) - largest);
  const keys = handMade(visible, weights, key).map((token): KeyRow => {
    const offered = of(layer.key.data, token);
    const score = scores[token] ?? 0;
    return {
      token,
      key: offered,
      rest: score - dot(own, offered),
      score,
      scaled: scaled[token] ?? 0,
      bias: bias?.[token],
      exponential: exponential(token),
      weight: weights[token] ?? 0,
      value: of(layer.value.data, token),
    };
  });
  const others = visible.filter((token) => !keys.some((row) => row.token === token));
  const blendOf = (tokens: readonly number[]) =>
    Array.from({ length: columns }, (_, column) =>
      tokens.reduce(
        (sum, token) => sum + (weights[token] ?? 0) * (of(layer.value.data, token)[column] ?? 0),
        0,
      ),
    );
  return {
    first,
    columns,
    otherColumns: headWidth - columns,
    headWidth,
    divisor: (spec.scale ? Math.sqrt(headWidth) : 1) * spec.temperature,
    query: own,
    keys,
    hidden: layer.tokens - visible.length,
    largest,
    others:
      others.length > 0
        ? {
            count: others.length,
            exponential: others.reduce((sum, token) => sum + exponential(token), 0),
            blend: blendOf(others),
          }
        : undefined,
    total: visible.reduce((sum, token) => sum + exponential(token), 0),
    // Not the trace's: a head that is switched off blends too, but hands nothing on.
    blend: blendOf(visible),
  };
}

/** All visible keys or, where they are too many, those with the largest weights and the one looked at. */
function handMade(
  visible: readonly number[],
  weights: Float32Array,
  viewed: number | null,
): readonly number[] {
  const rank = (token: number) => (token === viewed ? 2 : (weights[token] ?? 0));
  return [...visible]
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, mostKeys)
    .sort((a, b) => a - b);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
