import { altText } from "../export/alt-text.js";
import type { FigureName } from "../export/figure-names.js";
import { drawFigure, originOf } from "../export/figure-svg.js";
import { svgFile, wrapped } from "../export/figures/document.js";
import {
  lettering,
  measure,
  measureBold,
  type Drawing,
  type Lettering,
} from "../export/figures/frame.js";
import { inks } from "../export/inks.js";
import { join, tag, type Markup } from "../export/markup.js";
import type { Shown } from "../export/shown.js";

/** What the large cards of link previews show whole, in pixels. */
export const cardSize = { width: 1200, height: 630 } as const;

const margin = 56;
const gap = 44;
const footer = 44;
const bottom = cardSize.height - margin - footer;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** High figures stand beside the words, which are so wide; wide ones stand below them. */
const textWidthBeside: Partial<Record<FigureName, number>> = {
  lines: 430,
  matrix: 470,
  heads: 400,
};

/** Figures are drawn small and enlarged: a card is looked at in half its size, or less. */
const enlargement = 1.7;
/** Narrower, the lines would be no lines between two rows of tokens. */
const narrowestLines = 520;

/** The preview of a view: its title, what its numbers say, and the figure that they are drawn in. */
export function cardSvg(title: string, figure: FigureName, shown: Shown): string {
  const { language } = shown.picture.words;
  const beside = textWidthBeside[figure];
  const textWidth = beside ?? cardSize.width - 2 * margin;
  const left = beside === undefined ? margin : margin + beside + gap;
  const roomWidth = cardSize.width - margin - left;
  const width = Math.max(roomWidth / enlargement, figure === "lines" ? narrowestLines : 0);
  const { says, drawing, frame } = drawFigure(figure, shown, { width });
  const heading = paragraph(title, 0, textWidth, language, {
    size: beside === undefined ? 38 : 44,
    ink: inks[shown.theme].ink,
    bold: true,
  });
  const sentence = paragraph(says, heading.height + 14, textWidth, language, {
    size: 27,
    ink: inks[shown.theme].quiet,
  });
  const top = beside === undefined ? margin + sentence.height + 30 : margin;
  const room = { x: left, y: top, width: roomWidth, height: bottom - top };
  const body = join([
    tag("g", { transform: `translate(${margin} ${margin})` }, heading.body, sentence.body),
    fittedInto(drawing, room),
    lettering(originOf(shown), margin, cardSize.height - margin, {
      size: 22,
      ink: inks[shown.theme].quiet,
    }),
  ]);
  const around = { title, description: altText(figure, shown), language };
  return svgFile([cardSize.width, cardSize.height], around, frame, body);
}

/** A drawing as large as a box allows, in its middle. */
function fittedInto({ width, height, body }: Drawing, room: Box): Markup {
  const scale = Math.min(room.width / width, room.height / height);
  const x = room.x + (room.width - width * scale) / 2;
  const y = room.y + (room.height - height * scale) / 2;
  return tag(
    "g",
    { transform: `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})` },
    body,
  );
}

/** Text from y on, in as many lines as it takes; `height` is where the next may begin. */
function paragraph(text: string, y: number, width: number, language: string, style: Lettering) {
  const { size, bold = false } = style;
  const lines = wrapped(text, width, size, language, bold ? measureBold : measure);
  const lineHeight = Math.round(size * 1.25);
  const body = join(
    lines.map((line, index) => lettering(line, 0, y + size + index * lineHeight, style)),
  );
  return { body, height: y + lines.length * lineHeight };
}
