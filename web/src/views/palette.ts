import { largestOf } from "../engine/largest.js";
import type { AttentionWeights } from "../engine/types.js";
import { ramp, wantsDarkInk } from "./colour.js";

export type Theme = "light" | "dark";

/** The background of figures, which is also the colour of weight 0, and the strongest colour. */
const weightEnds: Readonly<Record<Theme, readonly [string, string]>> = {
  light: ["#ffffff", "#3b1a78"],
  dark: ["#15151a", "#d3bdff"],
};

const steps = 256;

/**
 * The colours of weights, in 256 even steps of OKLab. `largest` is the weight of the strongest colour.
 * Up to 1, equal steps of weight look equal. Among many tokens nearly all weights are small and would
 * look like 0: there the largest is less, and the scale its square root.
 */
export class Palette {
  readonly largest: number;
  readonly #theme: Theme;
  #mixed: WeightColours | undefined;

  constructor(theme: Theme, largest: number) {
    this.largest = largest;
    this.#theme = theme;
  }

  /** CSS colours, "#rrggbb". */
  get css(): readonly string[] {
    return this.#colours.css;
  }

  /** The same as pixels of an ImageData, in this machine's byte order. */
  get pixels(): Uint32Array {
    return this.#colours.pixels;
  }

  /** Mixed when they are first asked for: of two themes, one is. */
  get #colours(): WeightColours {
    return (this.#mixed ??= weightColours(this.#theme));
  }

  get isLinear(): boolean {
    return this.largest === 1;
  }

  /** The colour of a weight from 0 to the largest. */
  colour(weight: number): string {
    return this.css[this.index(weight)] ?? "";
  }

  /** The colour of text on that colour. */
  ink(weight: number): string {
    return this.#colours.darkInk[this.index(weight)] ? "#000000" : "#ffffff";
  }

  index(weight: number): number {
    const share = Math.min(1, Math.max(0, weight / this.largest));
    return nearest((this.isLinear ? share : Math.sqrt(share)) * (steps - 1));
  }

  /** The pixel of each weight: a plain loop, for 512 tokens in eight heads are two million. */
  paint(weights: Float32Array, pixels: Uint32Array): void {
    const { pixels: colours } = this;
    for (let cell = 0; cell < weights.length; cell += 1) {
      pixels[cell] = colours[this.index(weights[cell] ?? 0)] ?? 0;
    }
  }
}

interface WeightColours {
  readonly css: readonly string[];
  readonly pixels: Uint32Array;
  readonly darkInk: readonly boolean[];
}

const mixed = new Map<Theme, WeightColours>();

/** Mixes the colours of weights before they are needed, while there is time: it takes some. */
export function mixColours(theme: Theme): void {
  weightColours(theme);
}

/** The same for every text: mixed once. */
function weightColours(theme: Theme): WeightColours {
  const known = mixed.get(theme);
  if (known) return known;
  const css = ramp(...weightEnds[theme], steps);
  const darkInk = css.map(wantsDarkInk);
  const colours = { css, pixels: Uint32Array.from(css, pixel), darkInk };
  mixed.set(theme, colours);
  return colours;
}

/** What numbers are: a query's, a key's, a value's, an output's, or any other signed ones. */
export type Meaning = "query" | "key" | "value" | "output" | "signed";

/** The colours of the most negative and the most positive number; 0 is the background. */
const signedEnds: Readonly<Record<Theme, Readonly<Record<Meaning, readonly [string, string]>>>> = {
  light: {
    query: ["#62626c", "#0069a6"],
    key: ["#62626c", "#b04d00"],
    value: ["#62626c", "#007a59"],
    output: ["#62626c", "#a04f7c"],
    signed: ["#8a4b08", "#3b1a78"],
  },
  dark: {
    query: ["#9a9aa6", "#62b8ec"],
    key: ["#9a9aa6", "#ff9a57"],
    value: ["#9a9aa6", "#2fc69b"],
    output: ["#9a9aa6", "#e3a3c6"],
    signed: ["#f0b060", "#d3bdff"],
  },
};

/** The colours of signed numbers: 0 is the background, `largest` the magnitude of the strongest. */
export class SignedPalette {
  readonly css: readonly string[];
  readonly pixels: Uint32Array;
  readonly largest: number;

  constructor(theme: Theme, largest: number, meaning: Meaning = "signed") {
    this.largest = largest;
    const [negative, positive] = signedEnds[theme][meaning];
    const [zero] = weightEnds[theme];
    const half = steps / 2 + 1;
    // 0 ends the one ramp and begins the other.
    this.css = [...ramp(negative, zero, half), ...ramp(zero, positive, half).slice(1)];
    this.pixels = Uint32Array.from(this.css, pixel);
  }

  colour(value: number): string {
    return this.css[this.index(value)] ?? "";
  }

  ink(value: number): string {
    return wantsDarkInk(this.colour(value)) ? "#000000" : "#ffffff";
  }

  index(value: number): number {
    const share = Math.min(1, Math.max(-1, value / this.largest));
    return nearest(((share + 1) / 2) * steps);
  }

  /** The pixel of each number. */
  paint(values: ArrayLike<number>, pixels: Uint32Array): void {
    for (let cell = 0; cell < values.length; cell += 1) {
      pixels[cell] = this.pixels[this.index(values[cell] ?? 0)] ?? 0;
    }
  }
}

/** From this many tokens on, the colours are those of the weights that there are. */
const manyTokens = 25;

export type Palettes = Readonly<Record<Theme, Palette>>;

/** The palettes for the weights of some layers over the same tokens. */
export function palettesFor(layers: readonly AttentionWeights[]): Palettes {
  const isMany = layers.some(({ tokens }) => tokens >= manyTokens);
  const largest = isMany ? Math.max(...layers.map(largestIn)) : 1;
  return { light: new Palette("light", largest), dark: new Palette("dark", largest) };
}

function largestIn({ weights, only }: AttentionWeights): number {
  return only?.largest ?? largestOf(weights.data);
}

/** Math.round takes four times as long for millions of numbers: V8 has it only by a detour. */
function nearest(step: number): number {
  return Math.floor(step + 0.5);
}

function pixel(css: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(css.slice(at, at + 2), 16));
  return new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] ?? 0;
}
