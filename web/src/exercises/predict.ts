import type { Tensor } from "../engine/types.js";
import { headSquare, queryRow } from "../views/trace-parts.js";
import type { LayerTrace } from "../engine/types.js";
import {
  mostTokensShown,
  visibleKeys,
  type Ground,
  type Prediction,
  type Turn,
} from "./exercise.js";
import { indicesOfLargest, softmaxOf } from "./arithmetic.js";
import { nthOf } from "./order.js";

/** What the winner should gain, in share of the row; less where the text has no such row. */
const wantedGain = 0.1;
const leastGain = 0.02;

/** How much more than the next it must gain. */
const leastLead = 0.02;

/** How much hotter or colder the temperature gets. */
const temperatureFactor = 5;

interface Turned {
  readonly turn: Turn;
  readonly change: Prediction["change"];
  /** What the scaled scores are multiplied by. */
  readonly factor: number;
  readonly isCausal: boolean;
}

/** By turns scaling, temperature and mask; undefined where none would change a row clearly. */
export function prediction(ground: Ground, number: number): Prediction | undefined {
  const offered = turnsOf(ground).filter((turned) => predictionOf(ground, turned, 0));
  const turned = offered[number % offered.length];
  return turned && predictionOf(ground, turned, Math.floor(number / offered.length));
}

function turnsOf({ scale, temperature, mask, layer }: Ground): Turned[] {
  const root = Math.sqrt(layer.headWidth);
  const isCausal = mask === "causal";
  // Without scaling the scores are large, so that only a lower temperature would be the same again.
  const wanted = scale ? temperature * temperatureFactor : temperature / temperatureFactor;
  const next = Number(Math.min(20, Math.max(0.05, wanted)).toPrecision(2));
  const turns: Turned[] = [
    {
      turn: scale ? "scaleOff" : "scaleOn",
      change: { scale: !scale },
      factor: scale ? root : 1 / root,
      isCausal,
    },
    {
      turn: next > temperature ? "hotter" : "colder",
      change: { temperature: next },
      factor: temperature / next,
      isCausal,
    },
  ];
  // What a mask hides has share 0 now, which tells nothing of what it would have without.
  if (!isCausal)
    turns.push({ turn: "maskOn", change: { mask: "causal" }, factor: 1, isCausal: true });
  return turns;
}

function predictionOf(ground: Ground, turned: Turned, number: number): Prediction | undefined {
  const { heads, tokens } = ground.layer;
  const row = (place: number) => inRow(ground, turned, Math.floor(place / tokens), place % tokens);
  const isWanted = ({ gain }: Foreseen) => gain >= wantedGain;
  const name = `${ground.name}/${turned.turn}`;
  return nthOf(number, heads * tokens, name, row, isWanted)?.prediction;
}

interface Foreseen {
  readonly gain: number;
  readonly prediction: Prediction;
}

/** Whether the row makes a clear question is foreseen here; its answer is the engine's, see `revealed`. */
function inRow(
  ground: Ground,
  { turn, change, factor, isCausal }: Turned,
  head: number,
  query: number,
): Foreseen | undefined {
  const { layer } = ground;
  const concerned = visibleKeys(ground, query);
  const then = isCausal ? query + 1 : layer.tokens;
  if (then < 2) return undefined;
  const before = queryRow(headSquare(layer.weights, head), query);
  const rowOf = (tensor: Tensor | undefined) =>
    tensor && queryRow(headSquare(tensor, head), query).subarray(0, then);
  const scaled = [...(rowOf(layer.scaled) ?? [])];
  const bias = rowOf(layer.bias);
  // A bias of positions is not scaled, but has its temperature too.
  const biasFactor = "scale" in change ? 1 : factor;
  const after = softmaxOf(
    scaled.map((score, key) => score * factor + (bias?.[key] ?? 0) * biasFactor),
  );
  const gains = [...before].map((share, key) => (after[key] ?? 0) - share);
  const gain = Math.max(...gains);
  const winner = gains.indexOf(gain);
  const isClose = (other: number, key: number) => key !== winner && gain - other < leastLead;
  if (gain < leastGain || gains.some(isClose)) return undefined;
  const strongest = gains
    .slice(0, concerned)
    .map((_, key) => Math.max(before[key] ?? 0, after[key] ?? 0));
  const options = indicesOfLargest(strongest, mostTokensShown);
  // What is printed must tell the winner from the others.
  const printed = (key: number) => Math.round((before[key] ?? 0) * 100);
  const looksAlike = (key: number) => key !== winner && printed(key) === printed(winner);
  if (!options.includes(winner) || options.some(looksAlike)) return undefined;
  const prediction: Prediction = {
    form: "prediction",
    name: `${turn} ${head} ${query}`,
    head,
    cell: { tensor: "weights", row: query, column: winner },
    turn,
    change,
    query,
    options,
    others: concerned - options.length,
    before,
  };
  return { gain, prediction };
}

/** What the engine makes of the switch. */
export interface Revealed {
  /** The row after, [tokens]. */
  readonly after: Float32Array;
  /** The option that grows most. */
  readonly grows: number;
}

export function revealed(
  { head, query, options, before }: Prediction,
  layer: LayerTrace,
): Revealed {
  const after = queryRow(headSquare(layer.weights, head), query).slice();
  const gain = (key: number) => (after[key] ?? 0) - (before[key] ?? 0);
  return { after, grows: options.reduce((most, key) => (gain(key) > gain(most) ? key : most)) };
}
