import { html, nothing, type TemplateResult } from "lit";
import { longestText, mostTokens } from "../../spec/keys.js";
import type { AttentionLab } from "../attention-lab.js";
import { tokensOf } from "../computation.js";
import { message, textInput, unknownWords } from "../render.js";
import type { Result } from "../computation.js";
import type { TwinState } from "../twin-state.js";
import { suggestedPairs } from "./two-sentences-pairs.js";

/** Where the second sentence is typed, or a pair of sentences is taken. */
export function twinField(lab: AttentionLab, state: TwinState): TemplateResult {
  const { words, spec } = lab;
  const isFixed = spec.lock.includes("text");
  const clear = () => {
    state.overlong = undefined;
    lab.change({ compare: "" });
    void lab.moveFocus(".twin-field input");
  };
  return html`${
    spec.hide.includes("text")
      ? nothing
      : html`<div class="twin-field">
          <label class="control">
            <span>${words.text("twin.label")}</span>
            ${textInput(words, typed(lab, state), isFixed, (text) => type(lab, state, text))}
          </label>
          ${
            isFixed || spec.compare === ""
              ? nothing
              : html`<button type="button" @click=${clear}>${words.text("twin.clear")}</button>`
          }
        </div>`
  }
  ${isFixed || spec.hide.includes("examples") ? nothing : pairs(lab, state)}`;
}

/** As long as it may be in the Spec, and whole in the field. */
function type(lab: AttentionLab, state: TwinState, text: string): void {
  state.overlong = text.length > longestText ? text : undefined;
  lab.change({ compare: text.slice(0, longestText) }, true);
}

function typed({ spec }: AttentionLab, { overlong }: TwinState): string {
  return isOverlong(spec, overlong) ? overlong : spec.compare;
}

function isOverlong(
  { compare }: AttentionLab["spec"],
  overlong: string | undefined,
): overlong is string {
  return overlong !== undefined && compare !== "" && overlong.startsWith(compare);
}

function pairs(lab: AttentionLab, state: TwinState) {
  const { words, spec } = lab;
  const take = (text: string, compare: string) => {
    state.overlong = undefined;
    lab.change({ text, compare, shuffle: 0, query: null, key: null, cell: "" });
  };
  return html`<div
    class="suggestions small twin-pairs"
    role="group"
    aria-label=${words.text("twin.pairs")}
  >
    <span class="quiet">${words.text("twin.pairs")}</span>
    ${suggestedPairs(spec).map(
      ([text, compare]) =>
        html`<button
          type="button"
          aria-pressed=${text === spec.text && compare === spec.compare}
          @click=${() => take(text, compare)}
        >
          <bdi>${text}</bdi> / <bdi>${compare}</bdi>
        </button>`,
    )}
  </div>`;
}

/** What is still computed, what failed, and what of the second sentence the model did not read as it is. */
export function twinNotices(
  lab: AttentionLab,
  state: TwinState,
  result: Result | undefined,
): TemplateResult {
  const { words, spec } = lab;
  const { total, tokens } = tokensOf({ ...spec, text: spec.compare });
  const notice = (said: string) => html`<p class="notice" role="status">${said}</p>`;
  const leftOut = total - tokens.length;
  return html`<p class="twin-status small quiet" role="status">
      ${state.isComputing && total > 0 ? words.text("status.computing") : nothing}
      ${total === 0 && spec.compare !== "" ? words.text("tokens.none") : nothing}
    </p>
    ${state.failure ? failed(lab, state, state.failure) : nothing}
    ${result ? unknownWords({ words, result }) : nothing}
    ${leftOut > 0 ? notice(words.text("tokens.leftOut", { count: leftOut, most: mostTokens })) : nothing}
    ${
      isOverlong(spec, state.overlong)
        ? notice(words.text("text.tooLong", { count: state.overlong.length, most: longestText }))
        : nothing
    }`;
}

function failed(
  { words }: AttentionLab,
  state: TwinState,
  failure: NonNullable<TwinState["failure"]>,
) {
  return html`${message(failure, words)}
    <button type="button" @click=${() => state.askAgain()}>${words.text("twin.again")}</button>`;
}
