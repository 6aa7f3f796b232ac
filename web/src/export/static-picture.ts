import { english } from "../lesson/translator.js";
import { computationOf, labelsOf, restingQuery, tokensOf } from "../element/computation.js";
import { initialSpec } from "../spec/spec.js";
import { layoutLines, linePath, type Chip, type LinesLayout } from "../views/lines-layout.js";
import { lineOffsets, lineOpacity, lineWidth } from "../views/line-weight.js";
import { measureText } from "../views/measure.js";
import { mostLookedAt, weightRow } from "../views/trace-parts.js";

const width = 640;

/**
 * The first picture as HTML, for the time before the engine arrives: made when the page is built, from
 * the numbers that the engine gives for the same Spec.
 */
export async function staticPicture(): Promise<string> {
  const { loadEngine } = await import("attention-lab/engine");
  const engine = await loadEngine();
  const tokens = tokensOf(initialSpec);
  const computation = computationOf(initialSpec, tokens);
  const { layers } = engine
    .untrainedModel(computation)
    .attend({ tokens: computation.tokens, heads: initialSpec.heads });
  const labels = labelsOf(tokens);
  const [layer] = layers;
  if (!layer) throw new Error("static picture: the engine gave no layer");
  const query = restingQuery(initialSpec, layer);
  const row = weightRow(layer, initialSpec.head, query);
  const layout = layoutLines(labels, width, "ltr", (label, size) =>
    measureText(label, `${size}px sans-serif`),
  );
  const offsets = lineOffsets(row);
  const lines = Array.from(row, (weight, key) => {
    const strokes = `stroke-width="${lineWidth(weight)}" stroke-opacity="${lineOpacity(weight)}"`;
    return `<path d="${linePath(layout, query, key, offsets[key])}" ${strokes} />`;
  });
  const queries = layout.queries.map((place, index) =>
    chip(layout, place, labels[index], index === query ? "selected" : ""),
  );
  const keys = layout.keys.map((place, index) =>
    chip(layout, place, labels[index], "", english.percent(row[index] ?? 0)),
  );
  return `<figure class="static-picture">
    <h2>${english.text("lines.title")}</h2>
    <p><span>${sentence(labels, row, query)}</span></p>
    <svg viewBox="0 0 ${width} ${layout.height}" width="${width}" height="${layout.height}" role="img" aria-label="${english.text("lines.title")}">
      ${[...lines, ...queries, ...keys].join("\n      ")}
    </svg>
  </figure>`;
}

function sentence(labels: readonly string[], row: Float32Array, query: number): string {
  const look = mostLookedAt(row, query, initialSpec.mask);
  const parameters = {
    query: labels[query] ?? "",
    key: labels[look.key] ?? "",
    percent: english.percent(look.weight),
    where: english.text("heads.name", { head: initialSpec.head }),
  };
  return english
    .parts("sentence.most", parameters)
    .map(({ text, name }) =>
      name === "query" || name === "key" ? `<b>${escaped(text)}</b>` : escaped(text),
    )
    .join("");
}

function chip(
  { fontSize }: LinesLayout,
  place: Chip,
  label = "",
  className = "",
  share = "",
): string {
  const { x, y, width, height } = place;
  const middle = x + width / 2;
  return `<g class="${className}"><rect x="${x}" y="${y}" width="${width}" height="${height}" /><text x="${middle}" y="${y + height / 2}" font-size="${fontSize}" text-anchor="middle" dominant-baseline="central">${escaped(label)}</text><text x="${middle}" y="${y + height + 18}" font-size="14" text-anchor="middle">${escaped(share)}</text></g>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
