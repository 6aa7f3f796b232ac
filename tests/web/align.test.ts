import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadEngine, type Engine } from "attention-lab/engine";
import { suggestedPairs } from "../../web/src/element/lesson/two-sentences-pairs.js";
import { align, areTwins, opposites, type Pair } from "../../web/src/explain/align.js";
import { differenceOf, reordered } from "../../web/src/explain/difference.js";
import { modelNames } from "../../web/src/spec/models.js";

const words = (text: string) => text.split(" ").filter(Boolean);
const opposite = (first: string, second: string) => {
  const [one, other] = [words(first), words(second)];
  const name = (list: string[], place: number | null) => (place === null ? "–" : list[place]);
  return align(one, other)
    .map((pair) => `${name(one, pair.first)}|${name(other, pair.second)}`)
    .join(" ");
};

/** Few different tokens, so that many are equal. */
const lists = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 9 });

/** The longest common subsequence, by trying every subsequence of the first list. */
function longestCommon(first: readonly string[], second: readonly string[]): number {
  let longest = 0;
  for (let mask = 0; mask < 2 ** first.length; mask += 1) {
    const chosen = first.filter((_, place) => mask & (1 << place));
    let found = 0;
    for (const token of second) if (token === chosen[found]) found += 1;
    if (found === chosen.length) longest = Math.max(longest, found);
  }
  return longest;
}

const equals = (pairs: readonly Pair[], first: string[], second: string[]) =>
  pairs.filter(areTwins).filter((pair) => first[pair.first] === second[pair.second]).length;
const alone = (pairs: readonly Pair[]) => pairs.filter((pair) => !areTwins(pair)).length;

describe("align", () => {
  it("sets equal tokens opposite each other, and a replaced one opposite what replaced it", () => {
    expect(opposite("the key to the cabinets is old", "the keys to the cabinet are old")).toBe(
      "the|the key|keys to|to the|the cabinets|cabinet is|are old|old",
    );
    expect(opposite("Mary called John", "John called Mary")).toBe(
      "Mary|John called|called John|Mary",
    );
    expect(opposite("I love AI", "I really love AI")).toBe("I|I –|really love|love AI|AI");
    expect(opposite("I really love AI", "I love AI")).toBe("I|I really|– love|love AI|AI");
  });

  it("takes nothing, one token, and nothing in common", () => {
    expect(align([], [])).toEqual([]);
    expect(opposite("", "a b")).toBe("–|a –|b");
    expect(opposite("a b", "")).toBe("a|– b|–");
    expect(opposite("a", "b")).toBe("a|b");
  });

  it("holds every place once and in order, with no empty pair", () => {
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        const pairs = align(first, second);
        expect(pairs.flatMap((pair) => pair.first ?? [])).toEqual(first.map((_, place) => place));
        expect(pairs.flatMap((pair) => pair.second ?? [])).toEqual(second.map((_, place) => place));
        expect(pairs.every((pair) => pair.first !== null || pair.second !== null)).toBe(true);
      }),
    );
  });

  it("has as many equal pairs as the longest common subsequence, by brute force", () => {
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        expect(equals(align(first, second), first, second)).toBe(longestCommon(first, second));
      }),
    );
  });

  it("leaves nobody alone beside somebody who is alone too", () => {
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        const kinds = align(first, second).map((pair) =>
          areTwins(pair) ? "twins" : pair.first === null ? "second" : "first",
        );
        for (const [at, kind] of kinds.entries()) {
          const next = kinds[at + 1] ?? "twins";
          expect(kind === "twins" || next === "twins" || next === kind).toBe(true);
        }
      }),
    );
  });

  it("is as good the other way round, and changes nothing between a list and itself", () => {
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        const [there, back] = [align(first, second), align(second, first)];
        expect(equals(back, second, first)).toBe(equals(there, first, second));
        expect(alone(back)).toBe(alone(there));
        expect(align(first, first)).toEqual(first.map((_, at) => ({ first: at, second: at })));
      }),
    );
  });

  it("leads from one list to the other and back", () => {
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        const pairs = align(first, second);
        const [there, back] = [
          opposites(pairs, "first", "second"),
          opposites(pairs, "second", "first"),
        ];
        expect([there.length, back.length]).toEqual([first.length, second.length]);
        for (const [place, other] of there.entries())
          if (other !== null) expect(back[other]).toBe(place);
      }),
    );
  });

  it("takes two texts of the most tokens", () => {
    const first = Array.from({ length: 513 }, (_, place) => String(place % 97));
    const second = first.toSpliced(100, 1, "changed").toSpliced(300, 1);
    const pairs = align(first, second);
    expect(equals(pairs, first, second)).toBe(511);
    expect(alone(pairs)).toBe(1);
  });
});

describe("the difference of two sentences", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadEngine();
  });

  it("is the second's weight minus the first's, at the places that both have", () => {
    const model = engine.untrainedModel({ width: 16 });
    const squareOf = (tokens: string[]) =>
      model.attend({ tokens, heads: 1 }).layers[0]!.weights.data;
    fc.assert(
      fc.property(
        lists.filter(({ length }) => length > 0),
        lists.filter(({ length }) => length > 0),
        (first, second) => {
          const [one, other] = [squareOf(first), squareOf(second)];
          const twins = align(first, second).filter(areTwins);
          const { square, query, key, change } = differenceOf(
            reordered(
              one,
              twins.map((twin) => twin.first),
            ),
            reordered(
              other,
              twins.map((twin) => twin.second),
            ),
          );
          let most = 0;
          for (const [row, from] of twins.entries())
            for (const [column, to] of twins.entries()) {
              const before = one[from.first * first.length + to.first]!;
              const after = other[from.second * second.length + to.second]!;
              expect(square[row * twins.length + column]).toBe(Math.fround(after - before));
              most = Math.max(most, Math.abs(after - before));
            }
          expect(Math.abs(change)).toBeCloseTo(most, 6);
          expect(square[query * twins.length + key]).toBe(change);
        },
      ),
    );
    model[Symbol.dispose]();
  });
});

describe("the suggested pairs", () => {
  it.each(modelNames)("of %s differ, and are of texts that are not empty", (model) => {
    for (const [first, second] of suggestedPairs({ model })) {
      expect(first).not.toBe(second);
      expect(first.trim() && second.trim()).not.toBe("");
    }
  });
});
