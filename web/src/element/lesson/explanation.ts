import { html, nothing, type TemplateResult } from "lit";
import { isParameter, isSquare, type Cell } from "../../explain/cell.js";
import {
  explain,
  normEpsilon,
  positionFactor,
  type Explanation,
  type Term,
} from "../../explain/explain.js";
import { valueOf, type Factor, type Source } from "../../explain/source.js";
import type { Translator } from "../../lesson/translator.js";

/** Of a long sum the largest terms are shown, and the rest as one, until all are asked for. */
const mostTerms = 8;
const decimals = 4;

/** The panel “How is this number made?”, and what it needs of the element. */
export interface Panel {
  readonly source: Source;
  readonly cell: Cell;
  /** The cells that were walked through to come here. */
  readonly trail: readonly Cell[];
  readonly tokens: readonly string[];
  readonly words: Translator;
  readonly showsAllTerms: boolean;
  walk(cell: Cell): void;
  back(index: number): void;
  close(): void;
  toggleTerms(): void;
}

export function explanationPanel(panel: Panel): TemplateResult {
  const { source, cell, words } = panel;
  const explanation = explain(source, cell);
  // Esc closes it before it frees what is locked.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    panel.close();
  };
  return html`<div
    class="made"
    tabindex="-1"
    role="region"
    aria-label=${words.text("made.title")}
    @keydown=${onKey}
  >
    <h3>${words.text("made.title")}</h3>
    ${trail(panel)}
    <p class="made-value" aria-live="polite">
      <bdi>${cellName(panel, cell)}</bdi> = <b>${words.decimal(valueOf(source, cell), decimals)}</b>
    </p>
    ${body(panel, explanation)}
    <button type="button" @click=${panel.close}>${words.text("made.close")}</button>
  </div>`;
}

/** weights[love, AI]; query[love, 5] */
function cellName({ tokens }: Panel, { tensor, row, column }: Cell): string {
  const place = isSquare(tensor) ? tokens[column] : column;
  return `${tensor}[${isParameter(tensor) ? row : tokens[row]}, ${place}]`;
}

function trail(panel: Panel) {
  const { trail: cells, words } = panel;
  if (cells.length === 0) return nothing;
  return html`<nav class="trail" aria-label=${words.text("made.trail")}>
    ${cells.map(
      (cell, index) =>
        html`<button type="button" @click=${() => panel.back(index)}>
            ${cellName(panel, cell)}
          </button>
          <span aria-hidden="true">›</span>`,
    )}
  </nav>`;
}

function body(panel: Panel, explanation: Explanation) {
  const { words, cell, tokens } = panel;
  const number = (value: number) => words.decimal(value, decimals);
  switch (explanation.kind) {
    case "given": {
      const token = tokens[cell.row] ?? "";
      const { trace, layer } = panel.source;
      if (isParameter(cell.tensor) || cell.tensor === "factor") {
        return html`<p>${words.text(layer.norm ? "made.trained" : "made.parameter")}</p>`;
      }
      if (layer.norm) {
        const isKnown = trace.known?.[cell.row] ?? true;
        const said = isKnown ? "made.trainedEmbedding" : "made.unknownEmbedding";
        return html`<p>${words.text(said, { token })}</p>`;
      }
      return cell.tensor === "position"
        ? html`<p>${words.text("made.position")}</p>`
        : html`<p>${words.text("made.embedding", { token })}</p>`;
    }
    case "masked": {
      const parameters = { query: tokens[cell.row] ?? "", key: tokens[cell.column] ?? "" };
      return html`<p>${words.text("made.masked", parameters)}</p>`;
    }
    case "off":
      return html`<p>${words.text("made.off", { head: explanation.head })}</p>`;
    case "scaling": {
      const { from, root, temperature, value } = explanation;
      return html`<p class="equation">
        ${factor(panel, from)} ÷ ${number(root)} ÷ ${number(temperature)} = ${number(value)}
      </p>`;
    }
    case "norm": {
      const { from, mean, deviation, gain, shift, value } = explanation;
      const part = (made: Factor) => factor(panel, made);
      return html`<p class="equation">
        (${part(from)} − ${part(mean)}) ÷ ${part(deviation)} × ${part(gain)} + ${part(shift)} =
        ${number(value)}
      </p>`;
    }
    case "relative":
      return html`<p class="equation">
        ${positionFactor} × ${factor(panel, explanation.from)} ÷ ${number(explanation.temperature)}
        = ${number(explanation.value)}
      </p>`;
    case "mean":
    case "deviation": {
      const { total, count, value } = explanation;
      const parameters = { total: number(total), count, epsilon: String(normEpsilon) };
      return html`${terms(panel, explanation, "dimensions")}
        <p class="equation">
          ${words.text(`made.${explanation.kind}`, parameters)} = ${number(value)}
        </p>`;
    }
    case "softmax":
      return html`${terms(panel, explanation, "tokens")}
        <p class="equation">
          ${words.text("made.share", {
            part: number(explanation.terms[cell.column]?.value ?? 0),
            total: number(explanation.total),
          })}
          = ${number(explanation.value)}
        </p>
        <p class="quiet small">
          ${words.text("made.largest", { largest: number(explanation.largest) })}
        </p>`;
    case "sum":
      return terms(panel, explanation, explanation.over);
  }
}

type Summed = Extract<Explanation, { kind: "sum" | "softmax" | "mean" | "deviation" }>;

function terms(panel: Panel, explanation: Summed, over: "parts" | "dimensions" | "tokens") {
  const { words, showsAllTerms } = panel;
  const all = explanation.terms;
  const total = explanation.kind === "sum" ? explanation.value : explanation.total;
  const shown = showsAllTerms || all.length <= mostTerms ? all : largest(all);
  const rest = all.filter((term) => !shown.includes(term));
  const column = {
    parts: "made.part",
    dimensions: "made.dimension",
    tokens: "made.token",
  } as const;
  const head = termHead(panel, explanation);
  return html`<div
      class="scroller"
      tabindex="0"
      role="region"
      aria-label=${words.text("made.factors")}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${words.text(column[over])}</th>
            <th scope="col">${words.text(factorsHead(explanation))}</th>
            <th scope="col">${head}</th>
            <th scope="col">${words.text("made.soFar")}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((term, at) => termRow(panel, term, sumOf(shown.slice(0, at + 1)), over))}
          ${
            rest.length > 0
              ? html`<tr>
                  <td colspan="2">${words.text("made.rest", { count: rest.length })}</td>
                  <td class="term">${words.decimal(sumOf(rest), decimals)}</td>
                  <td class="quiet">${words.decimal(sumOf(all), decimals)}</td>
                </tr>`
              : nothing
          }
        </tbody>
        <tfoot>
          <tr>
            <td colspan="2">${words.text("made.sum")}</td>
            <td class="total"><b>${words.decimal(total, decimals)}</b></td>
            <td></td>
          </tr>
        </tfoot>
      </table>
    </div>
    ${
      all.length > mostTerms
        ? html`<button type="button" @click=${panel.toggleTerms}>
            ${
              showsAllTerms
                ? words.text("made.fewTerms")
                : words.text("made.allTerms", { count: all.length })
            }
          </button>`
        : nothing
    }`;
}

/** What a term is made from: products have several factors. */
function factorsHead({ kind, terms: [first] }: Summed) {
  if (kind === "softmax") return "made.logit";
  return first && first.factors.length > 1 ? "made.factors" : "made.number";
}

/** What is made of each number before it is added. */
function termHead({ words, source, cell }: Panel, explanation: Summed): string {
  switch (explanation.kind) {
    case "softmax":
      return words.text("made.exp", { largest: words.decimal(explanation.largest, decimals) });
    case "deviation": {
      const mean = valueOf(source, { ...cell, tensor: "mean" });
      return words.text("made.squared", { mean: words.decimal(mean, decimals) });
    }
    default:
      return words.text("made.term");
  }
}

function termRow(panel: Panel, { index, factors, value }: Term, soFar: number, over: string) {
  const { words, tokens } = panel;
  const [first] = factors;
  const part = over === "parts" && first ? words.text(`flow.${first.cell.tensor}`) : String(index);
  return html`<tr>
    <td><bdi>${over === "tokens" ? tokens[index] : part}</bdi></td>
    <td>${factors.map((part, at) => [at > 0 ? " × " : "", factor(panel, part)])}</td>
    <td class="term">${words.decimal(value, decimals)}</td>
    <td class="quiet">${words.decimal(soFar, decimals)}</td>
  </tr>`;
}

/** A number that one can walk to. */
function factor(panel: Panel, { value, cell }: Factor) {
  const printed = panel.words.decimal(value, decimals);
  return html`<button
    type="button"
    class="number ${cell.tensor}"
    aria-label=${`${cellName(panel, cell)} = ${printed}`}
    @click=${() => panel.walk(cell)}
  >
    ${printed}
  </button>`;
}

function largest(terms: readonly Term[]): Term[] {
  return [...terms].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, mostTerms);
}

function sumOf(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.value, 0);
}
