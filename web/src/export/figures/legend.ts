import { legendTicks } from "../../views/legend.js";
import type { Picture } from "../../views/picture.js";
import { join, tag, type Markup } from "../markup.js";
import { central, lettering, type Drawing, type Frame } from "./frame.js";

const bar = { width: 200, height: 12, stops: 16 };
const swatch = { size: 16, gap: 8 };

/** What the colours of weights mean, with numbers. */
export function drawLegend({ palette, words, mask }: Picture, frame: Frame): Drawing {
  const { inks, theme } = frame;
  const name = words.text(palette.isLinear ? "matrix.legend" : "matrix.squareRoot");
  const left = frame.measure(name, 13) + 14;
  const { ticks, decimals } = legendTicks(palette);
  const style = { size: 13, ink: inks.quiet };
  const place = { x: left, y: 2, width: bar.width, height: bar.height };
  const id = `attention-lab-weights-${theme}`;
  const numbers = ticks.map((tick, index) => {
    const x = left + (index / (ticks.length - 1)) * bar.width;
    const small = { size: 12, ink: inks.quiet, anchor: "middle" } as const;
    return lettering(words.decimal(tick, decimals), x, bar.height + 16, small);
  });
  const body = join([
    lettering(name, 0, bar.height / 2 + 2, style, central),
    gradient(palette.css, id),
    tag("rect", { ...place, fill: `url(#${id})`, stroke: inks.hairline }),
    ...numbers,
  ]);
  const height = bar.height + 20;
  if (mask !== "causal") return { width: frame.width, height, body };
  const masked = words.text("matrix.masked");
  const besideBar = left + bar.width + 32;
  const end = besideBar + swatch.size + swatch.gap + frame.measure(masked, style.size);
  const isBeside = end <= frame.width;
  const [x, y] = isBeside ? [besideBar, 0] : [left, height + 8];
  return {
    width: frame.width,
    height: isBeside ? height : y + swatch.size,
    body: join([body, maskedSwatch(x, y, masked, frame)]),
  };
}

/** The palette mixes in OKLab, which no SVG gradient does: so many of its colours, evenly spaced. */
function gradient(css: readonly string[], id: string): Markup {
  const stops = Array.from({ length: bar.stops + 1 }, (_, index) => {
    const share = index / bar.stops;
    return tag("stop", {
      offset: `${share * 100}%`,
      "stop-color": css[Math.round(share * (css.length - 1))],
    });
  });
  return tag("linearGradient", { id }, ...stops);
}

function maskedSwatch(x: number, y: number, name: string, { inks, theme }: Frame): Markup {
  const { size, gap } = swatch;
  const place = { x, y, width: size, height: size };
  const fill = `url(#attention-lab-masked-${theme})`;
  return join([
    tag("rect", { ...place, fill, stroke: inks.hairline }),
    lettering(name, x + size + gap, y + size / 2, { size: 13, ink: inks.quiet }, central),
  ]);
}
