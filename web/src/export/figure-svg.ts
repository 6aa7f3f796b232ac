import { stepFigures } from "../explain/steps.js";
import { saying } from "../views/sentence.js";
import { altText, biggestChange } from "./alt-text.js";
import { figuresOf, type FigureName } from "./figure-names.js";
import { drawCompare, drawDifference, drawViewedMatrix, stacked } from "./figures/beside.js";
import {
  fontFamily,
  lettering,
  measure,
  placed,
  type Drawing,
  type Frame,
} from "./figures/frame.js";
import { drawHeads } from "./figures/heads.js";
import { hatch } from "./figures/heatmap.js";
import { drawLines } from "./figures/lines.js";
import { drawShares } from "./figures/shares.js";
import { drawTensor } from "./figures/tensor.js";
import { inks } from "./inks.js";
import { escaped, join, tag, type Markup } from "./markup.js";
import { sourceOf, type Shown } from "./shown.js";

const margin = 24;

export interface FigureOptions {
  /** Of the figure in CSS pixels; without it what suits the figure. */
  readonly width?: number;
  /** Tensors of the walk whole instead of folded. */
  readonly isWhole?: boolean;
}

/**
 * A figure as it is shown, as an SVG file of its own: colours written out, system fonts, no script,
 * named and described for screen readers.
 * @throws Error where the page does not show this figure.
 */
export function figureSvg(name: FigureName, shown: Shown, options: FigureOptions = {}): string {
  const { picture, theme } = shown;
  if (!figuresOf(picture).includes(name)) {
    throw new Error(
      `${name} is not shown for these settings; expected one of ${figuresOf(picture).join(", ")}`,
    );
  }
  const { title, says, draw, usualWidth } = figures[name];
  const width = options.width ?? usualWidth;
  const frame = { width, theme, inks: inks[theme], measure };
  const drawing = stacked([
    heading(title(shown), says(shown), frame, shown),
    draw(shown, frame, options),
    origin(shown, frame),
  ]);
  return document(drawing, title(shown), altText(name, shown), frame);
}

interface Figure {
  readonly usualWidth: number;
  title(shown: Shown): string;
  /** The sentence under the title. */
  says(shown: Shown): string;
  draw(shown: Shown, frame: Frame, options: FigureOptions): Drawing;
}

const sentence = ({ picture }: Shown) => {
  const { key, parameters } = saying(picture);
  return picture.words.text(key, parameters);
};

const queryName = ({ picture }: Shown) => picture.tokens[picture.selection.query] ?? "";

const figures: Readonly<Record<FigureName, Figure>> = {
  lines: {
    usualWidth: 640,
    title: ({ picture }) => picture.words.text("lines.title"),
    says: sentence,
    draw: ({ picture }, frame) => drawLines(picture, frame),
  },
  heads: {
    usualWidth: 880,
    title: ({ picture }) => manyHeads(picture),
    says: (shown) => shown.picture.words.text("heads.says", { query: queryName(shown) }),
    draw: ({ picture }, frame) => drawHeads(picture, frame),
  },
  compare: {
    usualWidth: 960,
    title: ({ picture }) => picture.words.text("heads.title", { count: picture.layer.heads }),
    says: ({ picture: { words, layer } }) => {
      const { heads: count, width } = layer;
      return words.text("heads.detail", { count, width, headWidth: width / count });
    },
    draw: ({ picture }, frame) => drawCompare(picture, frame),
  },
  matrix: {
    usualWidth: 560,
    title: ({ picture }) => matrixTitle(picture),
    says: sentence,
    draw: ({ picture }, frame) => drawViewedMatrix(picture, frame),
  },
  difference: {
    usualWidth: 960,
    title: ({ picture }) => picture.words.text("whatif.title"),
    says: ({ picture }) => biggestChange(picture),
    draw: ({ picture }, frame) => drawDifference(picture, frame),
  },
  shares: {
    usualWidth: 640,
    title: ({ picture }) => picture.words.text("shares.title"),
    says: (shown) => shown.picture.words.text("shares.caption", { query: queryName(shown) }),
    draw: ({ picture, parameters }, frame) => drawShares(picture, parameters, frame),
  },
  steps: {
    usualWidth: 800,
    title: ({ picture, spec }) => picture.words.text(`step.${spec.step}`),
    says: ({ picture, spec }) => {
      const { heads, width } = picture.layer;
      const { head } = picture.selection;
      const parameters = { heads, width, headWidth: width / heads, head };
      return picture.words.text(`stepText.${spec.step}`, parameters);
    },
    draw: drawStep,
  },
};

function manyHeads({ words, layer }: Shown["picture"]): string {
  const { heads: count, width } = layer;
  return words.text("compare.many", { count, headWidth: width / count });
}

function matrixTitle(picture: Shown["picture"]): string {
  const { words, selection, layer } = picture;
  return selection.isOneHead
    ? words.text("compare.one", { width: layer.width })
    : words.text("matrix.title", { head: selection.head });
}

function drawStep(shown: Shown, frame: Frame, { isWhole = false }: FigureOptions): Drawing {
  const { tensors, ownColumns, equation } = stepFigures[shown.spec.step];
  const source = sourceOf(shown);
  const style = { size: 16, ink: frame.inks.ink };
  const formula = { width: frame.width, height: 20, body: lettering(equation, 0, 14, style) };
  const drawings = tensors.map((tensor) =>
    drawTensor(shown.picture, source, { tensor, ownColumns, isWhole }, frame),
  );
  return stacked([formula, ...drawings]);
}

function heading(title: string, says: string, frame: Frame, { picture }: Shown): Drawing {
  const {
    inks: { ink, quiet },
    width,
  } = frame;
  const lines = wrapped(says, width, 15, picture.words.language);
  const body = join([
    lettering(title, 0, 18, { size: 19, ink, bold: true }),
    ...lines.map((line, index) => lettering(line, 0, 46 + index * 22, { size: 15, ink: quiet })),
  ]);
  return { width, height: 32 + lines.length * 22, body };
}

/** Whose numbers these are: a picture travels without its page. */
function origin({ picture, spec }: Shown, frame: Frame): Drawing {
  const { words } = picture;
  const said = `Attention Lab · ${words.text("model.untrained", { seed: String(spec.seed) })}`;
  const lines = wrapped(said, frame.width, 12, words.language);
  const style = { size: 12, ink: frame.inks.quiet };
  const body = join(lines.map((line, index) => lettering(line, 0, 12 + index * 17, style)));
  return { width: frame.width, height: lines.length * 17, body };
}

/** Lines that fit, broken where the language may break. */
function wrapped(text: string, width: number, size: number, language: string): string[] {
  const lines = [""];
  for (const { segment } of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    const longer = `${lines.at(-1) ?? ""}${segment}`;
    if (measure(longer.trimEnd(), size) <= width) lines[lines.length - 1] = longer;
    else lines.push(segment.trimStart());
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

function document(drawing: Drawing, title: string, description: string, frame: Frame): string {
  const width = Math.ceil(Math.max(drawing.width, frame.width)) + 2 * margin;
  const height = Math.ceil(drawing.height) + 2 * margin;
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "font-family": fontFamily,
  };
  const children: readonly Markup[] = [
    tag("title", {}, escaped(title)),
    tag("desc", {}, escaped(description)),
    tag("defs", {}, hatch(frame)),
    tag("rect", { width, height, fill: frame.inks.surface }),
    placed(drawing, margin, margin),
  ];
  return `${tag("svg", root, ...children)}\n`;
}
