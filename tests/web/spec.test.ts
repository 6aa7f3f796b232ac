import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyNames, keys, longestText, type KeyName } from "../../web/src/spec/keys.js";
import { fromHash, toHash } from "../../web/src/spec/link.js";
import { formatted, initialSpec, readSpec, type Spec } from "../../web/src/spec/spec.js";
import { specs } from "./specs.js";

describe("a link", () => {
  it("leaves defaults out: the first page's link is empty", () => {
    expect(toHash(initialSpec)).toBe("");
  });

  it("is readable", () => {
    const spec = {
      ...initialSpec,
      view: "heads",
      head: 2,
      mask: "causal",
      text: "I love you",
    } as Spec;
    expect(toHash(spec)).toBe("text=I+love+you&mask=causal&view=heads&head=2&v=1");
  });

  it("brings every Spec back as it was", () => {
    fc.assert(
      fc.property(specs, (spec) => {
        expect(fromHash(toHash(spec))).toEqual({ spec, ignored: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps keys that it does not know, through reading and writing", () => {
    const { spec, ignored } = fromHash("#text=a&colour=mauve&__proto__=x&v=1");
    expect(ignored).toEqual([]);
    expect(toHash(spec)).toBe("text=a&colour=mauve&__proto__=x&v=1");
    expect(Object.getPrototypeOf(spec)).toBe(Object.prototype);
  });

  it("takes any text for a hash without throwing, and every value stays in its range", () => {
    const hash = fc.oneof(
      fc.string(),
      fc
        .array(fc.tuple(fc.constantFrom(...keyNames), fc.string()))
        .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("&")),
    );
    fc.assert(
      fc.property(hash, (text) => {
        const { spec } = fromHash(text);
        expect(readSpec(spec).ignored).toEqual([]);
        expect(spec.width % spec.heads).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["heads=17", "heads", "17", "1 to 16", "8"],
    ["heads=2.5", "heads", "2.5", "1 to 16", "8"],
    ["temperature=0", "temperature", "0", "0.05 to 20", "1"],
    ["temperature=NaN", "temperature", "NaN", "0.05 to 20", "1"],
    ["mask=future", "mask", "future", "none | causal", "none"],
    ["seed=1e99", "seed", "1e99", "0 to 4294967295", "1"],
    ["scale=maybe", "scale", "maybe", "on | off", "on"],
    ["cell=weights.1", "cell", "weights.1", "tensor.row.column", ""],
    ["v=2", "v", "2", "1 to 1", "1"],
  ])("%s is ignored, and said so", (hash, key, given, range, used) => {
    const { spec, ignored } = fromHash(hash);
    expect(spec).toEqual(initialSpec);
    expect(ignored).toEqual([{ key, given, range, used }]);
  });

  it.each([
    ["model=grammar&layer=9", "layer", "1"],
    ["model=induction&mask=future", "mask", "causal"],
    ["width=48&heads=99", "heads", "8"],
    ["width=7&heads=99", "heads", "7"],
  ])("%s: what is said to be used instead is what is used", (hash, key, used) => {
    const { spec, ignored } = fromHash(hash);
    expect(ignored[0]).toMatchObject({ key, used });
    expect(formatted(spec, key as KeyName)).toBe(used);
  });

  it("heads that do not divide the width become the next smaller that do, and it says so", () => {
    const { spec, ignored } = fromHash("width=48&heads=5&head=4");
    expect([spec.heads, spec.head]).toEqual([4, 3]);
    expect(ignored.map(({ key, used }) => [key, used])).toEqual([
      ["heads", "4"],
      ["head", "3"],
    ]);
  });

  it("half a character becomes the replacement character, which a link can carry", () => {
    const { spec } = readSpec({ text: "a\ud800b" });
    expect(spec.text).toBe("a\ufffdb");
    expect(fromHash(toHash(spec)).spec).toEqual(spec);
  });

  it("a text too long for any link is refused", () => {
    expect(fromHash(`text=${"a".repeat(longestText + 1)}`).ignored[0]?.key).toBe("text");
    expect(fromHash("x".repeat(2_000_000)).ignored[0]?.key).toBe("link");
  });
});

it("every key's default is one of its own values, and survives being written", () => {
  for (const name of keyNames) {
    const key = keys[name] as {
      initial: unknown;
      parse(v: unknown): unknown;
      format(v: unknown): string;
    };
    expect(key.parse(key.initial), name).toEqual(key.initial);
    expect(key.parse(key.format(key.initial)), name).toEqual(key.initial);
  }
});
