import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import type { Translator } from "../../lesson/translator.js";

/** A button that copies a text; where the browser refuses, the text stands there to be selected. */
export class CopyButton extends LitElement {
  static override properties: PropertyDeclarations = {
    text: { attribute: false },
    label: { attribute: false },
    words: { attribute: false },
    outcome: { state: true },
  };

  declare text: string;
  declare label: string;
  declare words: Translator;
  declare outcome: "copied" | "refused" | undefined;

  /** Within the element that it is part of, whose styles it has. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("text")) this.outcome = undefined;
  }

  protected override render() {
    const { words, label, text, outcome } = this;
    return html`<button type="button" @click=${this.#copy}>${label}</button>
      <span role="status">${outcome ? words.text(`copy.${outcome}`) : nothing}</span>
      ${
        outcome === "refused"
          ? html`<textarea readonly rows="6" aria-label=${label} .value=${text}></textarea>`
          : nothing
      }`;
  }

  #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = "copied";
    } catch {
      // Without permission, or on a page that is not a secure context and has no clipboard.
      this.outcome = "refused";
      await this.updateComplete;
      this.querySelector("textarea")?.select();
    }
  };
}
