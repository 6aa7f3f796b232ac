import { headSquare, logitsOf, queryRow } from "../views/trace-parts.js";
import {
  mostTokensShown,
  visibleKeys,
  type Ground,
  type NumericMistake,
  type SoftmaxExercise,
} from "./exercise.js";
import { indicesOfLargest, softmaxOf, total } from "./arithmetic.js";
import { tellsApart } from "./check.js";
import { nthOf } from "./order.js";

/** A row in which one token has more teaches little about sharing. */
const mostOfOne = 0.97;

/**
 * Printed scores are off by 0.005, which moves a share by less than 0.0025; rounding the answer adds
 * 0.005.
 */
const tolerance = 0.01;

/** A row of shares; undefined where no query sees two tokens. */
export function softmaxExercise(ground: Ground, number: number): SoftmaxExercise | undefined {
  const { heads, tokens } = ground.layer;
  const row = (place: number) => {
    const [head, query] = [Math.floor(place / tokens), place % tokens];
    return visibleKeys(ground, query) < 2 ? undefined : softmaxRow(ground, head, query);
  };
  return nthOf(number, heads * tokens, `${ground.name}/softmax`, row, isTelling);
}

function isTelling(made: SoftmaxExercise): boolean {
  return made.keys.every((share) => share <= mostOfOne) && tellsApart(made);
}

function softmaxRow(ground: Ground, head: number, query: number): SoftmaxExercise {
  const { layer } = ground;
  const visible = visibleKeys(ground, query);
  const scaled = [...queryRow(headSquare(logitsOf(layer), head), query)];
  const weights = queryRow(headSquare(layer.weights, head), query);
  const isFolded = visible > mostTokensShown;
  const seen = scaled.slice(0, visible);
  const shown = isFolded
    ? indicesOfLargest([...weights.subarray(0, visible)], mostTokensShown - 1)
    : [...seen.keys()];
  // Of the hidden ones as many as there is room for, so that a 0 is asked for too.
  const room = isFolded ? 0 : mostTokensShown - shown.length;
  const hiddenKeys = [...scaled.keys()].slice(visible, visible + room);
  const columns = [...shown, ...hiddenKeys].map((key) => ({
    key,
    scaled: scaled[key] ?? NaN,
    isHidden: key >= visible,
  }));
  const largest = Math.max(...seen);
  const others = seen.filter((_, key) => !shown.includes(key));
  return {
    form: "softmax",
    name: `softmax ${head} ${query}`,
    head,
    query,
    cell: { tensor: "weights", row: query, column: shown[0] ?? 0 },
    columns,
    largest,
    rest: isFolded
      ? { count: others.length, sum: total(others.map((logit) => Math.exp(logit - largest))) }
      : undefined,
    keys: columns.map(({ key }) => weights[key] ?? NaN),
    tolerance,
    areShares: true,
    hidden: [...columns.keys()].filter((index) => columns[index]?.isHidden),
    mistakes: mistakesOf(
      ground,
      head,
      query,
      columns.map(({ key }) => key),
    ),
  };
}

/** What a row becomes by typical mistakes, for the keys that are asked for. */
function mistakesOf(
  ground: Ground,
  head: number,
  query: number,
  keys: readonly number[],
): NumericMistake[] {
  const { layer, mask, scale } = ground;
  const { tokens, headWidth } = layer;
  const visible = visibleKeys(ground, query);
  const scaled = headSquare(logitsOf(layer), head);
  const row = [...queryRow(scaled, query)];
  const seen = row.slice(0, visible);
  const at = (values: readonly number[]) => keys.map((key) => values[key] ?? 0);
  const largest = Math.max(...seen);
  const root = scale ? Math.sqrt(headWidth) : 1;
  const sum = total(seen);
  const weights = headSquare(layer.weights, head);
  const column = (key: number) =>
    Array.from({ length: tokens }, (_, i) => scaled[i * tokens + key] ?? 0);
  const percent = {
    name: "percent",
    values: at([...queryRow(weights, query)]).map((share) => share * 100),
    tolerance: 1,
  } as const;
  const candidates: readonly (NumericMistake | false)[] = [
    percent,
    root !== 1 && { name: "unscaled", values: at(softmaxOf(seen.map((logit) => logit * root))) },
    { name: "notDivided", values: at(seen.map(Math.exp)) },
    { name: "notDivided", values: at(seen.map((logit) => Math.exp(logit - largest))) },
    sum !== 0 && { name: "noExp", values: at(seen.map((logit) => logit / sum)) },
    mask === "causal" && { name: "maskIgnored", values: at(softmaxOf(row)) },
    mask === "none" && {
      name: "swapped",
      values: keys.map((key) => weights[key * tokens + query] ?? 0),
    },
    mask === "none" && {
      name: "swapped",
      values: keys.map((key) => softmaxOf(column(key))[query] ?? 0),
    },
  ];
  // exp of what a low temperature leaves may be beyond all numbers.
  return candidates.filter(
    (mistake) => mistake !== false && mistake.values.every(Number.isFinite),
  ) as NumericMistake[];
}
