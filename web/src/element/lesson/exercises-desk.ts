import type { Exercise, Ground } from "../../exercises/exercise.js";
import type { Translator } from "../../lesson/translator.js";
import type { Attempt } from "../exercises-memory.js";
import type { Outcome } from "../exercises-state.js";

/** What the parts of an exercise are drawn from. */
export interface Desk<Posed extends Exercise = Exercise> {
  readonly exercise: Posed;
  readonly ground: Ground;
  readonly attempt: Attempt;
  readonly outcome: Outcome | undefined;
  /** The tokens as printed. */
  readonly tokens: readonly string[];
  readonly words: Translator;
  /** What is typed or chosen, for the number of an index. */
  answer(index: number, text: string): void;
  /** Leads to the exercise's number in the walk; undefined where the walk is not shown. */
  readonly jump: (() => void) | undefined;
}

/** A shape as it is printed and typed: 8 × 4 × 4. */
export function shapeText(shape: readonly number[]): string {
  return shape.join(" × ");
}

/** The numbers that many sentences of an exercise name. */
export function sizes({ layer, temperature }: Ground, words: Translator) {
  const { tokens, width, heads, headWidth } = layer;
  const root = Math.sqrt(headWidth);
  // Not grouped, as in a shape: 1024.
  const plain = { tokens: String(tokens), width: String(width), headWidth: String(headWidth) };
  return {
    ...plain,
    joined: String(heads * headWidth),
    heads: String(heads),
    root: words.decimal(root, Number.isInteger(root) ? 0 : 2),
    temperature: words.decimal(temperature),
  };
}

/** A negative number after a sign. */
export function bracketed(words: Translator, value: number): string {
  const printed = words.decimal(value);
  return value < 0 && !/^[0.,]+$/u.test(printed) ? `(${printed})` : printed;
}
