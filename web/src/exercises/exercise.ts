import type { LayerTrace, Mask } from "../engine/types.js";
import type { Cell } from "../explain/cell.js";

/** Exercises are made from a trace, whose numbers are their answer keys. No DOM, no chance. */

export const kinds = ["predict", "score", "softmax", "blend", "shape"] as const;
export type Kind = (typeof kinds)[number];

/** What exercises are made from: the numbers of a text, and the settings that led to them. */
export interface Ground {
  readonly layer: LayerTrace;
  readonly mask: Mask;
  readonly scale: boolean;
  readonly temperature: number;
  /** Heads that are switched off. */
  readonly off: readonly number[];
  /** Stands for the text and its settings. Which exercises are made follows from it. */
  readonly name: string;
}

/** Where a wrong answer comes from. */
export type Mistake =
  | "alreadyScaled"
  | "notScaled"
  | "byWidth"
  | "noTemperature"
  | "sign"
  | "noRest"
  | "swapped"
  | "percent"
  | "unscaled"
  | "notDivided"
  | "noExp"
  | "masked"
  | "maskIgnored"
  | "sum"
  | "order"
  | "alike"
  | "unweighted"
  | "onlyLargest"
  | "oneHead"
  | "allHeads"
  | "reversed"
  | "rank"
  | "parameter";

/** Numbers to find, and how far an answer may be from them. */
export interface Numeric {
  readonly keys: readonly number[];
  readonly tolerance: number;
  /** Shares of a row sum to 1, and may be given as percentages. */
  readonly areShares: boolean;
  /** Of shares: which keys the mask hides, as indices of `keys`. */
  readonly hidden: readonly number[];
  readonly mistakes: readonly NumericMistake[];
}

/** What a mistake leads to, one number for each key. */
export interface NumericMistake {
  readonly name: Mistake;
  readonly values: readonly number[];
  /** How far an answer may be from them; undefined for that of the exercise. */
  readonly tolerance?: number;
}

interface Common {
  /** Tells it from the others of the same text. */
  readonly name: string;
  readonly head: number;
  /** The number in the walk that the exercise is about. */
  readonly cell: Cell;
}

/** The terms of a sum that are not given one by one. */
export interface Rest {
  readonly count: number;
  readonly sum: number;
}

/** One score, q · k: the largest products are to be computed, the others come as one sum. */
export interface ScoreExercise extends Common, Numeric {
  readonly form: "score";
  readonly query: number;
  readonly key: number;
  readonly terms: readonly { readonly dimension: number; readonly q: number; readonly k: number }[];
  readonly rest: Rest | undefined;
}

/** A scaled score from its score: score ÷ root ÷ temperature. */
export interface ScaledExercise extends Common, Numeric {
  readonly form: "scaled";
  readonly query: number;
  readonly key: number;
  readonly score: number;
  readonly headWidth: number;
  /** √d_k, or 1 where scores are not divided by it. */
  readonly root: number;
  readonly temperature: number;
}

/** A row of shares from its scaled scores. */
export interface SoftmaxExercise extends Common, Numeric {
  readonly form: "softmax";
  readonly query: number;
  readonly columns: readonly {
    readonly key: number;
    readonly scaled: number;
    readonly isHidden: boolean;
  }[];
  /** The largest scaled score that is visible. */
  readonly largest: number;
  /** Of the tokens that are not listed: the sum of exp(scaled − largest). */
  readonly rest: Rest | undefined;
}

/** One mixed number: the weights of a row times a column of the values. */
export interface BlendExercise extends Common, Numeric {
  readonly form: "blend";
  readonly query: number;
  readonly dimension: number;
  readonly terms: readonly {
    readonly key: number;
    readonly weight: number;
    readonly value: number;
  }[];
  readonly rest: Rest | undefined;
}

export const shapeNames = [
  "query",
  "headKey",
  "headScores",
  "allWeights",
  "mixed",
  "outputWeights",
  "output",
] as const;
export type ShapeName = (typeof shapeNames)[number];

/** The shape of a tensor under these settings. */
export interface ShapeExercise extends Common {
  readonly form: "shape";
  readonly tensor: ShapeName;
  readonly shape: readonly number[];
  readonly mistakes: readonly { readonly name: Mistake; readonly shape: readonly number[] }[];
}

/** What is switched in a prediction. */
export type Turn = "scaleOff" | "scaleOn" | "hotter" | "colder" | "maskOn";

/** Which token's share grows most when something is switched. */
export interface Prediction extends Common {
  readonly form: "prediction";
  readonly turn: Turn;
  readonly change:
    { readonly scale: boolean } | { readonly temperature: number } | { readonly mask: Mask };
  readonly query: number;
  /** The tokens to choose from, in the order of the text. */
  readonly options: readonly number[];
  /** Tokens that have a share now or then and are no option. */
  readonly others: number;
  /** The row as it is, [tokens]. */
  readonly before: Float32Array;
}

export type NumericExercise = ScoreExercise | ScaledExercise | SoftmaxExercise | BlendExercise;
export type Exercise = NumericExercise | ShapeExercise | Prediction;

/** A row with more tokens than this is folded. */
export const mostTokensShown = 6;

/** How many keys a query sees. */
export function visibleKeys({ mask, layer }: Ground, query: number): number {
  return mask === "causal" ? query + 1 : layer.tokens;
}
