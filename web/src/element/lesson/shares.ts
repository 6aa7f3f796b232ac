import { html, nothing, type TemplateResult } from "lit";
import type { WeightTensors } from "../../engine/types.js";
import { headShares, type HeadShare } from "../../explain/head-shares.js";
import type { Picture } from "../../views/picture.js";
import { spoken } from "../../views/sentence.js";

/** All heads into one output: what each gives to that of the viewed token. */
export function sharesSection(
  picture: Picture,
  parameters: WeightTensors | undefined,
): TemplateResult | typeof nothing {
  const { layer, words, selection, tokens } = picture;
  if (!parameters || layer.heads === 1) return nothing;
  const shares = headShares(layer, parameters, selection.query);
  const widest = Math.max(...shares.map(({ share }) => Math.abs(share)));
  const total = shares.reduce((sum, { share }) => sum + share, 0);
  const query = tokens[selection.query] ?? "";
  return html`<section aria-labelledby="shares-title">
    <h2 id="shares-title">${words.text("shares.title")}</h2>
    <p class="quiet">${words.text("shares.detail")}</p>
    <table class="shares">
      <caption>
        ${spoken(words, { key: "shares.caption", parameters: { query } })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.text("shares.head")}</th>
          <th scope="col">${words.text("shares.share")}</th>
          <th aria-hidden="true"></th>
          <th scope="col">${words.text("shares.norm")}</th>
        </tr>
      </thead>
      <tbody>
        ${shares.map((share) => row(picture, share, widest))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.text("made.sum")}</th>
          <td>${words.percent(total)}</td>
          <td></td>
          <td></td>
        </tr>
      </tfoot>
    </table>
  </section>`;
}

function row({ words, selection }: Picture, { head, share, norm }: HeadShare, widest: number) {
  const length = `inline-size: ${(Math.abs(share) / widest) * 100}%`;
  return html`<tr class=${head === selection.head ? "viewed" : ""}>
    <th scope="row">${words.text("heads.name", { head })}</th>
    <td>${words.percent(share)}</td>
    <td class="bar-cell" aria-hidden="true">
      <div class="share-bar ${share < 0 ? "against" : ""}" .style=${length}></div>
    </td>
    <td>${words.decimal(norm)}</td>
  </tr>`;
}
