import fc from "fast-check";
import { loadEngine, type Engine } from "attention-lab/engine";
import { shownFor } from "../../web/src/export/compute.js";
import type { Shown } from "../../web/src/export/shown.js";
import { translatorFor, type Translator } from "../../web/src/lesson/translator.js";
import { readSpec } from "../../web/src/spec/spec.js";
import { tokensOf } from "../../web/src/element/computation.js";
import type { Theme } from "../../web/src/views/palette.js";

let engine: Engine | undefined;

/** What the page would show for some of a Spec's keys. */
export async function show(
  keys: Readonly<Record<string, unknown>> = {},
  words?: Translator,
  theme: Theme = "light",
): Promise<Shown> {
  engine ??= await loadEngine({ build: "simd128" });
  return shownFor(
    { engine },
    readSpec(keys).spec,
    words ?? (await translatorFor("en", true)),
    theme,
  );
}

/** Texts that could be taken for markup, code or a formula somewhere. */
export const hostileTexts = [
  `<script>alert(1)</script> &amp; "quoted" 'single' ]]> <!-- -->`,
  `=HYPERLINK("http://x") +1 -1 @SUM(A1) \t=1`,
  `\\end{bmatrix} \\input{x} $1 % # _ ^ ~ { } &`,
  `""" \\ ' \n import os \u2028 \u202e x`,
  `| a | \`b\` *c* _d_ [e](f) ~~g~~`,
  `\u0000 \u0008 \uFFFE \ud800 ok`,
  `مرحبا بالعالم 😀👩‍👩‍👧 é é 我爱人工智能`,
];

/** Specs of all kinds, with a text that has at least one token. */
export const someSpec = fc
  .record({
    text: fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 24 }),
      fc.constantFrom(...hostileTexts),
    ),
    tokens: fc.constantFrom("words", "characters", "acronym-letters"),
    width: fc.constantFrom(1, 8, 24, 64),
    heads: fc.integer({ min: 1, max: 8 }),
    head: fc.integer({ min: 0, max: 7 }),
    positions: fc.boolean(),
    mask: fc.constantFrom("none", "causal"),
    scale: fc.boolean(),
    temperature: fc.constantFrom(0.1, 1, 2.5),
    off: fc.constantFrom("", "0", "1 2"),
    shuffle: fc.constantFrom(0, 0, 5),
    compare: fc.constantFrom("", "so it goes", "it goes so 😀"),
    seed: fc.nat({ max: 4_294_967_295 }),
    query: fc.constantFrom(null, 0),
    step: fc.constantFrom("embed", "split", "softmax", "mix", "output"),
  })
  .filter((keys) => tokensOf(readSpec(keys).spec).total > 0);
