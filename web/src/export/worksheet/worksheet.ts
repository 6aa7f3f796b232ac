import type { Parameters } from "../../lesson/translator.js";
import type { MessageKey } from "../../lesson/messages.js";
import { originOf } from "../../lesson/origin.js";
import { escaped, join, nothing, tag, type Markup } from "../markup.js";
import { viewedName, type Shown } from "../shown.js";
import { sheetOf, type Sheet } from "./sheet.js";
import { worksheetStyle } from "./style.js";

/** More decimals than the page's cells, so that a hand's sums come out. */
const decimals = 3;

/**
 * The attention of the viewed query as an exercise for paper, blank or solved: an HTML file of its
 * own, without script.
 */
export function worksheet(shown: Shown, isSolved: boolean): string {
  const { words, tokens, selection } = shown.picture;
  const sheet = sheetOf(shown);
  const writer: Writer = { shown, sheet, isSolved };
  const say = (key: MessageKey, parameters: Parameters = {}) =>
    escaped(words.text(key, parameters));
  const title = words.text(isSolved ? "export.solvedTitle" : "export.sheetTitle", {
    query: tokens[selection.query] ?? "",
    where: viewedName(shown.picture),
  });
  const body = join([
    tag("h1", {}, escaped(title)),
    isSolved ? nothing : tag("p", { class: "who" }, say("export.sheetName")),
    tag("p", { dir: "auto" }, escaped(tokens.join(" · "))),
    isSolved ? nothing : tag("p", { class: "quiet" }, say("export.sheetRound", { decimals })),
    sheet.hidden > 0
      ? tag("p", { class: "quiet" }, say("export.sheetHidden", { count: sheet.hidden }))
      : nothing,
    scoresPart(writer),
    softmaxPart(writer),
    blendPart(writer),
    tag("p", { class: "quiet" }, escaped(originOf(shown.spec, words))),
  ]);
  return page(words.language, title, body);
}

interface Writer {
  readonly shown: Shown;
  readonly sheet: Sheet;
  readonly isSolved: boolean;
}

/** Query times every key, column by column. */
function scoresPart(writer: Writer): Markup {
  const { sheet, shown } = writer;
  const { words, tokens, selection } = shown.picture;
  const dimensions = sheet.query.map((_, column) => head(String(sheet.first + column)));
  const isFolded = sheet.otherColumns > 0;
  const rest = isFolded
    ? [head(words.text("export.sheetRest", { count: sheet.otherColumns }))]
    : [];
  const names = [head(""), ...dimensions, ...rest, head(words.text("table.score"))];
  const query = row(
    [`q: ${tokens[selection.query] ?? ""}`, "query"],
    [...sheet.query.map((value) => given(writer, value)), ...rest.map(() => empty), empty],
  );
  const keys = sheet.keys.map((key) =>
    row(
      [`k: ${tokens[key.token] ?? ""}`, "key"],
      [
        ...key.key.map((value) => given(writer, value)),
        ...(isFolded ? [given(writer, key.rest)] : []),
        find(writer, key.score),
      ],
    ),
  );
  const text = words.text("export.sheetScores", {
    columns: sheet.columns,
    headWidth: sheet.headWidth,
  });
  return part(words.text("step.scores"), text, table(names, [query, ...keys]));
}

/** From the scores to weights that sum to 1. */
function softmaxPart(writer: Writer): Markup {
  const { sheet, shown } = writer;
  const { words, tokens } = shown.picture;
  const hasBias = sheet.keys.some(({ bias }) => bias !== undefined);
  const columns = [
    words.text("table.scaled"),
    ...(hasBias ? [`+ ${words.text("step.bias")}`] : []),
    "exp(s − max)",
    words.text("table.weight"),
  ];
  const keys = sheet.keys.map(({ token, scaled, bias, exponential, weight }) =>
    row(
      [tokens[token] ?? "", "key"],
      [
        find(writer, scaled),
        ...(bias === undefined ? [] : [given(writer, bias)]),
        find(writer, exponential),
        find(writer, weight),
      ],
    ),
  );
  const before = hasBias ? [empty, empty] : [empty];
  const { others } = sheet;
  const rest = others && [
    row(
      [words.text("export.sheetOthers", { count: others.count }), ""],
      [
        ...before,
        given(writer, others.exponential),
        find(writer, others.exponential / sheet.total),
      ],
    ),
  ];
  const sum = row(
    [words.text("made.sum"), ""],
    [...before, find(writer, sheet.total), find(writer, 1)],
  );
  const text = words.text("export.sheetSoftmax", {
    divisor: words.decimal(sheet.divisor, decimals),
  });
  const names = [head(""), ...columns.map(head)];
  return part(words.text("step.softmax"), text, table(names, [...keys, ...(rest ?? []), sum]));
}

/** The values, each times its weight, added. */
function blendPart(writer: Writer): Markup {
  const { sheet, shown } = writer;
  const { words, tokens } = shown.picture;
  const names = [
    head(""),
    head(words.text("table.weight")),
    ...sheet.blend.map((_, column) => head(String(sheet.first + column))),
  ];
  const keys = sheet.keys.map(({ token, weight, value }) =>
    row(
      [`v: ${tokens[token] ?? ""}`, "value"],
      [find(writer, weight), ...value.map((number) => given(writer, number))],
    ),
  );
  const { others } = sheet;
  const rest = others && [
    row(
      [words.text("export.sheetOthersBlend", { count: others.count }), ""],
      [empty, ...others.blend.map((value) => given(writer, value))],
    ),
  ];
  const blend = row(
    [words.text("made.sum"), ""],
    [empty, ...sheet.blend.map((value) => find(writer, value))],
  );
  const text = words.text("export.sheetBlend", {
    columns: sheet.columns,
    headWidth: sheet.headWidth,
  });
  return part(words.text("step.mix"), text, table(names, [...keys, ...(rest ?? []), blend]));
}

function part(title: string, text: string, content: Markup): Markup {
  return tag(
    "section",
    {},
    tag("h2", {}, escaped(title)),
    tag("p", {}, escaped(text)),
    tag("div", { class: "scroller" }, content),
  );
}

function table(names: readonly Markup[], rows: readonly Markup[]): Markup {
  const header = tag("thead", {}, tag("tr", {}, ...names));
  return tag("table", {}, header, tag("tbody", {}, ...rows));
}

function head(name: string): Markup {
  return name === "" ? empty : tag("th", { scope: "col" }, tag("bdi", {}, escaped(name)));
}

const blank = escaped("\u00a0");
const empty = tag("td", {}, blank);

function row([name, meaning]: readonly [string, string], cells: readonly Markup[]): Markup {
  const label = tag("bdi", {}, escaped(name));
  return tag("tr", {}, tag("th", { scope: "row", class: meaning || undefined }, label), ...cells);
}

function given({ shown }: Writer, value: number): Markup {
  return tag("td", {}, escaped(shown.picture.words.decimal(value, decimals)));
}

/** Empty, to be written into; solved, the answer. */
function find({ shown, isSolved }: Writer, value: number): Markup {
  if (!isSolved) return tag("td", { class: "find" }, blank);
  return tag("td", { class: "find answer" }, escaped(shown.picture.words.decimal(value, decimals)));
}

function page(language: string, title: string, body: Markup): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const parts = [
    tag("meta", { charset: "utf-8" }),
    tag("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    tag("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    tag("title", {}, escaped(title)),
    // Our own text, without anything that a reader typed.
    tag("style", {}, worksheetStyle as Markup),
  ];
  const html = tag("html", { lang: language }, tag("head", {}, ...parts), tag("body", {}, body));
  return `<!doctype html>\n${html}\n`;
}
