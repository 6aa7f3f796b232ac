import { headSquare, queryRow } from "../views/trace-parts.js";
import {
  mostTokensShown,
  visibleKeys,
  type BlendExercise,
  type Ground,
  type NumericMistake,
} from "./exercise.js";
import { half, indicesOfLargest, stated, total } from "./arithmetic.js";
import { tellsApart } from "./check.js";
import { nthOf } from "./order.js";

/** Nearer to 0, a right answer could not be told from a wrong one. */
const leastMagnitude = 0.2;

/** A row in which one token has more is no blend. */
const mostOfOne = 0.97;

/** One number of a token's blend; undefined where no query sees two tokens. */
export function blendExercise(ground: Ground, number: number): BlendExercise | undefined {
  const { heads, headWidth, tokens } = ground.layer;
  const inner = heads * headWidth;
  const at = (place: number) => {
    const dimension = place % inner;
    const query = Math.floor(place / inner);
    const head = Math.floor(dimension / headWidth);
    // What a head that is switched off finds is not blended in.
    if (visibleKeys(ground, query) < 2 || ground.off.includes(head)) return undefined;
    return blend(ground, head, query, dimension);
  };
  return nthOf(number, tokens * inner, `${ground.name}/blend`, at, isTelling);
}

function isTelling(made: BlendExercise): boolean {
  const isMixed = made.terms.every(({ weight }) => weight <= mostOfOne);
  return isMixed && Math.abs(made.keys[0] ?? 0) >= leastMagnitude && tellsApart(made);
}

function blend(ground: Ground, head: number, query: number, dimension: number): BlendExercise {
  const { layer } = ground;
  const { tokens } = layer;
  const inner = layer.heads * layer.headWidth;
  const visible = visibleKeys(ground, query);
  const weights = headSquare(layer.weights, head);
  const all = Array.from(queryRow(weights, query).subarray(0, visible), (weight, key) => ({
    key,
    weight,
    value: layer.value.data[key * inner + dimension] ?? NaN,
  }));
  const products = all.map(({ weight, value }) => weight * value);
  const isFolded = visible > mostTokensShown;
  const chosen = indicesOfLargest(products, isFolded ? mostTokensShown - 2 : visible);
  const terms = all.filter((_, index) => chosen.includes(index));
  const others = products.filter((_, index) => !chosen.includes(index));
  const rest = isFolded ? { count: others.length, sum: total(others) } : undefined;
  const rounding = terms.map(
    ({ weight, value }) => half * (weight + Math.abs(value)) + half * half,
  );
  const key = layer.mixed.data[query * inner + dimension] ?? NaN;
  const transposed = all.map(({ key, value }) => (weights[key * tokens + query] ?? 0) * value);
  return {
    form: "blend",
    name: `blend ${query} ${dimension}`,
    head,
    query,
    dimension,
    cell: { tensor: "mixed", row: query, column: dimension },
    terms,
    rest,
    keys: [key],
    tolerance: stated(total(rounding) + (rest ? half : 0)),
    areShares: false,
    hidden: [],
    mistakes: [
      ...mistakesOf(key, all, rest?.sum),
      { name: "swapped", values: [total(transposed)] },
    ],
  };
}

function mistakesOf(
  key: number,
  all: BlendExercise["terms"],
  rest: number | undefined,
): NumericMistake[] {
  const sum = total(all.map(({ value }) => value));
  const largest = all.reduce((most, term) => (term.weight > most.weight ? term : most));
  return [
    { name: "percent", values: [key * 100], tolerance: 5 },
    { name: "sign", values: [-key] },
    ...(rest === undefined ? [] : [{ name: "noRest" as const, values: [key - rest] }]),
    { name: "alike", values: [sum / all.length] },
    { name: "unweighted", values: [sum] },
    { name: "onlyLargest", values: [largest.value] },
    { name: "onlyLargest", values: [largest.weight * largest.value] },
  ];
}
