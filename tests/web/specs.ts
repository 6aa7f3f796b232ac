import fc from "fast-check";
import { tensorNames } from "../../web/src/explain/cell.js";
import {
  controlNames,
  depthNames,
  languages,
  lockNames,
  mostShuffles,
  stepNames,
  viewNames,
} from "../../web/src/spec/keys.js";
import { headCounts, initialSpec, type Spec } from "../../web/src/spec/spec.js";

const cell = fc
  .tuple(fc.constantFrom(...tensorNames), fc.nat(511), fc.nat(1023))
  .map((parts) => parts.join("."));

const text = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.lorem({ maxCount: 8 }),
    fc.string({ unit: "binary", maxLength: 60 }),
  )
  .map((characters) => characters.toWellFormed());

/** Any Spec, of every key. */
export const specs: fc.Arbitrary<Spec> = fc
  .record({
    text,
    compare: fc.oneof(fc.constant(""), text),
    tokens: fc.constantFrom("words", "characters", "acronym-letters"),
    width: fc.integer({ min: 1, max: 1024 }),
    heads: fc.nat({ max: 15 }),
    head: fc.nat({ max: 15 }),
    positions: fc.boolean(),
    mask: fc.constantFrom("none", "causal"),
    scale: fc.boolean(),
    temperature: fc.double({ min: 0.05, max: 20, noNaN: true }),
    off: fc.uniqueArray(fc.nat({ max: 15 })),
    shuffle: fc.nat({ max: mostShuffles }),
    seed: fc.nat({ max: 4_294_967_295 }),
    view: fc.constantFrom(...viewNames),
    query: fc.option(fc.nat({ max: 511 })),
    key: fc.option(fc.nat({ max: 511 })),
    step: fc.constantFrom(...stepNames),
    depth: fc.constantFrom(...depthNames),
    cell: fc.oneof(fc.constant(""), cell),
    steps: fc.subarray([...stepNames]),
    lock: fc.subarray([...lockNames]),
    hide: fc.subarray([...controlNames]),
    caption: text,
    theme: fc.constantFrom("auto", "light", "dark"),
    lang: fc.constantFrom("auto", ...languages),
  })
  .map((spec) => {
    const counts = headCounts(spec.width);
    const heads = counts[spec.heads % counts.length]!;
    const off = spec.off.filter((head) => head < heads).sort((a, b) => a - b);
    return { ...initialSpec, ...spec, heads, head: spec.head % heads, off } as Spec;
  });

/** Any Spec, with a long text: most of them are packed in a link. */
export const longSpecs: fc.Arbitrary<Spec> = fc
  .tuple(specs, fc.lorem({ maxCount: 400 }), fc.integer({ min: 1, max: 40 }))
  .map(([spec, words, times]) => ({ ...spec, text: `${words} 我爱 `.repeat(times) }) as Spec);
