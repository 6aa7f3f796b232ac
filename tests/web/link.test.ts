import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestReadable, readLink, toHash, writeLink } from "../../web/src/spec/link.js";
import { mostUnpacked, pack, unpack } from "../../web/src/spec/packed.js";
import { initialSpec, readSpec, type Spec } from "../../web/src/spec/spec.js";
import { longSpecs, specs } from "./specs.js";

/** Packed by Node's zlib instead of the code under test. */
function packedByNode(text: string | Buffer): string {
  return deflateRawSync(text).toString("base64url");
}

const long = { ...initialSpec, text: "so it goes ".repeat(300), heads: 4 } as Spec;

describe("a long link", () => {
  it("is packed, ends in a digit, and is shorter than the readable one", async () => {
    const link = await writeLink(long);
    expect(link).toMatch(/^z=[\w-]+&v=1$/u);
    expect(link.length).toBeLessThan(toHash(long).length / 10);
    expect(await readLink(`#${link}`)).toEqual({ spec: long, ignored: [] });
  });

  it("stays readable as long as it is short", async () => {
    const text = "a".repeat(longestReadable - "text=&v=1".length);
    expect(await writeLink({ ...initialSpec, text } as Spec)).toBe(`text=${text}&v=1`);
    expect(await writeLink({ ...initialSpec, text: `${text}a` } as Spec)).toMatch(/^z=/u);
  });

  it("stays readable where it could not be unpacked again", async () => {
    const spec = { ...initialSpec, text: "我".repeat(30_000) } as Spec;
    const link = await writeLink(spec);
    expect(link).toMatch(/^text=/u);
    expect((await readLink(link)).spec).toEqual(spec);
  });

  it("brings every Spec back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(specs, longSpecs), async (spec) => {
        expect(await readLink(await writeLink(spec))).toEqual({ spec, ignored: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it("reads what another program packed, and writes what it can unpack", async () => {
    expect((await readLink(`z=${packedByNode("text=a+b&heads=2")}&v=1`)).spec).toMatchObject({
      text: "a b",
      heads: 2,
    });
    expect(await unpack((await pack("text=爱"))!)).toBe("text=爱");
  });

  it("keeps unknown keys, and lets keys that stand beside it overrule it", async () => {
    const { spec, ignored } = await readLink(
      `z=${packedByNode("text=a&colour=mauve&heads=2&v=1")}&theme=dark&heads=4`,
    );
    expect(ignored).toEqual([]);
    expect(spec).toMatchObject({ text: "a", colour: "mauve", heads: 4, theme: "dark" });
    expect(spec).not.toHaveProperty("z");
  });
});

describe("a packed link that is none", () => {
  it.each([
    ["no base64url", "%2B%2F%3D"],
    ["no deflate", "AAAAAAAA"],
    ["cut short", packedByNode("text=so+it+goes").slice(0, -4)],
    ["no UTF-8", packedByNode(Buffer.from([0x74, 0xff, 0xfe]))],
    ["a bomb of 200 megabytes", packedByNode(Buffer.alloc(200 << 20))],
    ["one byte too much", packedByNode("a".repeat(mostUnpacked + 1))],
  ])("%s is ignored, and said so; the rest is used", async (_, packed) => {
    const { spec, ignored } = await readLink(`#z=${packed}&heads=2&v=1`);
    expect(spec).toEqual({ ...initialSpec, heads: 2 });
    expect(ignored.map(({ key, used }) => [key, used])).toEqual([["z", ""]]);
  });

  it("what it holds is validated like any link", async () => {
    const { spec, ignored } = await readLink(`z=${packedByNode("heads=99&mask=sideways&v=7")}`);
    expect(spec).toEqual(initialSpec);
    expect(ignored.map(({ key }) => key)).toEqual(["v", "heads", "mask"]);
  });

  it("unpacks as much as it may", async () => {
    const text = "a".repeat(mostUnpacked);
    expect(await unpack(packedByNode(text))).toBe(text);
  });
});

it("ten thousand mutated links are read to a valid Spec, or to the first page's", async () => {
  const texts = fc.sample(fc.oneof(specs, longSpecs), { numRuns: 60, seed: 4 });
  const links = await Promise.all(texts.map(writeLink));
  const mutation = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat({ max: 12 }),
    put: fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom("&", "=", "%", "#", "&z=", "__proto__="),
    ),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...links),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      async (link, mutations) => {
        const mutated = mutations.reduce((text, { at, cut, put }) => {
          const start = Math.floor(at * text.length);
          return text.slice(0, start) + put + text.slice(start + cut);
        }, link);
        const { spec } = await readLink(mutated);
        expect(readSpec(spec).ignored).toEqual([]);
        expect(Object.getPrototypeOf(spec)).toBe(Object.prototype);
        expect(spec.width % spec.heads).toBe(0);
      },
    ),
    { numRuns: 10_000 },
  );
});

interface Kept {
  readonly link: string;
  /** What differs from the first page's Spec. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly ignored?: readonly string[];
}

const corpus = JSON.parse(
  readFileSync(new URL("../golden/links.json", import.meta.url), "utf8"),
) as Kept[];

it.each(corpus)("opens for ever: $link", async ({ link, spec, ignored = [] }) => {
  const reading = await readLink(link);
  expect(reading.spec).toEqual({ ...initialSpec, ...spec });
  expect(reading.ignored.map(({ key }) => key)).toEqual(ignored);
});
