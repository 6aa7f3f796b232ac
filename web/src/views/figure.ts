import { css, LitElement, type CSSResultGroup, type PropertyDeclarations } from "lit";
import { PickEvent, type Picture, type Selection, type WeightsPicture } from "./picture.js";

/** What every view has in common: its picture, its measured width, and the reader's acts. */
export abstract class Figure<Shown extends WeightsPicture = Picture> extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static override properties: PropertyDeclarations = {
    picture: { attribute: false },
    width: { state: true },
  };

  static override styles: CSSResultGroup = css`
    :host {
      display: block;
      min-width: 0;
    }
    :host([hidden]) {
      display: none;
    }
    svg {
      display: block;
      overflow: visible;
      font-family: inherit;
    }
    text {
      fill: currentColor;
      font-variant-numeric: tabular-nums;
    }
    .quiet {
      fill: var(--quiet);
    }
    :focus {
      outline: none;
    }
    /* Clear of what stays at the top, and at the bottom, of the window: section-styles.ts. */
    :is(button, [tabindex]) {
      scroll-margin-block: 6rem var(--tour-height, 0);
    }
    :focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: 3px;
      border-radius: 4px;
    }
  `;

  declare picture?: Shown;
  /** Of the place that the figure has, in CSS pixels; 0 before it is known. */
  declare width: number;

  /** The font's family, read whenever the width is: asked for while one types, it makes the browser work out every style. */
  protected font = "";

  #resize?: ResizeObserver;

  constructor() {
    super();
    this.width = 0;
    this.addEventListener("pointerleave", () => this.pick("leave"));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // At once: drawn a frame later, the figure would push away what is below it.
    this.#measured(this.clientWidth);
    this.#resize = new ResizeObserver(([entry]) => this.#measured(entry?.contentRect.width ?? 0));
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  #measured(width: number): void {
    this.font = getComputedStyle(this).fontFamily;
    this.width = Math.floor(width);
  }

  protected pick(act: PickEvent["act"], picked: Partial<Selection> = {}): void {
    this.dispatchEvent(new PickEvent(act, picked));
  }
}

/** Where an arrow key leads from `index` in a row of `count`, or undefined for any other key. */
export function arrowTarget(
  { key }: KeyboardEvent,
  index: number,
  count: number,
  { back, forward }: { back: readonly string[]; forward: readonly string[] },
): number | undefined {
  if (back.includes(key)) return Math.max(0, index - 1);
  if (forward.includes(key)) return Math.min(count - 1, index + 1);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
