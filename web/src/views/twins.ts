import { align, areTwins, opposites, type Pair, type Twins } from "../explain/align.js";
import { differenceOf, reordered, type Difference } from "../explain/difference.js";
import type { Translator } from "../lesson/translator.js";
import type { Picture, Selection } from "./picture.js";
import type { Saying } from "./sentence.js";
import { headSquare, mostLookedAt, weightRow } from "./trace-parts.js";

/** No query of a picture is viewed. */
const none = { query: -1, key: null };

/** Which tokens of two sentences stand opposite each other. */
export interface Opposites {
  readonly pairs: readonly Pair[];
  readonly twins: readonly Twins[];
  /** For every place of the first sentence that of the second, or null; and back. */
  readonly toSecond: readonly (number | null)[];
  readonly toFirst: readonly (number | null)[];
}

/** The tokens of a difference: “is / are” where one stands for the other. */
function twinNames(
  first: readonly string[],
  second: readonly string[],
  { twins }: Opposites,
): string[] {
  return twins.map((twin) => {
    const [one, other] = [first[twin.first] ?? "", second[twin.second] ?? ""];
    return one === other ? one : `${one} / ${other}`;
  });
}

/** Of what stands for the tokens in the model, so that what looks alike is alike. */
export function oppositesOf(first: readonly string[], second: readonly string[]): Opposites {
  const pairs = align(first, second);
  return {
    pairs,
    twins: pairs.filter(areTwins),
    toSecond: opposites(pairs, "first", "second"),
    toFirst: opposites(pairs, "second", "first"),
  };
}

/** What follows from both sentences and the head alone, whatever is looked at. */
export interface Between {
  readonly opposites: Opposites;
  /** Of the tokens that both have a place for, as “is / are”. */
  readonly names: readonly string[];
  /** Second − first at those places, [twins, twins]. */
  readonly difference: Difference;
}

/** Two sentences through the same head, and what is between them. */
export interface Comparison extends Between {
  readonly first: Picture;
  readonly second: Picture;
  /** Its tokens are the names of the difference. */
  readonly picture: Picture;
}

/**
 * The pictures of both sentences with the same head and opposite tokens selected.
 * @param alone a token of the second sentence that is viewed and has no counterpart in the first
 */
export function comparisonOf(
  first: Picture,
  second: Picture,
  between: Between,
  alone?: Pick<Selection, "query" | "key">,
): Comparison {
  const { head, query, key } = first.selection;
  const at = (chosen: Pick<Selection, "query" | "key">) => ({ head, isOneHead: false, ...chosen });
  // One colour has one meaning in both.
  const palette = first.palette.largest >= second.palette.largest ? first.palette : second.palette;
  const { toSecond, twins } = between.opposites;
  const there = toSecond[query] ?? null;
  const row = alone ? -1 : twins.findIndex((twin) => twin.first === query);
  const column = twins.findIndex((twin) => twin.first === key);
  return {
    ...between,
    first: { ...first, palette, selection: at(alone ? none : { query, key }) },
    second: {
      ...second,
      palette,
      selection: at(
        alone ??
          (there === null
            ? none
            : { query: there, key: key === null ? null : (toSecond[key] ?? null) }),
      ),
    },
    picture: {
      ...first,
      tokens: between.names,
      selection: at({ query: row, key: row < 0 || column < 0 ? null : column }),
    },
  };
}

/** What is between two pictures, in the first one's head. */
export function betweenOf(first: Picture, second: Picture, opposites: Opposites): Between {
  return {
    opposites,
    names: twinNames(first.tokens, second.tokens, opposites),
    difference: twinDifference(first, second, opposites),
  };
}

function twinDifference(first: Picture, second: Picture, { twins }: Opposites): Difference {
  const { head } = first.selection;
  return differenceOf(
    reordered(
      headSquare(first.layer.weights, head),
      twins.map((twin) => twin.first),
    ),
    reordered(
      headSquare(second.layer.weights, head),
      twins.map((twin) => twin.second),
    ),
  );
}

/** What changed most from the first sentence to the second. */
export function biggestChange(comparison: Comparison): Saying {
  const { difference, names, first, second, opposites } = comparison;
  const { query, key, change } = difference;
  const { words, selection } = first;
  const { head } = selection;
  const [from, to] = [opposites.twins[query], opposites.twins[key]];
  const share = ({ layer }: Picture, row = 0, column = 0) =>
    words.percent(weightRow(layer, head, row)[column] ?? 0);
  return {
    key: Math.round(change * 100) === 0 ? "twin.same" : "twin.biggest",
    parameters: {
      head,
      query: names[query] ?? "",
      key: names[key] ?? "",
      points: words.points(change),
      before: share(first, from?.first, to?.first),
      after: share(second, from?.second, to?.second),
    },
  };
}

/** What the viewed token looks at most in one of the sentences; undefined where it is not in it. */
export function twinLook(which: "first" | "second", picture: Picture): Saying | undefined {
  const { selection, tokens, mask, words, layer } = picture;
  const { query, head } = selection;
  if (query < 0) return undefined;
  const { key, weight } = mostLookedAt(weightRow(layer, head, query), query, mask);
  const parameters = {
    query: tokens[query] ?? "",
    key: tokens[key] ?? "",
    percent: words.percent(weight),
  };
  return { key: `twin.looks.${which}`, parameters };
}

/** A list longer than this says less than its beginning. */
const mostListed = 12;

/** The tokens without a counterpart, “very” (first sentence); undefined where there are none. */
export function aloneTokens({ opposites, first, second }: Comparison): Saying | undefined {
  const { words } = first;
  const alone = opposites.pairs.flatMap((pair) => {
    if (pair.first !== null && pair.second !== null) return [];
    return pair.first === null
      ? [named(words, "second", second.tokens[pair.second ?? 0])]
      : [named(words, "first", first.tokens[pair.first])];
  });
  if (alone.length === 0) return undefined;
  const rest = alone.length - mostListed;
  const more = rest > 0 ? [words.text("twin.more", { count: rest })] : [];
  const list = words.list([...alone.slice(0, mostListed), ...more]);
  return { key: "twin.alone", parameters: { count: alone.length, list } };
}

function named(words: Translator, which: "first" | "second", token = ""): string {
  // Isolated (UAX #9), so that right-to-left tokens do not turn the list around.
  return words.text(`twin.of.${which}`, { token: `\u2068${token}\u2069` });
}
