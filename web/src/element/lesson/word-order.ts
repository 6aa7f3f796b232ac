import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { LayerTrace } from "../../engine/types.js";
import { outputMoves, type Move } from "../../explain/reorder.js";
import { rowOf } from "../../explain/turn.js";
import type { Translator } from "../../lesson/translator.js";
import type { Picture } from "../../views/picture.js";
import { spoken } from "../../views/sentence.js";
import type { AttentionLab } from "../attention-lab.js";

/** Of each output so many numbers are printed. */
const printed = 3;

/** What the order of the words has changed in their outputs: word by word, before and after. */
export function wordOrder(
  { result }: AttentionLab,
  picture: Picture,
): TemplateResult | typeof nothing {
  const { asWritten, layer, words, tokens, order } = picture;
  if (!asWritten || !result) return nothing;
  const draw = () => {
    const moves = outputMoves(asWritten, layer, order);
    const first = moves[0];
    if (!first) return nothing;
    const most = moves.reduce((a, b) => (b.change > a.change ? b : a), first);
    const largest = moves.reduce((a, b) => (b.largest > a.largest ? b : a), first).largest;
    const parameters = {
      query: tokens[most.place] ?? "",
      change: words.decimal(most.change),
      length: words.decimal(most.length),
      difference: small(words, largest),
    };
    const { positions, mask } = result.spec;
    const hasOrder = order.some((written, place) => written !== place);
    const effect = positions ? "moved" : mask === "causal" ? "masked" : "stayed";
    const key = hasOrder ? (`order.${effect}` as const) : "order.alone";
    return html`<h3>${words.text("order.title")}</h3>
      <p class="biggest word-order" aria-live="polite">${spoken(words, { key, parameters })}</p>
      ${table(picture, asWritten, moves)}`;
  };
  return html`<div class="order">${guard([asWritten, layer, words], draw)}</div>`;
}

function table({ words, tokens, layer }: Picture, asWritten: LayerTrace, moves: readonly Move[]) {
  const count = Math.min(printed, layer.width);
  const numbers = (output: LayerTrace["output"], row: number) =>
    Array.from(
      rowOf(output, row).subarray(0, count),
      (value) => html`<td>${words.decimal(value, 4)}</td>`,
    );
  const caption = words.text("order.caption", { count, width: layer.width });
  return html`<div class="scroller tall" tabindex="0" role="region" aria-label=${caption}>
    <table class="numbers">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.text("order.word")}</th>
          <th scope="col">${words.text("order.places")}</th>
          <th scope="colgroup" colspan=${count}>${words.text("order.before")}</th>
          <th scope="colgroup" colspan=${count}>${words.text("order.after")}</th>
          <th scope="col">${words.text("order.difference")}</th>
        </tr>
      </thead>
      <tbody>
        ${moves.map(
          ({ place, written, largest }) =>
            html`<tr>
              <th scope="row"><bdi>${tokens[place]}</bdi></th>
              <td>${written + 1} → ${place + 1}</td>
              ${numbers(asWritten.output, written)} ${numbers(layer.output, place)}
              <td class="largest">${small(words, largest)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Numbers that may be as small as a rounding error: two digits, wherever they begin. */
function small(words: Translator, value: number): string {
  return new Intl.NumberFormat(words.language, { maximumSignificantDigits: 2 }).format(value);
}
