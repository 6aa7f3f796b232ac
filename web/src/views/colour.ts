/**
 * The few of culori's functions that colours are mixed with: its general ones know every colour space
 * and every colour's name, and are five times as large.
 */
import {
  convertOklabToRgb,
  convertRgbToLrgb,
  convertRgbToOklab,
  lerp,
  parseHex,
  samples,
  serializeHex,
  type Oklab,
  type Rgb,
} from "culori/fn";

/** So many colours in even steps of OKLab, from one "#rrggbb" to another. */
export function ramp(from: string, to: string, count: number): string[] {
  const [start, end] = [oklab(from), oklab(to)];
  const at = (share: number): Oklab => ({
    mode: "oklab",
    l: lerp(start.l, end.l, share),
    a: lerp(start.a, end.a, share),
    b: lerp(start.b, end.b, share),
  });
  return samples(count).map((share) => serializeHex(convertOklabToRgb(at(share))));
}

/** Whether black is easier to read on a colour "#rrggbb" than white (WCAG 2). */
export function wantsDarkInk(css: string): boolean {
  return luminance(rgb(css)) > 0.179;
}

/** Relative luminance, from 0 to 1 (WCAG 2). */
export function luminance(colour: Rgb): number {
  const { r, g, b } = convertRgbToLrgb(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function oklab(css: string): Oklab {
  return convertRgbToOklab(rgb(css));
}

function rgb(css: string): Rgb {
  const colour = parseHex(css);
  if (!colour) throw new Error(`colour is ${css}; it must be "#rrggbb"`);
  return colour;
}
