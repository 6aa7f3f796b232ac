import { mostTokens } from "../spec/keys.js";
import type { Spec } from "../spec/spec.js";

/** A piece of the text, `text.slice(start, end)`, in UTF-16 units. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  /** At most `mostTokens` of them, in the order of the text. */
  readonly tokens: readonly Token[];
  /** How many the whole text has. */
  readonly total: number;
}

/** As a Spec says, or as a trained model reads its texts. */
export type Split = Spec["tokens"] | "letters" | "toys";

type Splitter = (text: string) => Token[];

const splitters: Readonly<Record<Split, Splitter>> = {
  words,
  characters: graphemes,
  letters: (text) => graphemes(text).filter((letter) => /\S/u.test(letter.text)),
  toys,
  "acronym-letters": (text) =>
    words(text).flatMap((word) =>
      isAcronym(word.text) ? shifted(graphemes(word.text), word.start) : word,
    ),
};

/**
 * Splits a text. Word and grapheme boundaries are Unicode's (UAX #29), as the browser knows them.
 * Whitespace separates words and is itself a token among characters.
 */
export function tokenize(text: string, mode: Split): Tokens {
  const all = splitters[mode](text);
  return { tokens: all.slice(0, mostTokens), total: all.length };
}

/**
 * What stands for the token in the model: texts that look the same have the same vector. Halves of
 * surrogate pairs, which neither UTF-8 nor a link can hold, count as U+FFFD.
 */
export function vocabularyEntry(token: Token): string {
  return token.text.normalize("NFC").replace(/\p{Cs}/gu, "\uFFFD");
}

/** A toy is two words, its colour and its kind, whatever stands between one toy and the next. */
function toys(text: string): Token[] {
  const parts = words(text).filter((word) => /[\p{L}\p{N}]/u.test(word.text));
  return Array.from({ length: Math.ceil(parts.length / 2) }, (_, toy) => {
    const [colour, kind] = parts.slice(2 * toy, 2 * toy + 2);
    const [start = 0, end = 0] = [colour?.start, (kind ?? colour)?.end];
    const name = [colour?.text, kind?.text].filter((part) => part !== undefined).join(" ");
    return { text: name, start, end };
  });
}

/** Letters and spaces alone, where Unicode's word boundaries are plain to see. */
const plainWords = /^[A-Za-z ]*$/;

function words(text: string): Token[] {
  // The browser's own rules take tens of milliseconds to load: a first “I love AI” does without.
  if (plainWords.test(text)) return Array.from(text.matchAll(/[A-Za-z]+/g), tokenOfMatch);
  return segments(text, "word").filter((segment) => /\S/u.test(segment.text));
}

function graphemes(text: string): Token[] {
  return segments(text, "grapheme");
}

function tokenOfMatch({ 0: text, index }: RegExpExecArray): Token {
  return { text, start: index, end: index + text.length };
}

type Granularity = "word" | "grapheme";

const segmenters: Partial<Record<Granularity, Intl.Segmenter>> = {};

function segments(text: string, granularity: Granularity): Token[] {
  // One locale for all, so that a link splits the same way for every reader.
  const segmenter = (segmenters[granularity] ??= new Intl.Segmenter("en", { granularity }));
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({
    text: segment,
    start: index,
    end: index + segment.length,
  }));
}

function isAcronym(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word);
}

function shifted(tokens: readonly Token[], by: number): Token[] {
  return tokens.map(({ text, start, end }) => ({ text, start: start + by, end: end + by }));
}
