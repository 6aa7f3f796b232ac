import { html, type TemplateResult } from "lit";
import { LastFor } from "../../explain/last-of.js";
import { SignedPalette, type Theme } from "../../views/palette.js";
import type { Drawn } from "../../views/matrix.js";
import type { Picture } from "../../views/picture.js";

const signedMaps = new LastFor<Float32Array, Drawn>();

/**
 * A difference of weights, drawn around 0; its largest magnitude has the strongest colour. Asked again
 * for the same, it gives the same object, so that nothing is painted anew.
 */
export function signedMap(
  name: string,
  square: Float32Array,
  largest: number,
  theme: Theme,
): Drawn {
  return signedMaps.of(square, [name, largest, theme], () => ({
    name,
    square,
    colours: new SignedPalette(theme, largest || 1),
    mask: "none",
  }));
}

/** Maps side by side, as many as leave room for the numbers in their cells. */
export function maps(picture: Picture, drawn: Readonly<Record<string, Drawn>>): TemplateResult {
  const narrowest = 150 + 34 * Math.min(picture.tokens.length, 12);
  return html`<div class="maps" .style=${`--narrowest: ${narrowest}px`}>
    ${Object.entries(drawn).map(([part, own]) => map(part, picture, own))}
  </div>`;
}

/** A named map of its own numbers. */
function map(part: string, picture: Picture, drawn: Drawn): TemplateResult {
  return html`<div>
    <h3>${drawn.name}</h3>
    <attention-lab-matrix part=${part} .picture=${picture} .drawn=${drawn}></attention-lab-matrix>
  </div>`;
}
