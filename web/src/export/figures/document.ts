import {
  fontFamily,
  lettering,
  measure,
  measureBold,
  placed,
  type Drawing,
  type Frame,
} from "./frame.js";
import { stacked } from "./arrange.js";
import type { Measure } from "../../views/lines-layout.js";
import { hatch } from "./heatmap.js";
import { escaped, join, tag, type Markup } from "../markup.js";

const margin = 24;

/** What stands around a figure: a picture travels without its page. */
export interface Surroundings {
  readonly title: string;
  /** The sentence under the title. */
  readonly says: string;
  /** The figure in words, for those who do not see it. */
  readonly description: string;
  /** Whose numbers these are. */
  readonly origin: string;
  readonly language: string;
}

/** The figure with its surroundings as an SVG file of its own. */
export function svgDocument(figure: Drawing, around: Surroundings, frame: Frame): string {
  const drawing = stacked([heading(around, frame), figure, footer(around, frame)]);
  const width = Math.ceil(Math.max(drawing.width, frame.width)) + 2 * margin;
  const height = Math.ceil(drawing.height) + 2 * margin;
  return svgFile([width, height], around, frame, placed(drawing, margin, margin));
}

/** An SVG file of its own on the theme's ground, named and described for screen readers. */
export function svgFile(
  [width, height]: readonly [number, number],
  { title, description, language }: Pick<Surroundings, "title" | "description" | "language">,
  frame: Frame,
  body: Markup,
): string {
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    lang: language,
    "font-family": fontFamily,
  };
  const children: readonly Markup[] = [
    tag("title", {}, escaped(title)),
    tag("desc", {}, escaped(description)),
    tag("defs", {}, hatch(frame)),
    tag("rect", { width, height, fill: frame.inks.surface }),
    body,
  ];
  return `${tag("svg", root, ...children)}\n`;
}

function heading({ title, says, language }: Surroundings, { width, inks }: Frame): Drawing {
  const titles = wrapped(title, width, 19, language, measureBold);
  const lines = wrapped(says, width, 15, language);
  const top = titles.length * 24;
  const body = join([
    ...titles.map((line, index) =>
      lettering(line, 0, 18 + index * 24, { size: 19, ink: inks.ink, bold: true }),
    ),
    ...lines.map((line, index) =>
      lettering(line, 0, top + 22 + index * 22, { size: 15, ink: inks.quiet }),
    ),
  ]);
  return { width, height: top + 8 + lines.length * 22, body };
}

function footer({ origin, language }: Surroundings, { width, inks }: Frame): Drawing {
  const lines = wrapped(origin, width, 12, language);
  const style = { size: 12, ink: inks.quiet };
  const body = join(lines.map((line, index) => lettering(line, 0, 12 + index * 17, style)));
  return { width, height: lines.length * 17, body };
}

/** Lines that fit, broken where the language may break. */
export function wrapped(
  text: string,
  width: number,
  size: number,
  language: string,
  widthOf: Measure = measure,
): string[] {
  const lines = [""];
  for (const segment of unbroken(text, language)) {
    const longer = `${lines.at(-1) ?? ""}${segment}`;
    if (widthOf(longer.trimEnd(), size) <= width) lines[lines.length - 1] = longer;
    else lines.push(segment.trimStart());
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

/** Words, each with the punctuation that closes it. */
function unbroken(text: string, language: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    if (/^[\p{Po}\p{Pe}\p{Pf}]/u.test(segment) && pieces.length > 0) {
      pieces[pieces.length - 1] += segment;
    } else pieces.push(segment);
  }
  return pieces;
}
