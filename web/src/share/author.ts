import { html, type TemplateResult } from "lit";
import { stepsOf } from "../explain/steps.js";
import type { Translator } from "../lesson/translator.js";
import { controlNames, lockNames, longestCaption } from "../spec/keys.js";
import type { Spec } from "../spec/spec.js";
import type { Decisions } from "./decisions.js";

/** What an author decides about, and what comes of it. */
export interface Author {
  readonly words: Translator;
  /** The view with what has been decided so far. */
  readonly shared: Spec;
  decide(decisions: Decisions): void;
  undo(): void;
}

/** What remains for the reader: what is locked, which steps and controls, and a caption. */
export function authorChoices({ words, shared, decide, undo }: Author): TemplateResult {
  return html`<details class="author">
    <summary>${words.text("share.author")}</summary>
    <p class="quiet small">${words.text("share.authorSays")}</p>
    <label class="control">
      <span>${words.text("share.caption")}</span>
      <textarea
        rows="2"
        maxlength=${longestCaption}
        .value=${shared.caption}
        @input=${(event: Event) => decide({ caption: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </label>
    ${boxes(
      words.text("share.lock"),
      lockNames,
      shared.lock,
      (name) => words.text(`lock.${name}`),
      (lock) => decide({ lock }),
    )}
    ${boxes(
      words.text("share.steps"),
      stepsOf({ ...shared, steps: [] }),
      shared.steps,
      (name) => words.text(`step.${name}`),
      (steps) => decide({ steps }),
    )}
    ${boxes(
      words.text("share.hide"),
      controlNames,
      shared.hide,
      (name) => words.text(`control.${name}`),
      (hide) => decide({ hide }),
    )}
    <button type="button" @click=${undo}>${words.text("share.undo")}</button>
  </details>`;
}

function boxes<Name extends string>(
  legend: string,
  names: readonly Name[],
  chosen: readonly Name[],
  nameOf: (name: Name) => string,
  onChoice: (chosen: Name[]) => void,
) {
  const toggled = (name: Name) =>
    names.filter((other) => (other === name) !== chosen.includes(other));
  return html`<fieldset>
    <legend>${legend}</legend>
    ${names.map(
      (name) =>
        html`<label class="control toggle">
          <input
            type="checkbox"
            .checked=${chosen.includes(name)}
            @change=${() => onChoice(toggled(name))}
          />
          <span>${nameOf(name)}</span>
        </label>`,
    )}
  </fieldset>`;
}
