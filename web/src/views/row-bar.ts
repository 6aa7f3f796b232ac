import { html, nothing, type TemplateResult } from "lit";
import type { Picture } from "./picture.js";
import { spoken } from "./sentence.js";
import { isVisible, viewedHeadRow } from "./trace-parts.js";

/** Narrower shares have no room for their token's name. */
const leastWithName = 0.08;
const leastWithShare = 0.06;
/** The lines between hundreds of shares would be wider than the bar. */
const leastWithLine = 0.02;

/** The viewed query's row as one bar of length 1: tokens compete for it. */
export function rowBar(picture: Picture): TemplateResult {
  const { words, selection, tokens, mask, palette } = picture;
  const row = viewedHeadRow(picture);
  const { query, head } = selection;
  const caption = { query: tokens[query] ?? "", head };
  return html`<figure class="whole-row">
    <figcaption>${spoken(words, { key: "flow.rowBar", parameters: caption })}</figcaption>
    <div class="shares-of-one" aria-hidden="true">
      ${Array.from(row, (weight, key) => {
        if (!isVisible(mask, query, key)) return nothing;
        const style = `flex-grow:${weight};background:${palette.colour(weight)};color:${palette.ink(weight)}`;
        return html`<div class=${weight >= leastWithLine ? "apart" : ""} .style=${style}>
          ${weight >= leastWithName ? html`<bdi>${tokens[key]}</bdi>` : nothing}
          ${weight >= leastWithShare ? html`<span>${words.decimal(weight)}</span>` : nothing}
        </div>`;
      })}
    </div>
    <div class="ends quiet small" aria-hidden="true"><span>0</span><span>1</span></div>
  </figure>`;
}
