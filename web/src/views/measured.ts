import type { HeadScore } from "../engine/trained-types.js";
import type { Translator } from "../lesson/translator.js";
import type { WeightsPicture } from "./picture.js";

/** What heads may be called: the relations of the models' cards, and what is none of them. */
const headNames = [
  "subject",
  "object",
  "antecedent",
  "noun",
  "verb",
  "previous",
  "induction",
  "hero",
  "animal",
  "car",
  "robot",
  "mixed",
  "resting",
] as const;

/** “subject 0.99”: what a head was measured to do, never without its score; "" while that is unknown. */
export function measuredName({ scores, words }: WeightsPicture, head: number): string {
  const score = scores?.find((candidate) => candidate.head === head);
  return score ? scoredName(words, score) : "";
}

/** “mixed” has no score of its own, since it names what has none that stands out. */
export function scoredName(words: Translator, { name, score, resting }: HeadScore): string {
  const said = headName(words, name);
  if (name === "mixed") return said;
  return `${said} ${words.decimal(name === "resting" ? resting : score)}`;
}

/** A name in the reader's language; a card from elsewhere may have others. */
export function headName(words: Translator, name: string): string {
  const known = headNames.find((candidate) => candidate === name);
  return known ? words.text(`headName.${known}`) : name;
}
