import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { longestText, mostShuffles, mostTokens } from "../spec/keys.js";
import { trainedShape } from "../spec/models.js";
import type { Ignored } from "../spec/spec.js";
import { originOf } from "../lesson/origin.js";
import type { Translator } from "../lesson/translator.js";
import type { WeightsPicture } from "../views/picture.js";
import type { AttentionLab, Failure } from "./attention-lab.js";
import { shuffledTo } from "./runs.js";
import { sections, tourOffer } from "./sections.js";
import { select, settings } from "./settings.js";

const splits = ["words", "characters", "acronym-letters"] as const;

/** The whole element: field, settings, and the figures or what stands in their place. */
export function renderLab(lab: AttentionLab, picture: WeightsPicture | undefined): TemplateResult {
  const { words, spec, failure, ignored } = lab;
  return html`<div
    lang=${words.language}
    class=${spec.hide.includes("hints") ? "without-hints" : ""}
  >
    ${lab.player && words.hasLesson ? lab.player.bar() : nothing}
    ${spec.caption === "" ? nothing : html`<p class="caption" part="caption">${spec.caption}</p>`}
    ${field(lab)} ${origin(lab)} ${shuffled(lab)}
    ${ignored.length > 0 ? notice(ignored, words, () => closeNotice(lab)) : nothing}
    ${failure ? message(failure, words) : nothing}
    ${
      picture
        ? sections(lab, picture)
        : [placeholder(lab), isWaiting(lab) ? nothing : settings(lab)]
    }
    ${lab.lesson && words.hasLesson ? lab.lesson.tourBar(lab) : nothing}
  </div>`;
}

/** For its first numbers: settings that stood there already would be pushed away by the picture. */
function isWaiting({ tokens, result, failure }: AttentionLab): boolean {
  return tokens.total > 0 && !result && !failure;
}

/** It stands above every notice, and takes the focus of one that goes. */
const textField = ".field input";

function closeNotice(lab: AttentionLab): void {
  lab.ignored = [];
  void lab.moveFocus(textField);
}

/** Where a sentence is typed. */
export function textInput(
  words: Translator,
  text: string,
  isFixed: boolean,
  onType: (text: string) => void,
): TemplateResult {
  return html`<input
    type="text"
    dir="auto"
    autocomplete="off"
    spellcheck="false"
    placeholder=${words.text("text.placeholder")}
    ?readonly=${isFixed}
    .value=${live(text)}
    @input=${(event: Event) => onType((event.target as HTMLInputElement).value)}
  />`;
}

function field(lab: AttentionLab) {
  const { words, spec, change, overlong } = lab;
  const isFixed = spec.lock.includes("text");
  const shows = (name: "text" | "split") => !spec.hide.includes(name);
  return html`<div class="field" part="field">
    ${
      shows("text")
        ? html`<label class="control text">
            <span>${words.text("text.label")}</span>
            ${textInput(
              words,
              overlong?.startsWith(spec.text) ? overlong : spec.text,
              isFixed,
              (text) => lab.type(text),
            )}
          </label>`
        : nothing
    }
    ${
      shows("split") && !isFixed && !trainedShape(spec.model)
        ? select(
            words.text("text.split"),
            splits,
            spec.tokens,
            (split) => words.text(`tokens.${split}`),
            (tokens) => change({ tokens, query: null, key: null }),
          )
        : nothing
    }
  </div>`;
}

/** Where the words stand in another order than in the field. */
function shuffled(lab: AttentionLab) {
  const { words, spec, tokens } = lab;
  if (spec.shuffle === 0) return nothing;
  const next = spec.shuffle === mostShuffles ? 1 : spec.shuffle + 1;
  const shuffleTo = (shuffle: number) => {
    lab.change(shuffledTo(spec, tokens, shuffle));
    if (shuffle === 0) void lab.moveFocus(textField);
  };
  const button = (key: "tokens.shuffleAgain" | "tokens.asWritten", shuffle: number) =>
    html`<button type="button" @click=${() => shuffleTo(shuffle)}>${words.text(key)}</button>`;
  return html`<div class="notice calm" role="status">
    <p>${words.text("tokens.shuffled", { number: String(spec.shuffle) })}</p>
    ${button("tokens.shuffleAgain", next)} ${button("tokens.asWritten", 0)}
  </div>`;
}

/** How many tokens, whose weights, and whether something is still being computed. */
function origin(lab: AttentionLab) {
  const { words, spec, tokens, overlong, isComputing, result } = lab;
  const { total, tokens: used } = tokens;
  const leftOut = total - used.length;
  const status = words.text(result ? "status.computing" : "status.loading");
  return html`<p class="origin small quiet">
      <span
        >${words.text("tokens.count", { count: total })}
        <span role="status">${isComputing ? `· ${status}` : nothing}</span>
      </span>
      <span part="origin">${originOf(spec, words)}</span>
    </p>
    ${suggestions(lab)} ${unknownWords(lab)}
    ${
      leftOut > 0
        ? html`<p class="notice" role="status">
            ${words.text("tokens.leftOut", { count: leftOut, most: mostTokens })}
          </p>`
        : nothing
    }
    ${
      overlong?.startsWith(spec.text)
        ? html`<p class="notice" role="status">
            ${words.text("text.tooLong", { count: overlong.length, most: longestText })}
          </p>`
        : nothing
    }`;
}

/** Texts that the trained model knows. */
function suggestions({ words, spec, change }: AttentionLab) {
  const shape = trainedShape(spec.model);
  if (!shape || spec.lock.includes("text") || spec.hide.includes("examples")) return nothing;
  // On a phone they are one row, of which a part is seen: browsers leave one that is seen in part as it is.
  const bringIntoView = ({ target }: Event) =>
    (target as Element).scrollIntoView({ block: "nearest", inline: "nearest" });
  return html`<div
    class="suggestions one-row small"
    role="group"
    aria-label=${words.text("model.knows")}
    @focusin=${bringIntoView}
  >
    <span class="quiet">${words.text("model.knows")}</span>
    ${shape.examples
      .filter((text) => text !== spec.text)
      .map(
        (text) =>
          html`<button
            type="button"
            @click=${() => change({ text, shuffle: 0, query: null, key: null, cell: "" })}
          >
            <bdi>${text}</bdi>
          </button>`,
      )}
  </div>`;
}

/** More of the words that a model does not know are only counted. */
const mostNamed = 8;

/** Words that the model does not know are named: it sees one and the same unknown word in their place. */
export function unknownWords({ words, result }: Pick<AttentionLab, "words" | "result">) {
  const { known, tokens } = result?.trace ?? {};
  const unknown = [...new Set(tokens?.filter((_, place) => known?.[place] === false))];
  if (unknown.length === 0) return nothing;
  const named = unknown.slice(0, mostNamed).map((text) => words.text("sentence.quoted", { text }));
  const count = unknown.length - named.length;
  const list = words.list(named);
  const said = count > 0 ? words.text("model.andMore", { list, count }) : list;
  return html`<p class="notice" role="status">
    ${words.text("model.unknown", { count: unknown.length, list: said })}
  </p>`;
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

export function message(failure: Failure, words: Translator): TemplateResult {
  return html`<p class="message" role="alert" part="message">
    ${
      "reason" in failure
        ? words.text(`error.${failure.reason}`)
        : words.text("error.engine", { message: failure.message })
    }
  </p>`;
}

/** The author's own text and picture, until there is a computed one, or where there can be none. */
function placeholder(lab: AttentionLab) {
  const { words, tokens } = lab;
  return tokens.total === 0
    ? html`<section>
        <p class="quiet">${words.text("tokens.none")}</p>
        ${tourOffer(lab)}
      </section>`
    : html`<slot></slot>`;
}
