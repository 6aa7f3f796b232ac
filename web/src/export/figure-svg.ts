import { stepFigures, tensorsOf } from "../explain/steps.js";
import { originOf as weightsOf } from "../lesson/origin.js";
import { extentOf } from "../views/concatenation-strips.js";
import { layoutLines } from "../views/lines-layout.js";
import { saying } from "../views/sentence.js";
import { biggestChange } from "../views/twins.js";
import { altText, flowTitle } from "./alt-text.js";
import { changeOf } from "../views/change.js";
import { figuresOf, shownStep, type FigureName } from "./figure-names.js";
import { flowing } from "./figures/arrange.js";
import { drawConcatenation } from "./figures/concatenation.js";
import { drawCompare, drawDifference, drawViewedMatrix } from "./figures/beside.js";
import { svgDocument } from "./figures/document.js";
import { drawFlow } from "./figures/flow.js";
import { measure, type Drawing, type Frame } from "./figures/frame.js";
import { drawHeads } from "./figures/heads.js";
import { drawLines } from "./figures/lines.js";
import { drawSentences, widthOfSentences } from "./figures/sentences.js";
import { drawShares } from "./figures/shares.js";
import { drawTensor } from "./figures/tensor.js";
import { inks } from "./inks.js";
import { sourceOf, type Shown } from "./shown.js";

export interface FigureOptions {
  /** Of the figure in CSS pixels; without it what suits the figure. */
  readonly width?: number;
  /** Tensors of the walk whole instead of folded. */
  readonly isWhole?: boolean;
}

/** A figure, and the sentence that says what it shows. */
export interface FigureDrawing {
  readonly title: string;
  readonly says: string;
  readonly drawing: Drawing;
  readonly frame: Frame;
}

/**
 * A figure as it is shown, without what stands around it.
 * @throws Error where the page does not show this figure.
 */
export function drawFigure(
  name: FigureName,
  shown: Shown,
  options: FigureOptions = {},
): FigureDrawing {
  const { theme } = shown;
  if (!figuresOf(shown).includes(name)) {
    throw new Error(
      `${name} is not shown for these settings; expected one of ${figuresOf(shown).join(", ")}`,
    );
  }
  const { title, says, draw, usualWidth } = figures[name];
  const width = options.width ?? usualWidth(shown);
  const frame = { width, theme, inks: inks[theme], measure };
  return { title: title(shown), says: says(shown), drawing: draw(shown, frame, options), frame };
}

/** Whose numbers a picture shows. */
export function originOf({ picture, spec }: Shown): string {
  return `Attention Lab · ${weightsOf(spec, picture.words)}`;
}

/**
 * A figure as it is shown, as an SVG file of its own: colours written out, system fonts, no script,
 * named and described for screen readers.
 * @throws Error where the page does not show this figure.
 */
export function figureSvg(name: FigureName, shown: Shown, options: FigureOptions = {}): string {
  const { title, says, drawing, frame } = drawFigure(name, shown, options);
  const around = {
    title,
    says,
    description: altText(name, shown),
    origin: originOf(shown),
    language: shown.picture.words.language,
  };
  return svgDocument(drawing, around, frame);
}

interface Figure {
  usualWidth(shown: Shown): number;
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
    usualWidth: ({ picture }) => widthOfLines(picture),
    title: ({ picture }) => picture.words.text("lines.title"),
    says: sentence,
    draw: ({ picture }, frame) => drawLines(picture, frame),
  },
  heads: {
    usualWidth: () => 880,
    title: ({ picture }) => manyHeads(picture),
    says: (shown) => shown.picture.words.text("heads.says", { query: queryName(shown) }),
    draw: ({ picture }, frame) => drawHeads(picture, frame),
  },
  compare: {
    usualWidth: () => 960,
    title: ({ picture }) => picture.words.text("heads.title", { count: picture.layer.heads }),
    says: ({ picture: { words, layer } }) => {
      const { heads: count, width, headWidth } = layer;
      return words.text("heads.detail", { count, width, headWidth });
    },
    draw: ({ picture }, frame) => drawCompare(picture, frame),
  },
  matrix: {
    usualWidth: () => 560,
    title: ({ picture }) => matrixTitle(picture),
    says: sentence,
    draw: ({ picture }, frame) => drawViewedMatrix(picture, frame),
  },
  difference: {
    usualWidth: () => 1120,
    title: ({ picture }) => picture.words.text("whatif.title"),
    says: ({ picture }) => {
      const { key, parameters } = changeOf(picture).biggest;
      return picture.words.text(key, parameters);
    },
    draw: ({ picture }, frame) => drawDifference(picture, frame),
  },
  sentences: {
    usualWidth: ({ comparison }) => (comparison ? widthOfSentences(comparison) : 1120),
    title: ({ picture }) => picture.words.text("twin.title"),
    says: ({ picture, comparison }) => {
      if (!comparison) return "";
      const { key, parameters } = biggestChange(comparison);
      return picture.words.text(key, parameters);
    },
    draw: drawSentences,
  },
  concatenation: {
    usualWidth: () => 1120,
    title: ({ picture }) => picture.words.text("shares.title"),
    says: ({ picture: { words, layer } }) => words.text("shares.figure", extentOf(layer)),
    draw: ({ picture, parameters }, frame) => drawConcatenation(picture, parameters, frame),
  },
  shares: {
    usualWidth: () => 640,
    title: ({ picture }) => picture.words.text("shares.title"),
    says: (shown) => shown.picture.words.text("shares.caption", { query: queryName(shown) }),
    draw: ({ picture, parameters }, frame) => drawShares(picture, parameters, frame),
  },
  flow: {
    usualWidth: () => 1120,
    title: flowTitle,
    says: stepText,
    draw: (shown, frame) => drawFlow(shown.picture, sourceOf(shown), shownStep(shown.spec), frame),
  },
  steps: {
    usualWidth: () => 800,
    title: ({ picture, spec }) => picture.words.text(`step.${shownStep(spec)}`),
    says: stepText,
    draw: drawStep,
  },
};

function stepText({ picture, spec }: Shown): string {
  const { heads, width, headWidth, tokens: count } = picture.layer;
  const { head } = picture.selection;
  const parameters = { count, heads, width, headWidth, head };
  return picture.words.text(`stepText.${shownStep(spec)}`, parameters);
}

/** Two rows of tokens where the page, at its widest, has room for them. */
function widthOfLines({ tokens, direction }: Shown["picture"]): number {
  const [narrow, wide] = [640, 1040];
  return layoutLines(tokens, narrow, direction, measure).kind === "rows" ? narrow : wide;
}

function manyHeads({ words, layer }: Shown["picture"]): string {
  const { heads: count, headWidth } = layer;
  return words.text("compare.many", { count, headWidth });
}

function matrixTitle(picture: Shown["picture"]): string {
  const { words, selection, layer } = picture;
  return selection.isOneHead
    ? words.text("compare.one", { width: layer.width })
    : words.text("matrix.title", { head: selection.head });
}

function drawStep(shown: Shown, frame: Frame, { isWhole = false }: FigureOptions): Drawing {
  const step = shownStep(shown.spec);
  const { ownColumns } = stepFigures[step];
  const source = sourceOf(shown);
  const drawings = tensorsOf(step, source).map((tensor) =>
    drawTensor(shown.picture, source, { tensor, ownColumns, isWhole }, frame),
  );
  return flowing(drawings, frame.width);
}
