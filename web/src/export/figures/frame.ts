import { measureText } from "../../views/measure.js";
import type { Measure } from "../../views/lines-layout.js";
import type { Theme } from "../../views/palette.js";
import type { Inks } from "../inks.js";
import { escaped, tag, type Attributes, type Markup } from "../markup.js";

/** What a figure is drawn with. */
export interface Frame {
  /** How wide it may be, in CSS pixels. */
  readonly width: number;
  readonly theme: Theme;
  readonly inks: Inks;
  /** “light” of weight 400, in the figure's font. */
  readonly measure: Measure;
}

/** SVG that starts at (0, 0), and the room that it takes. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: Markup;
}

export const fontFamily = "system-ui, sans-serif";

/** As wide as the page's fonts make it; outside a browser an estimate. */
export const measure: Measure = (label, fontSize) =>
  measureText(label, `${fontSize}px ${fontFamily}`);

/** For labels that may be bold. */
export const measureBold: Measure = (label, fontSize) =>
  measureText(label, `600 ${fontSize}px ${fontFamily}`);

export interface Lettering {
  readonly size: number;
  readonly ink: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly bold?: boolean;
}

/** A line of text on its baseline, or centred on y: `central`. */
export function lettering(
  content: string,
  x: number,
  y: number,
  { size, ink, anchor, bold }: Lettering,
  more: Attributes = {},
): Markup {
  const attributes = {
    x,
    y,
    "font-size": size,
    fill: ink,
    "text-anchor": anchor === "start" ? undefined : anchor,
    "font-weight": bold ? 600 : undefined,
    ...more,
  };
  return tag("text", attributes, escaped(content));
}

/** Centred on y by a shift: not every program that draws SVG knows dominant-baseline. */
export const central: Attributes = { dy: "0.35em" };

/** A drawing moved to a place. */
export function placed({ body }: Drawing, x: number, y: number): Markup {
  return tag("g", { transform: `translate(${x} ${y})` }, body);
}
