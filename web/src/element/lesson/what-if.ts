import { html, nothing, type TemplateResult } from "lit";
import { differenceOf } from "../../explain/difference.js";
import { SignedPalette, type Theme } from "../../views/palette.js";
import type { Picture } from "../../views/picture.js";
import { spoken } from "../../views/sentence.js";
import { headSquare } from "../../views/trace-parts.js";

/** What the switches have changed: the viewed head as usual, the difference, and its biggest. */
export function whatIfSection(picture: Picture, theme: Theme): TemplateResult | typeof nothing {
  const { usual, layer, selection, tokens, words, palette } = picture;
  const { head } = selection;
  if (!usual || usual.heads !== layer.heads) return nothing;
  const { square, query, key, change } = differenceOf(usual, layer, head);
  const largest = Math.abs(change) || 1;
  const points = new Intl.NumberFormat(words.language, {
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  }).format(change * 100);
  const parameters = { head, query: tokens[query] ?? "", key: tokens[key] ?? "", points };
  const before = {
    name: words.text("whatif.usual", { head }),
    square: headSquare(usual.weights, head),
    colours: palette,
    mask: "none",
  } as const;
  const difference = {
    name: words.text("whatif.difference", { head }),
    square,
    colours: new SignedPalette(theme, largest),
    mask: "none",
  } as const;
  return html`<section aria-labelledby="whatif-title">
    <h2 id="whatif-title">${words.text("whatif.title")}</h2>
    <p class="quiet">${words.text("whatif.detail")}</p>
    <p class="biggest">${spoken(words, { key: "whatif.biggest", parameters })}</p>
    <div class="beside">
      <div>
        <h3>${before.name}</h3>
        <attention-lab-matrix part="usual" .picture=${picture} .drawn=${before}>
        </attention-lab-matrix>
      </div>
      <div>
        <h3>${difference.name}</h3>
        <attention-lab-matrix part="difference" .picture=${picture} .drawn=${difference}>
        </attention-lab-matrix>
      </div>
    </div>
  </section>`;
}
