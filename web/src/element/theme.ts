import { parseRgbLegacy } from "culori/fn";
import { luminance } from "../views/colour.js";
import type { Theme } from "../views/palette.js";

/**
 * The theme that an element is really shown in, its own or its host's: light ink means a dark
 * background. Asking the media query would miss a host page that chose for itself.
 */
export function shownTheme(element: Element): Theme {
  const ink = getComputedStyle(element).color;
  return luminance(parseRgbLegacy(ink) ?? painted(ink)) > 0.4 ? "dark" : "light";
}

/** A colour that was written in another space is what the browser paints for it. */
function painted(colour: string) {
  const context = document.createElement("canvas").getContext("2d");
  const [red = 0, green = 0, blue = 0] = pixelOf(context, colour);
  return { mode: "rgb" as const, r: red / 255, g: green / 255, b: blue / 255 };
}

function pixelOf(context: CanvasRenderingContext2D | null, colour: string): Iterable<number> {
  if (!context) return [];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}
