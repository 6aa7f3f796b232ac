import type { LayerTrace } from "../engine/types.js";
import { legal } from "./markup.js";
import { headSquare, isVisible, queryRow, viewedLayer } from "../views/trace-parts.js";
import type { Shown } from "./shown.js";

/**
 * Larger matrices fit no page, and amsmath's have no more columns: the first rows and columns, and dots
 * for the rest.
 */
const mostColumns = 10;

/**
 * The viewed head as LaTeX (amsmath): the formula with this sentence's scores and weights, and the
 * weights as a table with its tokens. Numbers have a dot and two decimals, as in the page's cells.
 */
export function latex({ picture, spec }: Shown): string {
  const { layer, head } = viewedLayer(picture);
  const scores = bmatrix(headSquare(layer.logits ?? layer.scores, head), () => true);
  const weights = bmatrix(headSquare(layer.weights, head), seen);
  const { count, dots } = extent(picture.tokens.length);
  const labels = [...picture.tokens.slice(0, count).map(textMode), ...(dots ? ["\\cdots"] : [])];
  const rows = labels.slice(0, count).map((label, query) => {
    const cells = rowCells(queryRow(headSquare(layer.weights, head), query), query, seen);
    return `${[label, ...cells].join(" & ")} \\\\`;
  });
  const name = picture.selection.isOneHead ? "" : `_{${head}}`;
  const { formula, numbers } = attentionFormula(spec, layer, name);
  const hidden = spec.mask === "causal" ? `\\operatorname{mask}` : "";
  return `% ${layer.tokens} tokens, ${layer.heads} heads of ${layer.headWidth} columns, ${preamble(spec, picture.tokens)}
\\[
A${name} = ${formula},
\\qquad
Z${name} = A${name} V${name}
\\]
\\[
\\operatorname{softmax}\\!\\left(${hidden}${hidden ? "\\!\\left(" : ""}${numbers}
${scores}${hidden ? "\\right)" : ""}\\right)
=
${weights}
\\]
% Rows are queries, columns are keys; each row sums to 1.
\\[
\\begin{array}{r|${"c".repeat(labels.length)}}
 & ${labels.join(" & ")} \\\\ \\hline
${rows.join("\n")}${dots ? `\n\\vdots & ${labels.map(() => "\\vdots").join(" & ")} \\\\` : ""}
\\end{array}
\\]
`;

  function seen(query: number, key: number): boolean {
    return isVisible(spec.mask, query, key);
  }
}

/** Whose numbers they are, and what they are typeset with. */
function preamble({ model, seed }: Shown["spec"], labels: readonly string[]): string {
  const origin = model === "untrained" ? `untrained model, seed ${seed}` : `trained model ${model}`;
  // Latin letters with accents are all that pdfLaTeX knows by itself.
  const isLatin = labels.every((label) => /^[\p{ASCII}\p{Script=Latin}₀-₉]*$/u.test(label));
  const engine = isLatin
    ? ""
    : ", and XeLaTeX or LuaLaTeX with a font that has the tokens' characters";
  return `${origin}. Needs amsmath${engine}.`;
}

/** softmax(QKᵀ ÷ √d_k), as the switches have it, and the number that the scores are multiplied by. */
function attentionFormula(
  { scale, temperature, mask }: Shown["spec"],
  { headWidth, logits: biased }: LayerTrace,
  name: string,
): { formula: string; numbers: string } {
  const root = (of: string) => (scale ? `\\sqrt{${of}}` : "");
  const heat = temperature === 1 ? "" : String(temperature);
  const product = `Q${name} K${name}^{\\top}`;
  const below = [root("d_k"), heat === "" ? "" : "T"].filter(Boolean).join("\\,");
  const scaled = below === "" ? product : `\\frac{${product}}{${below}}`;
  // A trained model's bias of relative positions: its numbers are those of the sum.
  const logits = biased ? `${scaled} + B${name}` : scaled;
  const masked = mask === "causal" ? `\\operatorname{mask}\\!\\left(${logits}\\right)` : logits;
  const divisor = [root(String(headWidth)), heat].filter(Boolean).join(" \\cdot ");
  return {
    formula: `\\operatorname{softmax}\\!\\left(${masked}\\right)`,
    numbers: divisor === "" || biased ? "" : `\\frac{1}{${divisor}}`,
  };
}

type Seen = (query: number, key: number) => boolean;

function bmatrix(square: Float32Array, seen: Seen): string {
  const { count, dots } = extent(Math.sqrt(square.length));
  const rows = Array.from({ length: count }, (_, query) =>
    rowCells(queryRow(square, query), query, seen).join(" & "),
  );
  if (dots) rows.push(Array.from({ length: count + 1 }, () => "\\vdots").join(" & "));
  return `\\begin{bmatrix}\n${rows.join(" \\\\\n")}\n\\end{bmatrix}`;
}

function rowCells(row: Float32Array, query: number, seen: Seen): string[] {
  const { count, dots } = extent(row.length);
  const cells = Array.from(row.subarray(0, count), (value, key) =>
    seen(query, key) ? fixed(value) : "0",
  );
  return dots ? [...cells, "\\cdots"] : cells;
}

function extent(tokens: number): { count: number; dots: boolean } {
  const dots = tokens > mostColumns;
  return { count: dots ? mostColumns - 1 : tokens, dots };
}

/** Never “-0.00”. */
function fixed(value: number): string {
  const text = value.toFixed(2);
  return Number(text) === 0 ? "0.00" : text;
}

const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

const zeroBelow = "₀".charCodeAt(0);

/**
 * A token as LaTeX text: what TeX would read as a command is written as the character it is, and the
 * number of a repeated token as a subscript.
 */
function textMode(label: string): string {
  const [, text = "", number = ""] = /^(.*?)([₀-₉]*)$/su.exec(label) ?? [];
  const written = legal(text).replace(
    /[\\^~{}$&#%_]/g,
    (character) => commands[character] ?? `\\${character}`,
  );
  const digits = Array.from(number, (digit) => digit.charCodeAt(0) - zeroBelow).join("");
  return `\\text{${written}}${digits === "" ? "" : `_{${digits}}`}`;
}
