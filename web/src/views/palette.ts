import { formatHex, interpolate, samples, wcagLuminance } from "culori/fn";
import { modeLrgb, modeOklab, modeRgb, useMode } from "culori/fn";

useMode(modeRgb);
useMode(modeLrgb);
useMode(modeOklab);

export type Theme = "light" | "dark";

/** The background of figures, which is also the colour of weight 0, and the colour of weight 1. */
const weightEnds: Readonly<Record<Theme, readonly [string, string]>> = {
  light: ["#ffffff", "#3b1a78"],
  dark: ["#15151a", "#d3bdff"],
};

const steps = 256;

/**
 * linear: equal steps of weight look equal. square-root: among hundreds of tokens nearly all weights are
 * small, and would all look like 0.
 */
export type Scale = "linear" | "square-root";

/** The colours of weights from 0 to 1, in 256 even steps of OKLab. */
export class Palette {
  /** CSS colours, "#rrggbb". */
  readonly css: readonly string[];
  /** The same as pixels of an ImageData, in this machine's byte order. */
  readonly pixels: Uint32Array;
  readonly scale: Scale;
  readonly #darkInk: readonly boolean[];

  constructor(theme: Theme, scale: Scale) {
    this.scale = scale;
    const [zero, one] = weightEnds[theme];
    const colour = interpolate([zero, one], "oklab");
    this.css = samples(steps).map((share) => formatHex(colour(share)));
    this.pixels = Uint32Array.from(this.css, pixel);
    // The lightness at which black and white text have the same contrast (WCAG 2).
    this.#darkInk = this.css.map((css) => wcagLuminance(css) > 0.179);
  }

  /** The colour of a weight from 0 to 1. */
  colour(weight: number): string {
    return this.css[this.index(weight)] ?? "";
  }

  /** The colour of text on that colour. */
  ink(weight: number): string {
    return this.#darkInk[this.index(weight)] ? "#000000" : "#ffffff";
  }

  index(weight: number): number {
    const share = Math.min(1, Math.max(0, weight));
    return Math.round((this.scale === "linear" ? share : Math.sqrt(share)) * (steps - 1));
  }
}

/** Of signed numbers: most negative, 0, most positive. */
const signedEnds: Readonly<Record<Theme, readonly [string, string, string]>> = {
  light: ["#8a4b08", "#ffffff", "#3b1a78"],
  dark: ["#f0b060", "#15151a", "#d3bdff"],
};

/** The colour of a share from −1 to 1 of the largest magnitude, and of text on it. */
export class SignedPalette {
  readonly #colour: (share: number) => string;

  constructor(theme: Theme) {
    const colour = interpolate([...signedEnds[theme]], "oklab");
    this.#colour = (share) => formatHex(colour((share + 1) / 2));
  }

  colour(share: number): string {
    return this.#colour(Math.min(1, Math.max(-1, share)));
  }

  ink(share: number): string {
    return wcagLuminance(this.colour(share)) > 0.179 ? "#000000" : "#ffffff";
  }
}

const signedPalettes = { light: new SignedPalette("light"), dark: new SignedPalette("dark") };

export function signedPaletteOf(theme: Theme): SignedPalette {
  return signedPalettes[theme];
}

/** From this many tokens on, small weights need the square root to be seen. */
const manyTokens = 25;

const palettes = {
  light: {
    linear: new Palette("light", "linear"),
    "square-root": new Palette("light", "square-root"),
  },
  dark: {
    linear: new Palette("dark", "linear"),
    "square-root": new Palette("dark", "square-root"),
  },
};

/** The palette for a theme and a number of tokens. */
export function paletteOf(theme: Theme, tokens: number): Palette {
  return palettes[theme][tokens < manyTokens ? "linear" : "square-root"];
}

function pixel(css: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(css.slice(at, at + 2), 16));
  return new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] ?? 0;
}
