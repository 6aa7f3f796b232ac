import { codeOf, mostHeads, mostLayers, placeOf } from "../engine/head-place.js";
import { parseCell, tensorNames } from "../explain/cell.js";
import { version } from "./migrations.js";
import { modelNames } from "./models.js";

/**
 * The Spec's keys: one table that gives defaults, validation, link and attributes. A key has the same
 * name in all of them.
 */

/** How one key is read from text (a link, an attribute) or from a value, and written to text. */
export interface Key<Value> {
  readonly initial: Value;
  /** What is allowed, for messages and the documentation: "1 to 16", "none or causal". */
  readonly range: string;
  /** What is allowed as a value, in JSON Schema's words. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What an attribute without a value stands for, where that is not the empty text. */
  readonly bare?: Value;
  /** The value, or undefined where it is not allowed. */
  parse(given: unknown): Value | undefined;
  format(value: Value): string;
}

function oneOf<const Name extends string>(names: readonly Name[], initial: Name): Key<Name> {
  return {
    initial,
    range: names.join(" | "),
    schema: { enum: names },
    parse: (given) => names.find((name) => name === given),
    format: (value) => value,
  };
}

function wholeNumber(least: number, most: number, initial: number): Key<number> {
  return {
    initial,
    range: `${least} to ${most}`,
    schema: { type: "integer", minimum: least, maximum: most },
    parse: (given) => numberBetween(given, least, most, Number.isInteger),
    format: String,
  };
}

/** A whole number, or null for “not chosen”. */
function choice(most: number): Key<number | null> {
  const number = wholeNumber(0, most, 0);
  return {
    initial: null,
    range: number.range,
    schema: { ...number.schema, type: ["integer", "null"] },
    parse: (given) => (given === null || given === "" ? null : number.parse(given)),
    format: (value) => (value === null ? "" : String(value)),
  };
}

function shortText(longest: number, initial: string): Key<string> {
  return {
    initial,
    range: `text of at most ${longest} characters`,
    schema: { type: "string", maxLength: longest },
    // Half a character, which no link can carry, becomes the replacement character.
    parse: (given) =>
      typeof given === "string" && given.length <= longest ? given.toWellFormed() : undefined,
    format: (value) => value,
  };
}

/**
 * Heads, each once and in order, as `codeOf` numbers them. As text they stand apart by spaces; one of a
 * higher layer has its layer before it: "0 3 1.2".
 */
function headList(): Key<readonly number[]> {
  const code = wholeNumber(0, mostLayers * mostHeads - 1, 0);
  const head = {
    parse(given: unknown) {
      const [, layer, own] = /^(\d)\.(\d{1,2})$/.exec(String(given)) ?? [];
      if (typeof given !== "string" || layer === undefined) return code.parse(given);
      return Number(own) < mostHeads
        ? code.parse(codeOf({ layer: Number(layer), head: Number(own) }))
        : undefined;
    },
    format(value: number) {
      const { layer, head: own } = placeOf(value);
      return layer === 0 ? String(own) : `${layer}.${own}`;
    },
  };
  return {
    initial: [],
    range: `heads from 0 to ${mostHeads - 1}, or layer.head, apart by spaces`,
    schema: { type: "array", items: code.schema },
    parse: (given) => {
      const items = typeof given === "string" ? given.split(/[\s,]+/u).filter(Boolean) : given;
      if (!Array.isArray(items)) return undefined;
      const heads = items.map((item) => head.parse(item));
      if (heads.includes(undefined)) return undefined;
      return [...new Set(heads as number[])].sort((a, b) => a - b);
    },
    format: (value) => value.map(head.format).join(" "),
  };
}

/** Some of the names, each once and in their order; as text they stand apart by spaces. */
function someOf<const Name extends string>(names: readonly Name[]): Key<readonly Name[]> {
  return {
    initial: [],
    range: `some of ${names.join(", ")}, apart by spaces`,
    schema: { type: "array", items: { enum: names } },
    parse: (given) => {
      const items = typeof given === "string" ? given.split(/[\s,]+/u).filter(Boolean) : given;
      if (!Array.isArray(items) || !items.every((item) => names.includes(item))) return undefined;
      return names.filter((name) => items.includes(name));
    },
    format: (value) => value.join(" "),
  };
}

function numberBetween(
  given: unknown,
  least: number,
  most: number,
  accepts: (value: number) => boolean = Number.isFinite,
): number | undefined {
  if (typeof given === "string" && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(given)) {
    return undefined;
  }
  if (typeof given !== "string" && typeof given !== "number") return undefined;
  const value = Number(given);
  return accepts(value) && value >= least && value <= most ? value : undefined;
}

function onOff(initial: boolean): Key<boolean> {
  const words = new Map<unknown, boolean>([
    ["on", true],
    ["off", false],
    ["true", true],
    ["false", false],
    [true, true],
    [false, false],
  ]);
  return {
    initial,
    range: "on | off",
    schema: { type: "boolean" },
    parse: (given) => words.get(given),
    format: (value) => (value ? "on" : "off"),
  };
}

/** "" for no cell, or "weights.1.2". */
const cellPattern = `^((${tensorNames.join("|")})\\.\\d{1,4}\\.\\d{1,4})?$`;

/** Longer texts than any link can carry are cut by nothing but this. */
export const longestText = 100_000;

/** At most this many tokens of a text are computed. */
export const mostTokens = 512;

/** The walk, in the order of the computation. Which of them a Spec has: explain/steps.ts. */
export const stepNames = [
  "tokens",
  "embed",
  "norm",
  "parameters",
  "project",
  "split",
  "scores",
  "scale",
  "bias",
  "mask",
  "softmax",
  "mix",
  "concatenate",
  "output",
  "residual",
] as const;

/** The pictures that can be shown alone, in the page's order. */
export const viewNames = [
  "all",
  "lines",
  "heads",
  "matrix",
  "changes",
  "compare",
  "output",
  "steps",
  "exercises",
  "training",
] as const;

/** The tasks whose training can be watched; off: none is. */
export const trainNames = ["off", "friends", "induction", "grammar"] as const;

/** A training that is watched ends here at the latest. */
export const mostTrainSteps = 5000;

/** How a step is told. */
export const depthNames = ["story", "numbers", "formula", "code"] as const;

/** What an author can fix, so that a reader's acts leave it as it is. */
export const lockNames = ["text", "head", "query"] as const;

/** The controls that an author can leave out. */
export const controlNames = [
  "text",
  "split",
  "model",
  "layer",
  "heads",
  "width",
  "mask",
  "scale",
  "positions",
  "temperature",
  "seed",
  "examples",
  "steps",
  "depth",
  "hints",
] as const;

/** A caption is a sentence or two. */
export const longestCaption = 500;
/** Every shuffle has a 32-bit number. */
export const mostShuffles = 4_294_967_295;

/** A lesson is a list of links with captions. */
export const mostChapters = 100;
export const longestLesson = 256 * 1024;

export const languages = ["en", "ru", "zh"] as const;

export const keys = {
  /** The version of the Spec; grows when a key changes its meaning. */
  v: wholeNumber(version, version, version),
  text: shortText(longestText, "I love AI"),
  /** A second text, which the first is compared with; empty for none. */
  compare: shortText(longestText, ""),
  /** How the text is split. */
  tokens: oneOf(["words", "characters", "acronym-letters"], "words"),
  /** Seeded random weights, or those of a trained model, which then settles width and heads. */
  model: oneOf(modelNames, "untrained"),
  /** d_model. Numbers per token. */
  width: wholeNumber(1, 1024, 512),
  /** A divisor of width. */
  heads: wholeNumber(1, mostHeads, 8),
  /** Whether where a token stands is added to its embedding. */
  positions: onOff(true),
  mask: oneOf(["none", "causal"], "none"),
  /** Whether scores are divided by √d_k. */
  scale: onOff(true),
  temperature: {
    initial: 1,
    range: "0.05 to 20",
    schema: { type: "number", minimum: 0.05, maximum: 20 },
    parse: (given) => numberBetween(given, 0.05, 20),
    format: String,
  } satisfies Key<number> as Key<number>,
  /** Heads that are switched off: what they find does not reach the output. */
  off: headList(),
  /** Which shuffle of the tokens is computed; 0 leaves them as they are written. */
  shuffle: wholeNumber(0, mostShuffles, 0),
  /** Of the untrained model's numbers, and of a training that is watched. */
  seed: wholeNumber(0, 4_294_967_295, 1),
  /** The task whose training is watched; it starts from `seed`. */
  train: oneOf(trainNames, "off"),
  /** How many steps it has taken. */
  trainstep: wholeNumber(0, mostTrainSteps, 0),
  /** Which pictures are shown. */
  view: oneOf(viewNames, "all"),
  /** Of a trained model; untrained weights have one. */
  layer: wholeNumber(0, mostLayers - 1, 0),
  head: wholeNumber(0, mostHeads - 1, 0),
  /** The locked query token, counted from 0; null while free. */
  query: choice(mostTokens - 1),
  /** The locked key token; null while free. */
  key: choice(mostTokens - 1),
  /** Of the walk through the computation. */
  step: oneOf(stepNames, "tokens"),
  depth: oneOf(depthNames, "numbers"),
  /** The number whose making is shown, as “tensor.row.column”; empty for none. */
  cell: {
    initial: "",
    range: "tensor.row.column",
    schema: { type: "string", pattern: cellPattern },
    parse: (given) =>
      typeof given === "string" && (given === "" || parseCell(given)) ? given : undefined,
    format: (value) => value,
  } satisfies Key<string> as Key<string>,
  /** The steps that remain in the walk; none stands for all. */
  steps: someOf(stepNames),
  /** What a reader cannot change. As an attribute without a value: everything. */
  lock: { ...someOf(lockNames), bare: lockNames },
  /** Controls that are left out. */
  hide: someOf(controlNames),
  /** An author's words above the pictures. */
  caption: shortText(longestCaption, ""),
  /** A lesson that is played: its JSON, or the address of a file on the same origin. */
  lesson: shortText(longestLesson, ""),
  /** Of the lesson, counted from 0; null before it has begun. */
  chapter: choice(mostChapters - 1),
  /** auto follows the reader's device, or the host page. */
  theme: oneOf(["auto", "light", "dark"], "auto"),
  /** The page's language; auto follows the browser. */
  lang: oneOf(["auto", ...languages], "auto"),
};

export type KeyName = keyof typeof keys;
export const keyNames = Object.keys(keys) as KeyName[];
