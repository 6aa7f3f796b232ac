import { parse, wcagLuminance } from "culori/fn";
import type { Theme } from "../views/palette.js";

/**
 * The theme that an element is really shown in, its own or its host's: light ink means a dark
 * background. Asking the media query would miss a host page that chose for itself.
 */
export function shownTheme(element: Element): Theme {
  const ink = parse(getComputedStyle(element).color);
  return ink && wcagLuminance(ink) > 0.4 ? "dark" : "light";
}
