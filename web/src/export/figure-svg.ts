import { stepFigures } from "../explain/steps.js";
import { layoutLines } from "../views/lines-layout.js";
import { saying } from "../views/sentence.js";
import { altText } from "./alt-text.js";
import { changeOf } from "../views/change.js";
import { figuresOf, shownStep, type FigureName } from "./figure-names.js";
import { flowing } from "./figures/arrange.js";
import { drawCompare, drawDifference, drawViewedMatrix } from "./figures/beside.js";
import { svgDocument } from "./figures/document.js";
import { measure, type Drawing, type Frame } from "./figures/frame.js";
import { drawHeads } from "./figures/heads.js";
import { drawLines } from "./figures/lines.js";
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

/**
 * A figure as it is shown, as an SVG file of its own: colours written out, system fonts, no script,
 * named and described for screen readers.
 * @throws Error where the page does not show this figure.
 */
export function figureSvg(name: FigureName, shown: Shown, options: FigureOptions = {}): string {
  const { picture, theme } = shown;
  if (!figuresOf(shown).includes(name)) {
    throw new Error(
      `${name} is not shown for these settings; expected one of ${figuresOf(shown).join(", ")}`,
    );
  }
  const { title, says, draw, usualWidth } = figures[name];
  const width = options.width ?? usualWidth(shown);
  const frame = { width, theme, inks: inks[theme], measure };
  const { words } = picture;
  const around = {
    title: title(shown),
    says: says(shown),
    description: altText(name, shown),
    origin: `Attention Lab · ${words.text("model.untrained", { seed: String(shown.spec.seed) })}`,
    language: words.language,
  };
  return svgDocument(draw(shown, frame, options), around, frame);
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
      const { heads: count, width } = layer;
      return words.text("heads.detail", { count, width, headWidth: width / count });
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
  shares: {
    usualWidth: () => 640,
    title: ({ picture }) => picture.words.text("shares.title"),
    says: (shown) => shown.picture.words.text("shares.caption", { query: queryName(shown) }),
    draw: ({ picture, parameters }, frame) => drawShares(picture, parameters, frame),
  },
  steps: {
    usualWidth: () => 800,
    title: ({ picture, spec }) => picture.words.text(`step.${shownStep(spec)}`),
    says: ({ picture, spec }) => {
      const { heads, width, tokens: count } = picture.layer;
      const { head } = picture.selection;
      const parameters = { count, heads, width, headWidth: width / heads, head };
      return picture.words.text(`stepText.${shownStep(spec)}`, parameters);
    },
    draw: drawStep,
  },
};

/** Two rows of tokens where the page, at its widest, has room for them. */
function widthOfLines({ tokens, direction }: Shown["picture"]): number {
  const [narrow, wide] = [640, 1040];
  return layoutLines(tokens, narrow, direction, measure).kind === "rows" ? narrow : wide;
}

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
  const { tensors, ownColumns } = stepFigures[shownStep(shown.spec)];
  const source = sourceOf(shown);
  const drawings = tensors.map((tensor) =>
    drawTensor(shown.picture, source, { tensor, ownColumns, isWhole }, frame),
  );
  return flowing(drawings, frame.width);
}
