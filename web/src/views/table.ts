import { css, html, nothing, type CSSResultGroup } from "lit";
import { Figure } from "./figure.js";
import type { Picture } from "./picture.js";
import { scrollFade } from "./scroll-fade.js";
import { headSquare, isVisible, logitsOf, queryRow } from "./trace-parts.js";

/** Beyond this many tokens the table holds the viewed query's row alone. */
const mostSquare = 32;

/** The matrix's twin for reading and listening: the same weights as a table. */
export class TableFigure extends Figure {
  static override styles: CSSResultGroup = [
    Figure.styles,
    scrollFade,
    css`
      .scroller {
        overflow: auto;
        max-height: 32rem;
      }
      table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
        font-size: 0.875rem;
      }
      caption {
        text-align: start;
        color: var(--quiet);
        padding-block-end: 8px;
      }
      th,
      td {
        padding: 5px 10px;
        text-align: end;
        border-block-end: 1px solid var(--hairline);
        font-weight: 400;
        white-space: nowrap;
      }
      th.key {
        color: var(--key);
      }
      th.query {
        color: var(--query);
      }
      tbody th,
      thead th:first-child {
        text-align: start;
      }
      tbody th {
        position: sticky;
        inset-inline-start: 0;
        background: var(--surface);
      }
    `,
  ];

  protected override render() {
    const { picture } = this;
    if (!picture) return nothing;
    const caption = picture.words.text("table.caption", { head: picture.selection.head });
    // A region that scrolls must be reachable by keyboard.
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${caption}>
      ${picture.tokens.length <= mostSquare ? square(picture, caption) : oneRow(picture)}
    </div>`;
  }
}

function square({ layer, selection, tokens, words, mask }: Picture, caption: string) {
  const weights = headSquare(layer.weights, selection.head);
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${tokens.map((token) => html`<th class="key" scope="col"><bdi>${token}</bdi></th>`)}
        <th scope="col">${words.text("matrix.sum")}</th>
      </tr>
    </thead>
    <tbody>
      ${tokens.map((token, query) => {
        const row = queryRow(weights, query);
        return html`<tr>
          <th class="query" scope="row"><bdi>${token}</bdi></th>
          ${Array.from(row, (weight, key) =>
            isVisible(mask, query, key)
              ? html`<td>${words.decimal(weight, 4)}</td>`
              : html`<td aria-label=${words.text("matrix.masked")}>·</td>`,
          )}
          <td>
            ${words.decimal(
              row.reduce((sum, weight) => sum + weight, 0),
              4,
            )}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function oneRow({ layer, selection, tokens, words, mask }: Picture) {
  const { head, query } = selection;
  const rowOf = (tensor: typeof layer.weights) => queryRow(headSquare(tensor, head), query);
  const [scores, scaled, weights] = [layer.scores, logitsOf(layer), layer.weights].map(rowOf);
  const columns = ["table.key", "table.score", "table.scaled", "table.weight"] as const;
  return html`<table>
    <caption>
      ${words.text("table.rowCaption", { query: tokens[query] ?? "", head })}
    </caption>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${words.text(column)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${tokens.map(
        (token, key) =>
          html`<tr>
            <th class="key" scope="row"><bdi>${token}</bdi></th>
            <td>${words.decimal(scores?.[key] ?? 0, 4)}</td>
            <td>${words.decimal(scaled?.[key] ?? 0, 4)}</td>
            <td>
              ${
                isVisible(mask, query, key)
                  ? words.decimal(weights?.[key] ?? 0, 4)
                  : words.text("matrix.masked")
              }
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
