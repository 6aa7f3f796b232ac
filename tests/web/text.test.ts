import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textDirection, tokenLabel, tokenNames } from "../../web/src/text/label.js";
import { tokenize, vocabularyEntry } from "../../web/src/text/tokenize.js";

const texts = (text: string, mode: Parameters<typeof tokenize>[1]) =>
  tokenize(text, mode).tokens.map((token) => token.text);

describe("words", () => {
  it.each([
    ["I love AI", ["I", "love", "AI"]],
    ["Hello, world!", ["Hello", ",", "world", "!"]],
    ["don't stop...", ["don't", "stop", ".", ".", "."]],
    ["  two\n lines\t", ["two", "lines"]],
    ["мама мыла раму", ["мама", "мыла", "раму"]],
    ["أنا أحب", ["أنا", "أحب"]],
    ["hi 👩‍👩‍👧!", ["hi", "👩‍👩‍👧", "!"]],
    ["", []],
    [" \n ", []],
  ])("%j", (text, expected) => {
    expect(texts(text, "words")).toEqual(expected);
  });
});

it("Chinese, which has no spaces, is split into words", () => {
  // How many is the dictionary's affair, which differs between browsers.
  expect(tokenize("我爱人工智能", "words").total).toBeGreaterThan(2);
});

it("acronym letters split the article's example into its four tokens, and nothing else", () => {
  expect(texts("I love AI", "acronym-letters")).toEqual(["I", "love", "A", "I"]);
  expect(texts("NASA and Nasa, США", "acronym-letters")).toEqual([
    "N",
    "A",
    "S",
    "A",
    "and",
    "Nasa",
    ",",
    "С",
    "Ш",
    "А",
  ]);
});

it("characters are graphemes: an emoji of many code points is one", () => {
  expect(texts("e\u0301👩‍👩‍👧 z", "characters")).toEqual(["e\u0301", "👩‍👩‍👧", " ", "z"]);
});

describe("every way of splitting", () => {
  const modes = ["words", "characters", "acronym-letters"] as const;
  const anyText = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));

  it.each(modes)("%s: the tokens cover the text in order, but for white space", (mode) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tokens, total } = tokenize(text, mode);
        expect(total).toBe(tokens.length);
        let end = 0;
        for (const token of tokens) {
          expect(text.slice(end, token.start).trim()).toBe("");
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(token.text).not.toBe("");
          end = token.end;
        }
        expect(text.slice(end).trim()).toBe("");
      }),
      { numRuns: 300 },
    );
  });

  it.each(modes)("%s: no more than 512 tokens are computed, and all are counted", (mode) => {
    const { tokens, total } = tokenize("a b ".repeat(400), mode);
    expect(tokens.length).toBe(512);
    expect(total).toBe(mode === "characters" ? 1600 : 800);
  });
});

it("texts that look the same are the same token to the model", () => {
  const [composed, decomposed] = ["é", "e\u0301"].map((text) => tokenize(text, "words").tokens[0]!);
  expect(vocabularyEntry(composed!)).toBe(vocabularyEntry(decomposed!));
});

it("plain letters and spaces are split as Unicode's word boundaries are", () => {
  const segmenter = new Intl.Segmenter("en", { granularity: "word" });
  const plain = fc.string({ unit: fc.constantFrom(..."aZbI  "), maxLength: 30 });
  fc.assert(
    fc.property(plain, (text) => {
      const segments = Array.from(segmenter.segment(text))
        .filter(({ segment }) => segment.trim() !== "")
        .map(({ segment, index }) => ({
          text: segment,
          start: index,
          end: index + segment.length,
        }));
      expect(tokenize(text, "words").tokens).toEqual(segments);
    }),
  );
});

it("labels make white space visible and cut a word of 400 letters", () => {
  expect(tokenLabel(" ")).toBe("␣");
  expect(tokenLabel("\n")).toBe("⏎");
  expect(tokenLabel("x".repeat(400))).toHaveLength(24);
});

it.each([
  ["I love AI", "ltr"],
  ["  ... مرحبا hello", "rtl"],
  ["123 שלום", "rtl"],
  ["", "ltr"],
])("%j runs %s", (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});

it("repeated tokens are numbered where one speaks of them", () => {
  expect(tokenNames(["I", "love", "A", "I"])).toEqual(["I₁", "love", "A", "I₂"]);
  expect(tokenNames(Array.from({ length: 12 }, () => "x")).at(-1)).toBe("x₁₂");
});

it("half a surrogate pair stands for what a link makes of it", () => {
  const [entry] = tokenize("\ud800", "words").tokens.map(vocabularyEntry);
  const throughLink = new URLSearchParams(new URLSearchParams({ text: "\ud800" }).toString());
  expect(entry).toBe(throughLink.get("text"));
});
