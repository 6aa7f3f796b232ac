import { inflateSync } from "node:zlib";
import { DOMParser, type Element } from "@xmldom/xmldom";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { altText } from "../../web/src/export/alt-text.js";
import { figureNames, figureOfView, figuresOf } from "../../web/src/export/figure-names.js";
import { figureSvg } from "../../web/src/export/figure-svg.js";
import { inks } from "../../web/src/export/inks.js";
import { translatorFor } from "../../web/src/lesson/translator.js";
import { differenceOf } from "../../web/src/explain/difference.js";
import { headShares } from "../../web/src/explain/head-shares.js";
import { languages } from "../../web/src/spec/keys.js";
import { SignedPalette, type Meaning, type Palette } from "../../web/src/views/palette.js";
import { headSquare, isVisible } from "../../web/src/views/trace-parts.js";
import { hostileTexts, show, someSpec } from "./shown.js";

/** Throws where the text is no well-formed XML; a U+FFFD is only warned of. */
function parse(svg: string) {
  const fail = (level: string, message: string) => {
    if (level !== "warning") throw new Error(`${level}: ${message}`);
  };
  const root = new DOMParser({ onError: fail }).parseFromString(
    svg,
    "image/svg+xml",
  ).documentElement;
  if (!root) throw new Error("no root element");
  return root;
}

const all = (root: Element, name: string) => Array.from(root.getElementsByTagName(name));
const textOf = (root: Element, name: string) =>
  all(root, name).map((node) => node.textContent ?? "");

/** The maps of cells in a picture: the colour of each cell by “key,query”. */
function maps(root: Element): Map<string, string>[] {
  return all(root, "g")
    .filter((group) => group.getAttribute("shape-rendering") === "crispEdges")
    .map((group) => {
      const cells = all(group, "rect").map((cell): [string, string] => [
        `${cell.getAttribute("x")},${cell.getAttribute("y")}`,
        cell.getAttribute("fill") ?? "",
      ]);
      expect(new Set(cells.map(([place]) => place)).size).toBe(cells.length);
      return new Map(cells);
    });
}

function coloured(
  square: Float32Array,
  colours: Pick<Palette | SignedPalette, "colour">,
  mask: "none" | "causal",
): Map<string, string> {
  const tokens = Math.sqrt(square.length);
  const cells = Array.from(square, (weight, cell): [string, string] => [
    `${cell % tokens},${Math.floor(cell / tokens)}`,
    colours.colour(weight),
  ]).filter((_, cell) => isVisible(mask, Math.floor(cell / tokens), cell % tokens));
  return new Map(cells);
}

it("every figure of any Spec is well-formed SVG with a title, a description and no script", async () => {
  await fc.assert(
    fc.asyncProperty(someSpec, fc.constantFrom("light", "dark"), async (keys, theme) => {
      const shown = await show(keys, undefined, theme);
      for (const name of figuresOf(shown)) {
        const root = parse(figureSvg(name, shown));
        expect(root.getAttribute("role")).toBe("img");
        expect(textOf(root, "title")[0]).not.toBe("");
        expect(textOf(root, "desc")[0]).not.toBe("");
        const names = new Set(all(root, "*").map((node) => node.nodeName));
        const known = "svg title desc defs pattern linearGradient stop g rect path line text image";
        expect(known.split(" ")).toEqual(expect.arrayContaining([...names]));
        const attributes = all(root, "*").flatMap((node) => Array.from(node.attributes));
        for (const { name, value } of attributes) {
          expect(name).not.toMatch(/^on|style|class/);
          expect(value).not.toMatch(/NaN|undefined|Infinity|var\(/);
        }
      }
    }),
    { numRuns: 12 },
  );
});

it.each(hostileTexts)("%j stays text", async (text) => {
  const shown = await show({ text, tokens: "words", width: 8, heads: 2 });
  // What XML cannot hold of these texts.
  const legal = (token: string) => token.replace(/[\p{Cc}\p{Cs}\uFFFE]/gu, "\uFFFD");
  for (const name of figuresOf(shown)) {
    const root = parse(figureSvg(name, shown));
    expect(all(root, "script")).toEqual([]);
    if (name !== "lines") continue;
    const printed = new Set(textOf(root, "text"));
    for (const token of shown.picture.tokens) expect(printed).toContain(legal(token));
  }
});

describe.each(["none", "causal"] as const)("mask %s", (mask) => {
  it.each(["light", "dark"] as const)(
    "cells have the palette's colours of the weights, %s",
    async (theme) => {
      const text = "the cat sat on the mat because it was tired";
      const shown = await show({ text, mask, head: 3, temperature: 2 }, undefined, theme);
      const { layer, oneHead, usual, palette } = shown.picture;
      const heads = Array.from({ length: 8 }, (_, head) =>
        coloured(headSquare(layer.weights, head), palette, mask),
      );
      const one = coloured(oneHead!.weights.data, palette, mask);
      const before = headSquare(usual!.weights, 3);
      const { square, change } = differenceOf(before, headSquare(layer.weights, 3));
      const drawn = (name: (typeof figureNames)[number]) => maps(parse(figureSvg(name, shown)));
      expect(drawn("heads")).toEqual(heads);
      expect(drawn("matrix")).toEqual([heads[3]]);
      expect(drawn("compare")).toEqual([one, ...heads]);
      expect(drawn("difference")).toEqual([
        coloured(before, palette, "none"),
        heads[3],
        coloured(square, new SignedPalette(theme, Math.abs(change)), "none"),
      ]);
    },
  );
});

/** The red, green and blue of each pixel of a PNG without filters, or “” where it is transparent. */
function pixelsOf(address: string): string[] {
  const file = Buffer.from(address.replace("data:image/png;base64,", ""), "base64");
  expect(file.subarray(1, 4).toString()).toBe("PNG");
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const length = file.readUInt32BE(33);
  const lines = inflateSync(file.subarray(41, 41 + length));
  expect(lines).toHaveLength(height * (1 + 4 * width));
  return Array.from({ length: width * height }, (_, pixel) => {
    const at = Math.floor(pixel / width) * (1 + 4 * width) + 1 + 4 * (pixel % width);
    return lines[at + 3] === 0 ? "" : `#${lines.subarray(at, at + 3).toString("hex")}`;
  });
}

it("up to 64 tokens cells are rectangles; beyond, one bitmap has the same colours", async () => {
  const words = (count: number) =>
    Array.from({ length: count }, (_, index) => `w${index}`).join(" ");
  const small = parse(figureSvg("matrix", await show({ text: words(64), width: 16, heads: 2 })));
  expect(maps(small)[0]).toHaveLength(64 * 64);
  expect(all(small, "image")).toEqual([]);

  const shown = await show({ text: words(65), width: 16, heads: 2, mask: "causal" });
  const large = parse(figureSvg("matrix", shown));
  expect(maps(large)).toEqual([]);
  const { layer, palette } = shown.picture;
  const expected = Array.from(headSquare(layer.weights, 0), (weight, cell) =>
    isVisible("causal", Math.floor(cell / 65), cell % 65) ? palette.colour(weight) : "",
  );
  expect(pixelsOf(all(large, "image")[0]!.getAttribute("href")!)).toEqual(expected);
});

it.each(["light", "dark"] as const)(
  "the computation's cells have the colours of the trace's numbers, %s",
  async (theme) => {
    const keys = { text: "so it goes on", width: 64, heads: 4, head: 2, mask: "causal" };
    const shown = await show({ ...keys, step: "output" }, undefined, theme);
    const { layer, palette } = shown.picture;
    const drawn = maps(parse(figureSvg("flow", shown)));
    // Of the viewed head: columns 32 to 47 of 64, the first eight of which are drawn.
    const own = [32, 33, 34, 35, 36, 37, 38, 39];
    const first = [0, 1, 2, 3, 4, 5, 6, 7];
    const joined = [0, 1, 16, 17, 32, 33, 48, 49];
    const vectors = (data: Float32Array, columns: readonly number[], meaning: Meaning) => {
      const values = [0, 1, 2, 3].map((token) => columns.map((c) => data[token * 64 + c]!));
      const largest = Math.max(...values.flat().map(Math.abs));
      return { values, colours: new SignedPalette(theme, largest, meaning) };
    };
    const lying = ({ values, colours }: ReturnType<typeof vectors>) =>
      new Map(
        values.flatMap((row, y) => row.map((value, x) => [`${x},${y}`, colours.colour(value)])),
      );
    const standing = ({ values, colours }: ReturnType<typeof vectors>) =>
      new Map(
        [0, 1, 2, 3, 4, 5, 6, 7].flatMap((y) =>
          values.map((row, x) => [`${x},${y}`, colours.colour(row[y]!)]),
        ),
      );
    const square = (data: Float32Array, mask: "none" | "causal") => {
      const values = data.filter((_, cell) => isVisible(mask, Math.floor(cell / 4), cell % 4));
      return coloured(data, new SignedPalette(theme, Math.max(...values.map(Math.abs))), mask);
    };
    const [scores, scaled, weights] = [layer.scores, layer.scaled, layer.weights].map((tensor) =>
      headSquare(tensor, 2),
    );
    expect(drawn).toEqual([
      lying(vectors(layer.x.data, first, "signed")),
      lying(vectors(layer.query.data, own, "query")),
      square(scores!, "none"),
      standing(vectors(layer.key.data, own, "key")),
      square(scaled!, "none"),
      square(scaled!, "causal"),
      coloured(weights!, palette, "causal"),
      standing(vectors(layer.value.data, own, "value")),
      lying(vectors(layer.mixed.data, own, "value")),
      lying(vectors(layer.mixed.data, joined, "value")),
      lying(vectors(layer.output.data, first, "output")),
    ]);
  },
);

it("the computation grows step by step: what is still to come is an empty frame", async () => {
  const keys = { text: "so it goes", width: 64, heads: 4 };
  const drawn = async (step: string) => {
    const root = parse(figureSvg("flow", await show({ ...keys, step })));
    return [maps(root).length, all(root, "path").length] as const;
  };
  expect(await drawn("tokens")).toEqual([0, 0]);
  expect((await drawn("project"))[0]).toBe(4);
  const [softmax, arrows] = await drawn("softmax");
  const [mix, lines] = await drawn("mix");
  expect([softmax, mix]).toEqual([7, 8]);
  // The ribbons of the three values.
  expect(lines - arrows).toBe(3);
});

it("all heads into one output: cells have the colours of mixed numbers, W_O, parts and output", async () => {
  const shown = await show({ text: "so it goes", width: 64, heads: 4, query: 1, off: "3" });
  const { picture, parameters } = shown;
  const { layer, allOn } = picture;
  const root = parse(figureSvg("concatenation", shown));
  const row = (data: Float32Array) => data.slice(64, 128);
  const [mixed, output, before] = [layer.mixed, layer.output, allOn!.output].map(({ data }) =>
    row(data),
  ) as [Float32Array, Float32Array, Float32Array];
  const largest = (...values: Float32Array[]) =>
    Math.max(...values.flatMap((data) => Array.from(data, Math.abs)));
  const colours = new SignedPalette("light", largest(mixed, output, before));
  const strip = (values: ArrayLike<number>) =>
    new Map(Array.from(values, (value, x) => [`${x},0`, colours.colour(value)]));
  const weights = parameters.output.data; // [64, 64]
  const ofWeights = new SignedPalette("light", largest(weights));
  const heads = [0, 1, 2, 3].flatMap((head) => {
    const part = Array.from({ length: 64 }, (_, column) =>
      Array.from({ length: 16 }, (_, k) => head * 16 + k).reduce(
        (sum, k) => sum + mixed[k]! * weights[k * 64 + column]!,
        0,
      ),
    );
    const rows = Array.from({ length: 24 * 16 }, (_, cell): [string, string] => {
      const [column, k] = [Math.floor(cell / 16), cell % 16];
      return [`${k},${column}`, ofWeights.colour(weights[(head * 16 + k) * 64 + column]!)];
    });
    return [strip(mixed.slice(head * 16, head * 16 + 16)), new Map(rows), strip(part)];
  });
  expect(maps(root)).toEqual([...heads, strip(output), strip(before)]);
  const printed = textOf(root, "text");
  for (const { head, share } of headShares(layer, parameters, 1).slice(0, 3)) {
    expect(printed).toContain(picture.words.text("heads.name", { head }));
    expect(printed).toContain(picture.words.percent(share));
  }
  expect(printed).toContain(picture.words.text("heads.off"));
});

it("numbers stand in the cells where they fit, as the page prints them", async () => {
  const shown = await show({ head: 2 });
  const printed = textOf(parse(figureSvg("matrix", shown)), "text");
  const { words, layer } = shown.picture;
  for (const weight of headSquare(layer.weights, 2))
    expect(printed).toContain(words.decimal(weight));
});

it.each([
  ["en", "joined", "output"],
  ["ru", "конкатенация", "выход"],
  ["zh", "拼接", "输出"],
] as const)(
  "in %s tensors have the names of the page's walk, as pictures and in words",
  async (...names) => {
    const [language, joined, output] = names;
    const shown = await show({ step: "output" }, await translatorFor(language, true));
    const printed = textOf(parse(figureSvg("steps", shown)), "text");
    expect(printed).toEqual(expect.arrayContaining([joined, output]));
    expect(altText("steps", shown)).toMatch(new RegExp(`^${joined}.*${output}`));
    expect(`${printed.join()}${altText("steps", shown)}`).not.toContain("mixed");
  },
);

it("with other heads or another word order the difference is that of means, and of the same words", async () => {
  for (const keys of [
    { heads: 2 },
    { shuffle: 3 },
    { heads: 4, shuffle: 3, mask: "causal", off: "1" },
  ]) {
    const shown = await show({ text: "one two three four", width: 64, ...keys });
    const [before, after, difference] = maps(parse(figureSvg("difference", shown)));
    expect(before).toHaveLength(16);
    expect(after!.size).toBe("mask" in keys ? 10 : 16);
    expect(difference).toHaveLength(16);
  }
});

it("a figure that the page does not show is refused with those that it shows", async () => {
  const usual = await show();
  const oneHead = await show({ heads: 1 });
  expect(() => figureSvg("difference", usual)).toThrow(/difference.*expected one of lines, heads/);
  expect(() => figureSvg("shares", oneHead)).toThrow(/expected one of/);
});

it("inks are the element's custom properties", () => {
  const styles = readFileSync(new URL("../../web/src/element/styles.ts", import.meta.url), "utf8");
  for (const name of Object.keys(inks.light) as (keyof typeof inks.light)[]) {
    const [, light, dark] =
      new RegExp(`--${name}: .*light-dark\\((#\\w+), (#\\w+)\\)`).exec(styles) ?? [];
    expect([light, dark], name).toEqual([inks.light[name], inks.dark[name]]);
  }
});

describe.each(languages)("alt text in %s", (language) => {
  it("names the viewed tokens and their shares, and has no gap left", async () => {
    const words = await translatorFor(language, true);
    const compare = "we love AI";
    const shown = await show({ query: 1, mask: "causal", step: "mix", compare }, words);
    for (const name of figuresOf(shown)) {
      const text = altText(name, shown);
      expect(text).not.toMatch(/\{\w+\}|undefined|NaN/);
      if (name !== "steps" && name !== "difference") expect(text).toContain("love");
    }
    const { layer, selection } = shown.picture;
    const weight = headSquare(layer.weights, 0)[selection.query * layer.tokens]!;
    expect(altText("lines", shown)).toContain(words.percent(weight));
  });
});

describe("two sentences", () => {
  const keys = { text: "the old key is lost", compare: "the key is gone", head: 3, heads: 4 };

  it.each(["light", "dark"] as const)(
    "both maps have the colours of their own weights, the difference those of second minus first, %s",
    async (theme) => {
      for (const mask of ["none", "causal"] as const) {
        const shown = await show({ ...keys, mask }, undefined, theme);
        const second = await show({ ...keys, mask, text: keys.compare }, undefined, theme);
        const [one, other] = [shown, second].map(({ picture }) =>
          headSquare(picture.layer.weights, 3),
        ) as [Float32Array, Float32Array];
        // “the”, “key”, “is”, “lost / gone”: all but “old”.
        const places = [0, 2, 3, 4];
        const square = Float32Array.from({ length: 16 }, (_, cell) => {
          const [query, key] = [cell >> 2, cell & 3];
          return other[query * 4 + key]! - one[places[query]! * 5 + places[key]!]!;
        });
        const { first, second: compared } = shown.comparison!;
        expect(maps(parse(figureSvg("sentences", shown)))).toEqual([
          coloured(one, first.palette, mask),
          coloured(other, compared.palette, mask),
          coloured(square, new SignedPalette(theme, Math.max(...square.map(Math.abs))), "none"),
        ]);
      }
    },
  );

  it("stand above their maps, a long one cut, and are named in the alt text with what changed", async () => {
    const shown = await show({ ...keys, query: 1 });
    const root = parse(figureSvg("sentences", shown));
    expect(textOf(root, "text")).toEqual(expect.arrayContaining([keys.text, keys.compare]));
    // Of a token that only the first sentence has no row is framed in the second map or the difference.
    const frames = all(root, "rect").filter((box) => box.getAttribute("stroke-width") === "2");
    expect(frames).toHaveLength(1);
    const alt = altText("sentences", shown);
    expect(alt).toContain(keys.compare);
    expect(alt).toContain("old");
    expect(alt).toContain("has no counterpart");

    const long = "so it goes on and on ".repeat(40);
    const cut = textOf(
      parse(figureSvg("sentences", await show({ ...keys, compare: long }))),
      "text",
    );
    expect(cut.some((line) => line.includes("goes on") && line.endsWith("…"))).toBe(true);
    expect(cut).not.toContain(long.trim());
  });

  it.each(hostileTexts)("%j as the second stays text", async (compare) => {
    const shown = await show({ ...keys, compare, width: 16 });
    const root = parse(figureSvg("sentences", shown));
    expect(all(root, "script")).toEqual([]);
  });

  it.each(["", "   ", "\n\t"])("%j is none: the figure is not shown", async (compare) => {
    const shown = await show({ text: "a b", compare, view: "compare" });
    expect(figuresOf(shown)).not.toContain("sentences");
    expect(figureOfView(shown.spec)).toBe("matrix");
    expect(() => figureSvg("sentences", shown)).toThrow(/expected one of/);
    expect(figureOfView({ view: "compare", compare: "c" })).toBe("sentences");
  });
});

it.each([280, 320, 760])(
  "what the mask hides is named within a figure %i pixels wide",
  async (width) => {
    const shown = await show({ text: "a b c d", mask: "causal", width: 8, heads: 2 });
    const labels = [...parse(figureSvg("matrix", shown, { width })).getElementsByTagName("text")];
    const label = labels.find(({ textContent }) => textContent === "hidden by the mask");
    // An estimate from below: no letter of a sans-serif font is narrower on average.
    const least = "hidden by the mask".length * 13 * 0.4;
    expect(Number(label?.getAttribute("x")) + least).toBeLessThanOrEqual(width);
  },
);
