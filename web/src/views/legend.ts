import { html, nothing } from "lit";
import type { Palette } from "./palette.js";
import type { WeightsPicture } from "./picture.js";

const shares = [0, 0.25, 0.5, 0.75, 1];

/** The weights printed along the colours, evenly spaced, and with how many decimals. */
export function legendTicks({ isLinear, largest }: Palette): { ticks: number[]; decimals: number } {
  const ticks = shares.map((share) => (isLinear ? share : share ** 2) * largest);
  return { ticks, decimals: largest < 0.5 ? 3 : 2 };
}

/** What the colours of weights mean, with numbers. */
export function legend({ palette, words, mask }: WeightsPicture) {
  const [zero = "", one = ""] = [palette.css[0], palette.css.at(-1)];
  const { isLinear, largest } = palette;
  const { ticks, decimals } = legendTicks(palette);
  const bar = `background: linear-gradient(to right in oklab, ${zero}, ${one})`;
  return html`<div class="legend" part="legend">
    <span>${words.text(isLinear ? "matrix.legend" : "matrix.squareRoot")}</span>
    <div
      class="scale"
      role="img"
      aria-label=${words.text("matrix.legendLabel", { largest: words.decimal(largest, decimals) })}
    >
      <div class="bar" .style=${bar}></div>
      <div class="ticks">
        ${ticks.map((tick) => html`<span>${words.decimal(tick, decimals)}</span>`)}
      </div>
    </div>
    ${
      mask === "causal"
        ? html`<span class="masked-swatch"></span><span>${words.text("matrix.masked")}</span>`
        : nothing
    }
  </div>`;
}
