import { headSquare } from "../views/trace-parts.js";
import {
  visibleKeys,
  type Ground,
  type NumericMistake,
  type ScaledExercise,
  type ScoreExercise,
} from "./exercise.js";
import { half, indicesOfLargest, stated, total } from "./arithmetic.js";
import { tellsApart } from "./check.js";
import { nthOf } from "./order.js";

/** Of a longer sum this many products are to be computed by hand. */
const productsByHand = 2;

/** By turns a score from its products, and a scaled score from its score, where that divides at all. */
export function scoreExercise(
  ground: Ground,
  number: number,
): ScoreExercise | ScaledExercise | undefined {
  const turns = divisorOf(ground) === 1 ? 1 : 2;
  const name = number % turns === 0 ? "score" : "scaled";
  const { heads, tokens } = ground.layer;
  const own = Math.floor(number / turns);
  const make = name === "score" ? score : scaled;
  const at = (place: number) => {
    const key = place % tokens;
    const query = Math.floor(place / tokens) % tokens;
    const head = Math.floor(place / tokens / tokens);
    // A masked score counts for nothing, so none is asked for.
    return key < visibleKeys(ground, query) ? make(ground, head, query, key) : undefined;
  };
  return nthOf<ScoreExercise | ScaledExercise>(
    own,
    heads * tokens * tokens,
    `${ground.name}/${name}`,
    at,
    tellsApart,
  );
}

function rootOf({ scale, layer: { headWidth } }: Ground): number {
  return scale ? Math.sqrt(headWidth) : 1;
}

function divisorOf(ground: Ground): number {
  return rootOf(ground) * ground.temperature;
}

function cellOf({ layer }: Ground, tensor: "scores" | "scaled", head: number) {
  const square = headSquare(layer[tensor], head);
  return (query: number, key: number) => square[query * layer.tokens + key] ?? NaN;
}

function score(ground: Ground, head: number, query: number, key: number): ScoreExercise {
  const { heads, headWidth, query: queries, key: keys } = ground.layer;
  const inner = heads * headWidth;
  const all = Array.from({ length: headWidth }, (_, k) => {
    const dimension = head * headWidth + k;
    const q = queries.data[query * inner + dimension] ?? NaN;
    return { dimension, q, k: keys.data[key * inner + dimension] ?? NaN };
  });
  const products = all.map(({ q, k }) => q * k);
  // One more is computed where it would be all of the rest.
  const byHand = headWidth <= productsByHand + 1 ? headWidth : productsByHand;
  const chosen = indicesOfLargest(products, byHand);
  const terms = all.filter((_, index) => chosen.includes(index));
  const others = products.filter((_, index) => !chosen.includes(index));
  const rest = others.length > 0 ? { count: others.length, sum: total(others) } : undefined;
  const rounding = terms.map(({ q, k }) => half * (Math.abs(q) + Math.abs(k)) + half * half);
  const valueAt = cellOf(ground, "scores", head);
  const value = valueAt(query, key);
  const mistakes: NumericMistake[] = [
    { name: "alreadyScaled", values: [value / divisorOf(ground)] },
    { name: "sign", values: [-value] },
    ...(rest ? [{ name: "noRest" as const, values: [value - rest.sum] }] : []),
    { name: "swapped", values: [valueAt(key, query)] },
  ];
  return {
    form: "score",
    name: `score ${head} ${query} ${key}`,
    head,
    query,
    key,
    cell: { tensor: "scores", row: query, column: key },
    terms,
    rest,
    keys: [value],
    tolerance: stated(total(rounding) + (rest ? half : 0)),
    areShares: false,
    hidden: [],
    mistakes,
  };
}

function scaled(ground: Ground, head: number, query: number, key: number): ScaledExercise {
  const { headWidth } = ground.layer;
  const { temperature } = ground;
  const root = rootOf(ground);
  const value = cellOf(ground, "scores", head)(query, key);
  const mistakes: NumericMistake[] = [
    { name: "notScaled", values: [value] },
    { name: "notScaled", values: [value / temperature] },
    { name: "noTemperature", values: [value / root] },
    { name: "byWidth", values: [value / headWidth / temperature] },
    { name: "sign", values: [-value / root / temperature] },
  ];
  return {
    form: "scaled",
    name: `scaled ${head} ${query} ${key}`,
    head,
    query,
    key,
    cell: { tensor: "scaled", row: query, column: key },
    score: value,
    headWidth,
    root,
    temperature,
    keys: [cellOf(ground, "scaled", head)(query, key)],
    tolerance: stated(half / root / temperature),
    areShares: false,
    hidden: [],
    mistakes:
      root === 1
        ? mistakes.filter(({ name }) => name !== "byWidth" && name !== "notScaled")
        : mistakes,
  };
}
