import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { LayerTrace } from "../../engine/types.js";
import { costs } from "../../explain/cost.js";
import { differenceOf, type Difference } from "../../explain/difference.js";
import { LastFor } from "../../explain/last-of.js";
import { effectiveTokens, entropy } from "../../explain/spread.js";
import type { Theme } from "../../views/palette.js";
import type { Picture } from "../../views/picture.js";
import { spoken } from "../../views/sentence.js";
import { headSquare, mostLookedAt, queryRow, weightRow } from "../../views/trace-parts.js";
import type { AttentionLab } from "../attention-lab.js";
import { maps, signedMap } from "./maps.js";

/** One head over the whole width against many over parts of it, in numbers. */
export function oneAgainstMany(
  lab: AttentionLab,
  picture: Picture,
): TemplateResult | typeof nothing {
  if (!picture.oneHead || picture.layer.heads === 1) return nothing;
  return against(lab, { ...picture, oneHead: picture.oneHead });
}

/** Where there is one head to compare with: trained weights have none. */
type Compared = Picture & { readonly oneHead: LayerTrace };

function against(lab: AttentionLab, picture: Compared): TemplateResult {
  const { layer, oneHead, words, tokens } = picture;
  // Of a long text that is a table of thousands of cells: it is made when it is asked for.
  const onToggle = (event: Event) =>
    (lab.showsAllQueries = (event.target as HTMLDetailsElement).open);
  return html`<section aria-labelledby="many-title">
    <h2 id="many-title">${words.text("many.title")}</h2>
    <p class="quiet">${words.text("many.detail")}</p>
    <p class="biggest averaged">${averaged(picture)}</p>
    <div class="beside wide-first">
      <div>${viewedQuery(picture)}</div>
      <div>${mapDifference(picture, lab.theme)}</div>
    </div>
    <details ?open=${lab.showsAllQueries} @toggle=${onToggle}>
      <summary>${words.text("many.all", { count: tokens.length })}</summary>
      ${lab.showsAllQueries ? guard([layer, oneHead, words], () => allQueries(picture)) : nothing}
    </details>
    ${guard([layer, words], () => budget(picture))}
  </section>`;
}

/** The one head, then each of the many. */
function allHeads({ layer, oneHead, words }: Compared) {
  const many = Array.from({ length: layer.heads }, (_, head) => ({
    name: words.text("heads.name", { head }),
    layer,
    head,
  }));
  return [{ name: words.text("heads.one"), layer: oneHead, head: 0 }, ...many];
}

/** What the single map averages away, for the viewed query: from its numbers alone. */
function averaged({ layer, oneHead, selection, tokens, words, mask }: Compared) {
  const { query } = selection;
  const single = weightRow(oneHead, 0, query);
  const look = mostLookedAt(single, query, mask);
  const rows = Array.from({ length: layer.heads }, (_, head) => weightRow(layer, head, query));
  const favourites = new Set(rows.map((row) => mostLookedAt(row, query, mask).key));
  const tally = {
    count: favourites.size,
    heads: layer.heads,
    query: tokens[query] ?? "",
    key: tokens[look.key] ?? "",
    percent: words.percent(look.weight),
  };
  let widest = { head: 0, key: 0, gap: 0 };
  for (const [head, row] of rows.entries()) {
    for (const [key, weight] of row.entries()) {
      const gap = weight - (single[key] ?? 0);
      if (gap > widest.gap) widest = { head, key, gap };
    }
  }
  const gap = {
    head: widest.head,
    key: tokens[widest.key] ?? "",
    one: words.percent(single[widest.key] ?? 0),
    many: words.percent(rows[widest.head]?.[widest.key] ?? 0),
  };
  const said = gap.one === gap.many ? "many.noGap" : "many.gap";
  return html`${spoken(words, { key: "many.tally", parameters: tally })}
  ${spoken(words, { key: said, parameters: gap })}`;
}

/** The viewed query's row in the one head and in each of the many. */
function viewedQuery(picture: Compared) {
  const { layer, oneHead, words, selection, tokens, mask } = picture;
  const { query } = selection;
  const key = selection.key ?? mostLookedAt(weightRow(oneHead, 0, query), query, mask).key;
  const score = (drawn: LayerTrace, head: number) =>
    queryRow(headSquare(drawn.scores, head), query)[key] ?? 0;
  const sum = Array.from({ length: layer.heads }, (_, head) => score(layer, head)).reduce(
    (total, value) => total + value,
    0,
  );
  const names = { query: tokens[query] ?? "", key: tokens[key] ?? "" };
  return html`<div
      class="scroller"
      tabindex="0"
      role="region"
      aria-label=${words.text("many.caption", names)}
    >
      <table class="numbers viewed-query">
        <caption>
          ${spoken(words, { key: "many.caption", parameters: names })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.text("shares.head")}</th>
            <th scope="col" class="word">${words.text("many.most")}</th>
            <th scope="col">${words.text("many.weight")}</th>
            <th scope="col">${words.text("many.entropy")}</th>
            <th scope="col">${words.text("many.effective")}</th>
            <th scope="col">${spoken(words, { key: "many.score", parameters: names })}</th>
          </tr>
        </thead>
        <tbody>
          ${allHeads(picture).map(({ name, layer: drawn, head }) => {
            const row = weightRow(drawn, head, query);
            const look = mostLookedAt(row, query, mask);
            const isViewed = drawn === layer && head === selection.head;
            return html`<tr class=${isViewed ? "viewed" : ""}>
              <th scope="row">${name}</th>
              <td class="word"><bdi>${tokens[look.key]}</bdi></td>
              <td>${words.percent(look.weight)}</td>
              <td>${words.decimal(entropy(row))}</td>
              <td>${words.decimal(effectiveTokens(row))}</td>
              <td>${words.decimal(score(drawn, head))}</td>
            </tr>`;
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="5">${words.text("many.scoreSum", { count: layer.heads })}</th>
            <td>${words.decimal(sum)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
    <p class="hint quiet small">${words.text("many.scoreDetail")}</p>`;
}

/** Every query's most-looked-at token and effective number of tokens, in every head. */
function allQueries(picture: Compared) {
  const { words, tokens, mask } = picture;
  const heads = allHeads(picture);
  const caption = words.text("many.allCaption");
  return html`<div class="scroller tall" tabindex="0" role="region" aria-label=${caption}>
    <table class="numbers all-queries">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.text("matrix.query")}</th>
          ${heads.map(({ name }) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${tokens.map(
          (token, query) =>
            html`<tr>
              <th scope="row"><bdi>${token}</bdi></th>
              ${heads.map(({ layer, head }) => {
                const row = weightRow(layer, head, query);
                const { key } = mostLookedAt(row, query, mask);
                return html`<td>
                  <bdi>${tokens[key]}</bdi>
                  <span class="quiet">
                    ${words.decimal(entropy(row))} · ${words.decimal(effectiveTokens(row), 1)}
                  </span>
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Follows from a layer and its head alone: not made anew for every hover. */
const differences = new LastFor<LayerTrace, Difference>();

/** The viewed head's map minus that of the one head. */
function mapDifference(picture: Compared, theme: Theme) {
  const { layer, oneHead, selection, tokens, words } = picture;
  const { head } = selection;
  const { square, query, key, change } = differences.of(layer, [oneHead, head], () =>
    differenceOf(oneHead.weights.data, headSquare(layer.weights, head)),
  );
  const parameters = {
    head,
    query: tokens[query] ?? "",
    key: tokens[key] ?? "",
    points: words.points(change),
  };
  const name = words.text("many.difference", { head });
  return html`<p>${spoken(words, { key: "many.biggest", parameters })}</p>
    ${maps(picture, { against: signedMap(name, square, Math.abs(change), theme) })}`;
}

/** Parameters and operations: what the many heads cost beside the one. */
function budget({ layer, mask, words }: Picture) {
  const { tokens: n, width: d, heads: h } = layer;
  const whole = new Intl.NumberFormat(words.language);
  return html`<div
    class="scroller"
    tabindex="0"
    role="region"
    aria-label=${words.text("cost.title")}
  >
    <table class="numbers budget">
      <caption>
        ${words.text("cost.title")}
        <span class="quiet">n = ${n}, d = ${d}, h = ${h}, dₖ = ${d / h}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.text("cost.part")}</th>
          <th scope="col">${words.text("cost.formula")}</th>
          <th scope="col">${words.text("heads.one")}</th>
          <th scope="col">${words.text("cost.heads", { count: h })}</th>
        </tr>
      </thead>
      <tbody>
        ${costs(layer, mask).map(
          ({ name, formula, one, many }) =>
            html`<tr>
              <th scope="row">${words.text(`cost.${name}`)}</th>
              <td>${formula}</td>
              <td>${whole.format(one)}</td>
              <td>${whole.format(many)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
