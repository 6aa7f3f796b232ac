import fc from "fast-check";
import { expect, it } from "vitest";
import { runsOf, shuffledTo, switched } from "../../web/src/element/runs.js";
import { tokensOf } from "../../web/src/element/computation.js";
import { initialSpec, readSpec } from "../../web/src/spec/spec.js";
import { shuffleOrder } from "../../web/src/text/shuffle.js";

const words = fc.array(fc.constantFrom("a", "b", "c", "爱"), { maxLength: 9 });
const number = fc.integer({ min: 1, max: 4_294_967_295 });

it("shuffle 0 leaves every token where it is written", () => {
  expect(shuffleOrder(["b", "a", "b"], 0)).toEqual([0, 1, 2]);
});

it("every shuffle is an order of all tokens, and the same each time", () => {
  fc.assert(
    fc.property(words, number, (tokens, shuffle) => {
      const order = shuffleOrder(tokens, shuffle);
      expect([...order].sort((a, b) => a - b)).toEqual([...tokens.keys()]);
      expect(shuffleOrder(tokens, shuffle)).toEqual(order);
    }),
  );
});

it("a shuffle never reads as the text does, unless all its words are the same", () => {
  fc.assert(
    fc.property(words, number, (tokens, shuffle) => {
      const read = shuffleOrder(tokens, shuffle).map((from) => tokens[from]);
      if (new Set(tokens).size > 1) expect(read).not.toEqual(tokens);
      else expect(read).toEqual(tokens);
    }),
  );
});

it("shuffles of other numbers are other orders: every order of four words comes about", () => {
  const tokens = ["a", "b", "c", "d"];
  const orders = Array.from({ length: 400 }, (_, n) => shuffleOrder(tokens, n + 1).join(""));
  expect(new Set(orders).size).toBe(23);
});

it("a link's shuffle stays what it was", () => {
  const tokens = ["the", "keys", "are", "old", "."];
  expect(shuffleOrder(tokens, 1)).toEqual([1, 4, 3, 0, 2]);
  expect(shuffleOrder(tokens, 4_294_967_295)).toEqual([4, 2, 1, 3, 0]);
});

it("what is locked stays the same word in every order, and comes back", () => {
  fc.assert(
    fc.property(number, number, fc.nat({ max: 4 }), (first, second, query) => {
      const { spec } = readSpec({ text: "to be or to be", query });
      const tokens = tokensOf(spec);
      const word = (at: number | null, shuffle: number) =>
        shuffleOrder(
          tokens.tokens.map(({ text }) => text),
          shuffle,
        )[at ?? NaN];
      const once = readSpec(shuffledTo(spec, tokens, first), spec).spec;
      const twice = readSpec(shuffledTo(once, tokens, second), once).spec;
      expect(word(once.query, first)).toBe(query);
      expect(word(twice.query, second)).toBe(query);
      expect(readSpec(shuffledTo(twice, tokens, 0), twice).spec.query).toBe(query);
    }),
  );
});

it("a Spec asks for no run that would be the same as another", () => {
  const names = (given: object) => {
    const { spec } = readSpec({ ...given });
    return Object.keys(runsOf(spec, tokensOf(spec)));
  };
  expect(names({})).toEqual(["shown", "oneHead"]);
  expect(names({ off: [1] })).toEqual(["shown", "oneHead", "allOn"]);
  expect(names({ shuffle: 2 })).toEqual(["shown", "oneHead", "asWritten", "usual"]);
  expect(names({ scale: false })).toEqual(["shown", "oneHead", "usual"]);
  // The usual number of heads is what the width can be divided into.
  expect(names({ width: 15, heads: 8 })).toEqual(["shown", "oneHead"]);
});

it("the switches that are not as usual are named, in the order of the page", () => {
  expect(switched(initialSpec)).toEqual([]);
  const { spec } = readSpec({ shuffle: 3, mask: "causal", heads: 4, off: [1], seed: 9 });
  expect(switched(spec)).toEqual(["mask", "heads", "shuffle"]);
});
