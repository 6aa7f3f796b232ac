import { isParameter, isSquare, type TensorName } from "../explain/cell.js";
import { tensorOf } from "../explain/source.js";
import { isVisible, viewedLayer } from "../views/trace-parts.js";
import { float32Text } from "./numbers.js";
import { sourceOf, type Shown } from "./shown.js";

/** A tensor's rows and columns with their names. Of scores, scaled and weights, the viewed head's. */
interface Table {
  /** What rows and columns are: “query \ key”. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: Float32Array }[];
}

/** RFC 4180, every number in full. Tokens stand as typed, in Unicode's form C. */
export function csv(shown: Shown, tensor: TensorName): string {
  return separated(tableOf(shown, tensor, shown.trace.tokens), ",");
}

/** The same with tabs, as spreadsheets take it from the clipboard. */
export function tsv(shown: Shown, tensor: TensorName): string {
  return separated(tableOf(shown, tensor, shown.trace.tokens), "\t");
}

/** A table for reading, as GitHub writes it: tokens as printed, four decimals, masked weights “·”. */
export function markdown(shown: Shown, tensor: TensorName): string {
  const { picture } = shown;
  const { corner, columns, rows } = tableOf(shown, tensor, picture.tokens);
  const printed = (value: number, query: number, key: number) =>
    tensor === "weights" && !isVisible(picture.mask, query, key)
      ? "·"
      : picture.words.decimal(value, 4);
  const lines = [
    [corner, ...columns.map(markdownText)],
    ["---", ...columns.map(() => "--:")],
    ...rows.map(({ name, values }, query) => [
      markdownText(name),
      ...Array.from(values, (value, key) => printed(value, query, key)),
    ]),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

function tableOf(shown: Shown, tensor: TensorName, tokens: readonly string[]): Table {
  const source = { ...sourceOf(shown), ...viewedLayer(shown.picture) };
  const { shape, data } = tensorOf(source, tensor) ?? missing(tensor, shown.spec.model);
  const width = shape.at(-1) ?? 0;
  const square = isSquare(tensor);
  const start = square ? source.head * tokens.length * width : 0;
  const dimensions = Array.from({ length: width }, (_, column) => String(column));
  const indices = Array.from({ length: shape.at(-2) ?? 0 }, (_, row) => String(row));
  const rows = isParameter(tensor) ? indices : tokens;
  return {
    corner: square ? "query \\ key" : `${isParameter(tensor) ? "from" : "token"} \\ dimension`,
    columns: square ? tokens : dimensions,
    rows: rows.map((name, row) => ({
      name,
      values: data.subarray(start + row * width, start + (row + 1) * width),
    })),
  };
}

function separated({ corner, columns, rows }: Table, separator: string): string {
  const field = (text: string) => quoted(harmless(text), separator);
  const lines = [
    [corner, ...columns].map(field),
    ...rows.map(({ name, values }) => [field(name), ...Array.from(values, float32Text)]),
  ];
  return lines.map((cells) => `${cells.join(separator)}\r\n`).join("");
}

/**
 * A spreadsheet runs a cell that begins so as a formula, even a quoted one. An apostrophe before it
 * makes it text (OWASP, “CSV Injection”).
 */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}

function quoted(text: string, separator: string): string {
  const isPlain = !text.includes(separator) && !/["\r\n]/.test(text) && text.trim() === text;
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** What Markdown, or HTML within it, would read as markup becomes a character reference. */
function markdownText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~&$#@:]/g, (character) => `&#${character.codePointAt(0)};`);
}

function missing(tensor: TensorName, model: string): never {
  throw new Error(`the model ${model} has no tensor ${tensor}`);
}
