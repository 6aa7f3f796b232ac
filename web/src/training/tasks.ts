import { trainedShape, trainedShapes, type Reading } from "../spec/models.js";
import type { Spec } from "../spec/spec.js";
import { textDirection, tokenLabel } from "../text/label.js";
import { tokenize, vocabularyEntry } from "../text/tokenize.js";

/** A task that can be watched: that of the trained model of its name. */
export type WatchedTask = Exclude<Spec["train"], "off">;

/** The second and first factors of a toy, in the order of the task's answers and relations. */
export const toyColours = ["red", "orange", "yellow", "green", "blue", "purple"] as const;
export const toyKinds = ["hero", "animal", "car", "robot"] as const;

/**
 * The heads count as specialised from the first measurement on in which the mean score of the relations,
 * each with a head of its own, is at least this. Grammar's relations are not all to be had by training:
 * its second layer answers five questions, the sixth relation is left to the first.
 */
export const specialisedFrom: Readonly<Record<WatchedTask, number>> = {
  friends: 0.8,
  induction: 0.8,
  grammar: 0.6,
};

/** What the model in training looks at. */
export interface Sentence {
  readonly tokens: readonly string[];
  readonly direction: "ltr" | "rtl";
  /** Whether it is the reader's, and not the task's example. */
  readonly isOwn: boolean;
}

/** Longer texts would take a training's time for looking at them. */
const mostLooked = 32;

/** The reader's text where the task can read it, else the task's first example. */
export function sentenceFor(
  task: WatchedTask,
  { text, model }: Pick<Spec, "text" | "model">,
): Sentence {
  const { reads, examples } = trainedShapes[task];
  const own = wordsOf(text, reads);
  const isRead = (trainedShape(model)?.reads ?? "words") === reads;
  const isOwn = isRead && own.length > 0 && own.length <= mostLooked && own.every(knows(reads));
  const tokens = isOwn ? own : wordsOf(examples[0], reads);
  return { tokens, direction: textDirection(tokens.join(" ")), isOwn };
}

function wordsOf(text: string, reads: Reading): string[] {
  return tokenize(text, reads).tokens.map(vocabularyEntry);
}

/** Sentences may have any words: grammar reads those that it does not know as unknown ones. */
function knows(reads: Reading): (token: string) => boolean {
  if (reads === "words") return () => true;
  if (reads === "letters") return (token) => /^[a-z]$/u.test(token);
  const toys = new Set<string>(
    toyColours.flatMap((colour) => toyKinds.map((kind) => `${colour} ${kind}`)),
  );
  return (token) => toys.has(token);
}

/** Tokens as they are printed. */
export function printed(tokens: readonly string[]): string[] {
  return tokens.map(tokenLabel);
}
