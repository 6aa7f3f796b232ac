import { html, nothing, type TemplateResult } from "lit";
import { codeOf, placeOf } from "../../engine/head-place.js";
import { headShares, type HeadShare } from "../../explain/head-shares.js";
import { outputTurn } from "../../explain/turn.js";
import { extentOf } from "../../views/concatenation-strips.js";
import type { HeadSwitchEvent } from "../../views/concatenation.js";
import type { Picture } from "../../views/picture.js";
import { spoken } from "../../views/sentence.js";
import { turnPicture } from "../../views/turn.js";
import type { AttentionLab } from "../attention-lab.js";

/** All heads into one output: what each gives to that of the viewed token, and what it lacks without. */
export function sharesSection(
  lab: AttentionLab,
  picture: Picture,
): TemplateResult | typeof nothing {
  const { layer, words, selection, off } = picture;
  const { parameters } = lab.parametersLoad;
  if (!parameters || layer.heads === 1) return nothing;
  const shares = headShares(layer, parameters, selection.query);
  const { head } = selection;
  const others = shares.map((share) => share.head).filter((other) => other !== head);
  const toggle = (event: Event) => {
    const { head: switched } = event as HeadSwitchEvent;
    const rest = off.filter((other) => other !== switched);
    const now = rest.length < off.length ? rest : [...off, switched];
    lab.change({ head: switched, off: offInLayer(lab, picture, now) });
  };
  return html`<section aria-labelledby="shares-title">
    <h2 id="shares-title">${words.text("shares.title")}</h2>
    <p class="quiet">${words.text("shares.detail")}</p>
    <attention-lab-concatenation
      part="concatenation"
      .picture=${picture}
      .parameters=${parameters}
      .shares=${shares}
      .theme=${lab.theme}
      @attention-head-switch=${toggle}
    ></attention-lab-concatenation>
    <p class="hint quiet small">${words.text("shares.figure", extentOf(layer))}</p>
    <p class="hint quiet small">${words.text("shares.hint")}</p>
    <div class="actions">
      <button
        type="button"
        @click=${() => lab.change({ head, off: offInLayer(lab, picture, others) })}
      >
        ${words.text("shares.solo", { head })}
      </button>
      <button
        type="button"
        aria-disabled=${lab.spec.off.length === 0}
        @click=${() => lab.change({ off: [] })}
      >
        ${words.text("shares.allOn")}
      </button>
    </div>
    <div class="turned" aria-live="polite">${turn(picture)}</div>
    ${table(picture, shares)}
  </section>`;
}

/** All heads that are off where the viewed layer's are these; other layers keep theirs. */
function offInLayer({ spec, result }: AttentionLab, { layer }: Picture, heads: readonly number[]) {
  const index = Math.max(0, result?.trace?.layers.indexOf(layer) ?? 0);
  const others = spec.off.filter((code) => placeOf(code).layer !== index);
  return [...others, ...heads.map((head) => codeOf({ layer: index, head }))];
}

/** What the heads that are off have changed in the viewed token's output. */
function turn({ allOn, layer, words, selection, tokens, off }: Picture) {
  if (!allOn) return nothing;
  const change = outputTurn(allOn, layer, selection.query);
  const { before, after, degrees, cosine } = change;
  const shorter = before === 0 ? 0 : 1 - after / before;
  const key =
    after === 0 ? "shares.nothing" : shorter < 0 ? "shares.turnLonger" : "shares.turnShorter";
  const parameters = {
    count: off.length,
    list: words.list(off.map((head) => String(head))),
    query: tokens[selection.query] ?? "",
    angle: `${words.decimal(degrees, 0)}°`,
    percent: words.percent(Math.abs(shorter)),
  };
  const numbers = {
    before: words.decimal(before),
    after: words.decimal(after),
    change: words.decimal(change.change),
    cosine: Number.isNaN(cosine) ? "–" : words.decimal(cosine),
  };
  return html`<p class="biggest">${spoken(words, { key, parameters })}</p>
    ${turnPicture(change)}
    <p class="quiet small">${words.text("shares.lengths", numbers)}</p>`;
}

function table(picture: Picture, shares: readonly HeadShare[]) {
  const { words, tokens, selection } = picture;
  const widest = Math.max(...shares.map(({ share }) => Math.abs(share))) || 1;
  const total = shares.reduce((sum, { share }) => sum + share, 0);
  const query = tokens[selection.query] ?? "";
  return html`<table class="shares">
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
  </table>`;
}

function row({ words, selection, off }: Picture, { head, share, norm }: HeadShare, widest: number) {
  const length = `inline-size: ${(Math.abs(share) / widest) * 100}%`;
  const name = off.includes(head) ? "heads.nameOff" : "heads.name";
  return html`<tr class=${head === selection.head ? "viewed" : ""}>
    <th scope="row">${words.text(name, { head })}</th>
    <td>${words.percent(share)}</td>
    <td class="bar-cell" aria-hidden="true">
      <div class="share-bar ${share < 0 ? "against" : ""}" .style=${length}></div>
    </td>
    <td>${words.decimal(norm)}</td>
  </tr>`;
}
