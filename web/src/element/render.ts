import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { mostTokens } from "../spec/keys.js";
import type { Ignored } from "../spec/spec.js";
import type { Translator } from "../lesson/translator.js";
import { legend } from "../views/legend.js";
import type { Picture } from "../views/picture.js";
import { saying, spoken } from "../views/sentence.js";
import { headSquare, isVisible, mostLookedAt, queryRow, weightRow } from "../views/trace-parts.js";
import type { AttentionLab, Failure } from "./attention-lab.js";
import { select, settings } from "./settings.js";

const splits = ["words", "characters", "acronym-letters"] as const;

/** The whole element: field, settings, and the figures or what stands in their place. */
export function renderLab(lab: AttentionLab, picture: Picture | undefined): TemplateResult {
  const { words, spec, failure, ignored } = lab;
  return html`<div lang=${words.language}>
    ${field(lab)} ${origin(lab)}
    ${ignored.length > 0 ? notice(ignored, words, () => (lab.ignored = [])) : nothing}
    ${failure ? message(failure, words) : nothing}
    ${picture ? figures(lab, picture) : [placeholder(lab), settings(spec, words, lab.change)]}
  </div>`;
}

function field(lab: AttentionLab) {
  const { words, spec, change } = lab;
  return html`<div class="field" part="field">
    <label class="control text">
      <span>${words.text("text.label")}</span>
      <input
        type="text"
        dir="auto"
        autocomplete="off"
        spellcheck="false"
        placeholder=${words.text("text.placeholder")}
        .value=${live(spec.text)}
        @input=${(event: Event) => change({ text: (event.target as HTMLInputElement).value }, true)}
      />
    </label>
    ${select(
      words.text("text.split"),
      splits,
      spec.tokens,
      (split) => words.text(`tokens.${split}`),
      (tokens) => change({ tokens, query: null, key: null }),
    )}
  </div>`;
}

/** How many tokens, whose weights, and whether something is still being computed. */
function origin({ words, spec, tokens, isComputing, result }: AttentionLab) {
  const { total, tokens: used } = tokens;
  const leftOut = total - used.length;
  return html`<p class="origin small quiet">
      <span>${words.text("tokens.count", { count: total })}</span>
      <span part="origin">${words.text("model.untrained", { seed: String(spec.seed) })}</span>
      <span role="status">
        ${isComputing ? words.text(result ? "status.computing" : "status.loading") : nothing}
      </span>
    </p>
    ${
      leftOut > 0
        ? html`<p class="notice" role="status">
            ${words.text("tokens.leftOut", { count: leftOut, most: mostTokens })}
          </p>`
        : nothing
    }`;
}

function notice(ignored: readonly Ignored[], words: Translator, close: () => void) {
  return html`<div class="notice" role="status">
    <strong>${words.text("notice.title")}</strong>
    <ul>
      ${ignored.map(({ key, given, range, used }) => {
        const said = used === "" ? "notice.dropped" : "notice.ignored";
        return html`<li>${words.text(said, { key, given, range, used })}</li>`;
      })}
    </ul>
    <button type="button" @click=${close}>${words.text("notice.close")}</button>
  </div>`;
}

function message(failure: Failure, words: Translator) {
  return html`<p class="message" role="alert" part="message">
    ${
      "reason" in failure
        ? words.text(`error.${failure.reason}`)
        : words.text("error.engine", { message: failure.message })
    }
  </p>`;
}

/** The author's own text and picture, until there is a computed one, or where there can be none. */
function placeholder({ words, tokens }: AttentionLab) {
  return tokens.total === 0
    ? html`<section><p class="quiet">${words.text("tokens.none")}</p></section>`
    : html`<slot></slot>`;
}

function figures(lab: AttentionLab, picture: Picture) {
  const { view } = lab.spec;
  const shows = (name: typeof view) => view === "all" || view === name;
  return html`
    ${shows("lines") ? linesSection(lab, picture) : sentence(lab, picture)}
    ${settings(lab.spec, lab.words, lab.change)} ${shows("heads") ? headsSection(picture) : nothing}
    ${shows("matrix") ? matrixSection(lab, picture) : nothing}
  `;
}

function sentence({ words, change }: AttentionLab, picture: Picture) {
  const free = () => change({ query: null, key: null });
  return html`<div class="sentence" part="sentence">
    <p aria-live="polite">${spoken(words, saying(picture))}</p>
    ${
      picture.lockedQuery === null
        ? nothing
        : html`<button type="button" @click=${free}>${words.text("sentence.free")}</button>`
    }
  </div>`;
}

function linesSection(lab: AttentionLab, picture: Picture) {
  const { words } = lab;
  return html`<section class="first" aria-labelledby="lines-title">
    <h2 id="lines-title">${words.text("lines.title")}</h2>
    ${sentence(lab, picture)}
    <attention-lab-lines part="lines" .picture=${picture}></attention-lab-lines>
    <p class="hint quiet small">${words.text("lines.hint")}</p>
  </section>`;
}

function headsSection(picture: Picture) {
  const { words, layer } = picture;
  const { heads: count, width } = layer;
  const headWidth = width / count;
  return html`<section aria-labelledby="heads-title">
    <h2 id="heads-title">${words.text("heads.title", { count })}</h2>
    <p class="quiet">${words.text("heads.detail", { count, width, headWidth })}</p>
    <div class="beside">
      <div>
        <h3>${words.text("compare.one", { width })}</h3>
        <attention-lab-matrix part="one-head" one-head .picture=${picture}></attention-lab-matrix>
      </div>
      <div>
        <h3>${words.text("compare.many", { count, headWidth })}</h3>
        <attention-lab-heads part="heads" .picture=${picture}></attention-lab-heads>
        <p class="hint quiet small">${words.text("heads.hint")}</p>
      </div>
    </div>
    <p class="comparison">${comparison(picture)}</p>
  </section>`;
}

/** What the one head looks at most, and how many of the many agree. */
function comparison({ words, layer, oneHead, selection, names, mask }: Picture) {
  const { query } = selection;
  const one = mostLookedAt(queryRow(oneHead.weights.data, query), query, mask);
  const favourites = Array.from({ length: layer.heads }, (_, head) =>
    mostLookedAt(weightRow(layer, head, query), query, mask),
  );
  const tally = names
    .map((_, key) => ({ key, count: favourites.filter((look) => look.key === key).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const token = (key: number) => names[key] ?? "";
  // Isolated (UAX #9), so that right-to-left tokens do not turn the list around.
  const isolated = (key: number) => `\u2068${token(key)}\u2069`;
  const said = tally.map(({ key, count }) =>
    words.text("compare.tally", { count, key: isolated(key) }),
  );
  return html`${spoken(words, {
    key: "compare.oneSays",
    parameters: { query: token(query), key: token(one.key), percent: words.percent(one.weight) },
  })}
  ${words.text("compare.manySay", { count: layer.heads, list: words.list(said) })}`;
}

function matrixSection(lab: AttentionLab, picture: Picture) {
  const { words, showsTable } = lab;
  const { head } = picture.selection;
  const toggle = () => (lab.showsTable = !lab.showsTable);
  return html`<section aria-labelledby="matrix-title">
    <h2 id="matrix-title">${words.text("matrix.title", { head })}</h2>
    <p class="quiet">${words.text("matrix.detail")}</p>
    <div class="beside wide-first">
      ${
        showsTable
          ? html`<attention-lab-table part="table" .picture=${picture}></attention-lab-table>`
          : html`<attention-lab-matrix part="matrix" .picture=${picture}></attention-lab-matrix>`
      }
      <div>
        <p class="readout">${readout(picture)}</p>
        ${legend(picture)}
        <button type="button" aria-pressed=${showsTable} @click=${toggle}>
          ${words.text(showsTable ? "matrix.asPicture" : "matrix.asTable")}
        </button>
      </div>
    </div>
  </section>`;
}

/** The viewed row's sum and, of the viewed cell, the numbers that led to its weight. */
function readout(picture: Picture) {
  const { words, layer, selection, names, mask } = picture;
  const { head, query, key } = selection;
  const token = names[query] ?? "";
  const row = weightRow(layer, head, query);
  const sum = words.decimal(row.reduce((total, weight) => total + weight, 0));
  const rowSum = spoken(words, { key: "matrix.rowSum", parameters: { query: token, sum } });
  if (key === null) return rowSum;
  const of = (tensor: typeof layer.scores) =>
    words.decimal(queryRow(headSquare(tensor, head), query)[key] ?? 0, 4);
  const weight = isVisible(mask, query, key) ? of(layer.weights) : words.text("matrix.masked");
  const parameters = {
    query: token,
    key: names[key] ?? "",
    score: of(layer.scores),
    scaled: of(layer.scaled),
    weight,
  };
  return html`${rowSum}<br />${spoken(words, { key: "matrix.cell", parameters })}`;
}
