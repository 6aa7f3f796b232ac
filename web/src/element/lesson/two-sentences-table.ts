import { html, type TemplateResult } from "lit";
import type { Pair } from "../../explain/align.js";
import type { Picture } from "../../views/picture.js";
import { spoken } from "../../views/sentence.js";
import { weightRow } from "../../views/trace-parts.js";
import type { Comparison } from "../../views/twins.js";

/** The viewed token's row in both sentences, number by number: the maps' twin for reading. */
export function twinTable({ first, second, opposites }: Comparison): TemplateResult {
  const { words } = first;
  const query = first.tokens[first.selection.query] ?? second.tokens[second.selection.query] ?? "";
  const caption = {
    key: "twin.caption",
    parameters: { query, head: first.selection.head },
  } as const;
  const [rowOfFirst, rowOfSecond] = [viewedRow(first), viewedRow(second)];
  return html`<div
    class="scroller tall"
    tabindex="0"
    role="region"
    aria-label=${words.text(caption.key, caption.parameters)}
  >
    <table class="numbers twin-numbers">
      <caption>
        ${spoken(words, caption)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.text("twin.keyIn.first")}</th>
          <th scope="col" class="word">${words.text("twin.keyIn.second")}</th>
          <th scope="col">${words.text("twin.weightIn.first")}</th>
          <th scope="col">${words.text("twin.weightIn.second")}</th>
          <th scope="col">${words.text("twin.change")}</th>
        </tr>
      </thead>
      <tbody>
        ${opposites.pairs.map((pair) => {
          const [before, after] = [at(rowOfFirst, pair.first), at(rowOfSecond, pair.second)];
          const change = before === undefined || after === undefined ? undefined : after - before;
          return html`<tr>
            ${names(first, second, pair)}
            ${[before, after, change].map(
              (value) => html`<td>${value === undefined ? "–" : words.decimal(value, 4)}</td>`,
            )}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function viewedRow({ layer, selection }: Picture): Float32Array | undefined {
  const { head, query } = selection;
  return query < 0 ? undefined : weightRow(layer, head, query);
}

function at(row: Float32Array | undefined, place: number | null): number | undefined {
  return place === null ? undefined : row?.[place];
}

function names(first: Picture, second: Picture, pair: Pair) {
  const name = ({ tokens }: Picture, place: number | null) =>
    place === null ? "–" : (tokens[place] ?? "");
  return html`<th scope="row"><bdi>${name(first, pair.first)}</bdi></th>
    <td class="word"><bdi>${name(second, pair.second)}</bdi></td>`;
}
