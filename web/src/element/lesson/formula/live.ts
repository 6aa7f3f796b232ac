import type { Live } from "./formulas.tex";
import { mathml } from "lit";
import type { Term } from "../../../explain/explain.js";
import type { Translator } from "../../../lesson/translator.js";

/** Decimals, as in “How is this number made?”. */
const decimals = 4;

/** Of a longer sum the first terms and the last are written, and dots between. */
const mostTerms = 4;
const firstTerms = 2;

/** A count or an index. */
export function whole(value: number): Live {
  return { math: mathml`<mn>${value}</mn>`, tex: String(value) };
}

/** A number as the page prints it; in LaTeX always with a decimal point. */
export function number(words: Translator, value: number): Live {
  const printed = words.decimal(value, decimals).replace(/^-/, "−");
  // Rounded to −0.0000 it has no sign, as on the page.
  const tex = value.toFixed(decimals).replace(/^-(?=0\.0+$)/, "");
  return { math: mathml`<mn>${printed}</mn>`, tex };
}

/** A setting, with the decimals that it has. */
export function setting(words: Translator, value: number): Live {
  const own = String(value).split(".")[1]?.length ?? 0;
  const printed = words.decimal(value, Math.min(own, decimals));
  return { math: mathml`<mn>${printed}</mn>`, tex: String(value) };
}

/** A number within a product or a difference: in parentheses where it is negative. */
export function operand(words: Translator, value: number): Live {
  const { math, tex } = number(words, value);
  if (!tex.startsWith("-")) return { math, tex };
  return { math: mathml`<mrow><mo>(</mo>${math}<mo>)</mo></mrow>`, tex: `(${tex})` };
}

/** A token's name: a text of any script, and no markup or TeX whatever it holds. */
export function tokenName(name: string): Live {
  return {
    math: mathml`<mtext>${`\u2068${name}\u2069`}</mtext>`,
    tex: `\\text{${name.replace(/[\\{}$&#^_%~]/g, escapeTex)}}`,
  };
}

/** Several, in order. */
export function list(items: readonly Live[]): Live {
  const shown = shortened(items);
  return {
    math: shown.map((item, at) => [
      at > 0 ? mathml`<mo separator="true">,</mo>` : "",
      item?.math ?? mathml`<mo>…</mo>`,
    ]),
    tex: shown.map((item) => item?.tex ?? "\\dots").join(",\\, "),
  };
}

/** The terms of a sum: products of two, or single numbers. */
export function sum(words: Translator, terms: readonly Term[]): Live {
  const shown = shortened(terms).map((term) => term && product(words, term));
  return {
    math: shown.map((term, at) => [
      at > 0 ? mathml`<mo>+</mo>` : "",
      term?.math ?? mathml`<mo>⋯</mo>`,
    ]),
    tex: shown.map((term) => term?.tex ?? "\\cdots").join(" + "),
  };
}

function product(words: Translator, { factors, value }: Term): Live {
  const [first, second] = factors;
  if (!first || !second) return operand(words, value);
  const [a, b] = [operand(words, first.value), operand(words, second.value)];
  return { math: mathml`${a.math}<mo>·</mo>${b.math}`, tex: `${a.tex} \\cdot ${b.tex}` };
}

/** All of few items; of many the first and the last, with undefined for what lies between. */
function shortened<Item>(items: readonly Item[]): (Item | undefined)[] {
  if (items.length <= mostTerms) return [...items];
  return [...items.slice(0, firstTerms), undefined, ...items.slice(-1)];
}

function escapeTex(character: string): string {
  if (character === "\\") return "\\textbackslash{}";
  if (character === "^") return "\\textasciicircum{}";
  return character === "~" ? "\\textasciitilde{}" : `\\${character}`;
}
