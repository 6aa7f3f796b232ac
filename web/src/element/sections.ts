import { html, noChange, nothing, type TemplateResult } from "lit";
import { legend } from "../views/legend.js";
import { isWhole, type WeightsPicture } from "../views/picture.js";
import { favourites, saying, spoken } from "../views/sentence.js";
import {
  headSquare,
  isVisible,
  mostLookedAt,
  queryRow,
  viewedRow,
  weightRow,
} from "../views/trace-parts.js";
import type { AttentionLab } from "./attention-lab.js";
import { modelChange } from "./model-change.js";
import { prose } from "./prose.js";
import { settings } from "./settings.js";

/**
 * The sentence, then the pictures that the Spec's view asks for. A picture that is shown alone leads, and
 * the settings follow it. A training is of a model of its own, so that neither concerns it.
 */
export function sections(lab: AttentionLab, picture: WeightsPicture): TemplateResult {
  const { view } = lab.spec;
  const shows = (name: typeof view) => view === "all" || view === name;
  const ownSettings = settings(lab);
  return html`
    ${view === "training" ? nothing : question(lab, picture)}
    ${shows("lines") ? linesSection(lab, picture) : nothing}
    ${view === "all" ? ownSettings : nothing}
    ${shows("heads") ? (picture.layer.only ? noChange : headsSection(lab, picture)) : nothing}
    ${shows("matrix") ? matrixSection(lab, picture) : nothing} ${below(lab, picture, shows)}
    ${
      lab.isLessonMissing
        ? html`<p class="message" role="alert">${lab.words.text("error.unreachable")}</p>`
        : nothing
    }
    ${view === "all" || view === "training" || waitsForLesson(lab) ? nothing : ownSettings}
  `;
}

/** Whether the picture that is shown alone has yet to be fetched: what follows it comes with it. */
function waitsForLesson({ spec, lesson, words, isLessonMissing }: AttentionLab): boolean {
  if (isOfFirstView(spec.view) || isLessonMissing) return false;
  return !(lesson && words.hasLesson);
}

export function isOfFirstView(view: AttentionLab["spec"]["view"]): boolean {
  return ["all", "lines", "heads", "matrix"].includes(view);
}

/** What is fetched after the first picture; alone, it is the first view itself. */
function below(
  lab: AttentionLab,
  picture: WeightsPicture,
  shows: (view: typeof lab.spec.view) => boolean,
) {
  if (!lab.lesson || !lab.words.hasLesson) return nothing;
  const isFollowing = lab.spec.view === "all";
  if (isFollowing && (lab.lessonRest.isOn || !isWhole(picture))) return noChange;
  if (!isWhole(picture)) return nothing;
  return lab.lesson.lessonSections(lab, picture, shows);
}

/** A section of the lesson that is shown alone asks its own question. */
function question(lab: AttentionLab, picture: WeightsPicture) {
  const title = lab.words.text("lines.title");
  return html`${isOfFirstView(lab.spec.view) ? html`<h2 class="question">${title}</h2>` : nothing}
  ${sentence(lab, picture)}`;
}

/** Stays in sight while the pictures below it are pointed at. */
function sentence(lab: AttentionLab, picture: WeightsPicture) {
  const { words } = lab;
  const free = () => {
    lab.free();
    // The button is gone: the focus goes to what it freed.
    lab.renderRoot.querySelector<HTMLElement>("attention-lab-lines")?.focus();
  };
  const { query, key, lock } = lab.spec;
  const isLocked = (query !== null || key !== null) && !lock.includes("query");
  return html`<div class="sentence" part="sentence">
    <p aria-live="polite" aria-atomic="true">${spoken(words, saying(picture))}</p>
    <button type="button" ?disabled=${!isLocked} @click=${free}>
      ${words.text("sentence.free")}
    </button>
  </div>`;
}

/** From the sentence's share to how that number is made: within reach of what was chosen. */
function whence(lab: AttentionLab, picture: WeightsPicture) {
  const { words, selection, mask } = picture;
  const { query, isOneHead, head } = selection;
  const row = viewedRow(picture);
  const key = selection.key ?? mostLookedAt(row, query, mask).key;
  // The walk follows the heads of the layer; the one head beside them has none of its own.
  if (isOneHead || lab.spec.view !== "all") return nothing;
  const percent = words.percent(row[key] ?? 0);
  return html`<button
    type="button"
    class="whence"
    @click=${() => lab.showMaking({ tensor: "weights", row: query, column: key }, head)}
  >
    ${words.text("sentence.whence", { percent })}
  </button>`;
}

/**
 * The tour speaks of all pictures: it is offered where there are all, and where a reader may come from a
 * trained model to the untrained weights that are its own.
 */
export function tourOffer(lab: AttentionLab): TemplateResult | typeof nothing {
  const { view, model, hide } = lab.spec;
  if (view !== "all" || (model !== "untrained" && hide.includes("model"))) return nothing;
  return html`<button type="button" class="take-tour" @click=${() => lab.takeTour()}>
    ${lab.words.text("tour.take")}
  </button>`;
}

/**
 * Untrained weights show the mechanics, and one head beside many: one press from them to heads that mean
 * something, and one back.
 */
function modelOffer({ spec, words, change }: AttentionLab) {
  if (spec.view !== "all" || spec.hide.includes("model")) return nothing;
  const [model, key] =
    spec.model === "untrained"
      ? (["grammar", "model.seeTrained"] as const)
      : (["untrained", "model.seeUntrained"] as const);
  return html`<button type="button" @click=${() => change(modelChange(spec, model))}>
    ${words.text(key)}
  </button>`;
}

function linesSection(lab: AttentionLab, picture: WeightsPicture) {
  const { words } = lab;
  return html`<section class="first" aria-label=${words.text("lines.title")}>
    <attention-lab-lines part="lines" .picture=${picture}></attention-lab-lines>
    <div class="offers">
      ${whence(lab, picture)} ${tourOffer(lab)}
      ${lab.spec.model === "untrained" ? modelOffer(lab) : nothing}
    </div>
    <p class="hint quiet small">${words.text("lines.hint")}</p>
  </section>`;
}

function headsSection(lab: AttentionLab, picture: WeightsPicture) {
  if (!picture.oneHead) return trainedHeads(lab, picture);
  const { words, layer, selection, tokens } = picture;
  const { heads: count, width, headWidth } = layer;
  return html`<section aria-labelledby="heads-title">
    <h2 id="heads-title">${words.text("heads.title", { count })}</h2>
    <p class="quiet">${prose(lab, "heads.detail", { count, width, headWidth })}</p>
    <div class="beside">
      <div>
        <h3>${words.text("compare.one", { width })}</h3>
        <attention-lab-matrix part="one-head" one-head .picture=${picture}></attention-lab-matrix>
      </div>
      <div>
        <h3>${words.text("compare.many", { count, headWidth })}</h3>
        <attention-lab-heads part="heads" .picture=${picture}></attention-lab-heads>
        <div class="offers">${whence(lab, picture)}</div>
        <p class="hint quiet small">
          ${spoken(words, { key: "heads.says", parameters: { query: tokens[selection.query] ?? "" } })}
        </p>
        <p class="hint quiet small">${words.text("heads.hint")}</p>
      </div>
    </div>
    ${count > 1 ? html`<p class="comparison">${comparison(picture)}</p>` : nothing}
  </section>`;
}

/** The heads of a trained layer: each under its measured name; there is no one head to set beside them. */
function trainedHeads(lab: AttentionLab, picture: WeightsPicture) {
  const { words, layer, selection, tokens } = picture;
  const { heads: count, headWidth } = layer;
  const query = tokens[selection.query] ?? "";
  return html`<section aria-labelledby="heads-title">
    <h2 id="heads-title">${words.text("heads.trainedTitle", { count, layer: lab.spec.layer })}</h2>
    <p class="quiet">${prose(lab, "heads.trainedDetail", { count, headWidth })}</p>
    <attention-lab-heads part="heads" .picture=${picture}></attention-lab-heads>
    <div class="offers">${whence(lab, picture)} ${modelOffer(lab)}</div>
    <p class="hint quiet small">${spoken(words, { key: "heads.says", parameters: { query } })}</p>
    <p class="hint quiet small">${words.text("heads.hint")}</p>
  </section>`;
}

/** What the one head looks at most, and how many of the many agree. */
function comparison(picture: WeightsPicture) {
  const { words, layer, oneHead, selection, tokens, mask } = picture;
  if (!oneHead) return nothing;
  const { query } = selection;
  const one = mostLookedAt(queryRow(oneHead.weights.data, query), query, mask);
  const token = (key: number) => tokens[key] ?? "";
  const said = spoken(words, {
    key: "compare.oneSays",
    parameters: { query: token(query), key: token(one.key), percent: words.percent(one.weight) },
  });
  const list = favourites(picture);
  const rest = words.text("compare.manySay", { count: layer.heads, list });
  return html`${said}${words.text("sentence.gap")}${rest}`;
}

function matrixSection(lab: AttentionLab, picture: WeightsPicture) {
  const { words, showsTable } = lab;
  const { head } = picture.selection;
  const toggle = () => (lab.showsTable = !lab.showsTable);
  return html`<section aria-labelledby="matrix-title">
    <h2 id="matrix-title">${words.text("matrix.title", { head })}</h2>
    <p class="quiet">${prose(lab, "matrix.detail")}</p>
    <div class="beside wide-first">
      ${
        showsTable && isWhole(picture)
          ? html`<attention-lab-table part="table" .picture=${picture}></attention-lab-table>`
          : html`<attention-lab-matrix
              part="matrix"
              can-zoom
              .picture=${picture}
            ></attention-lab-matrix>`
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

/** The viewed row's sum and, of the viewed cell, once they have come, the numbers that led to its weight. */
function readout(picture: WeightsPicture) {
  const { words, layer, selection, tokens, mask } = picture;
  const { head, query, key } = selection;
  const token = tokens[query] ?? "";
  const row = weightRow(layer, head, query);
  const sum = words.decimal(row.reduce((total, weight) => total + weight, 0));
  const rowSum = spoken(words, { key: "matrix.rowSum", parameters: { query: token, sum } });
  if (key === null || !isWhole(picture)) return rowSum;
  const { scores, scaled } = picture.layer;
  const of = (tensor: typeof scores) =>
    words.decimal(queryRow(headSquare(tensor, head), query)[key] ?? 0, 4);
  const weight = isVisible(mask, query, key) ? of(layer.weights) : words.text("matrix.masked");
  const parameters = {
    query: token,
    key: tokens[key] ?? "",
    score: of(scores),
    scaled: of(scaled),
    weight,
  };
  return html`${rowSum}<br />${spoken(words, { key: "matrix.cell", parameters })}`;
}
