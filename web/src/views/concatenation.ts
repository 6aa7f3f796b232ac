import { css, html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { WeightTensors } from "../engine/types.js";
import type { HeadShare } from "../explain/head-shares.js";
import { concatenationStrips, type Strip } from "./concatenation-strips.js";
import { arrowTarget, Figure } from "./figure.js";
import { headGrid } from "./head-grid.js";
import type { Theme } from "./palette.js";
import type { Picture } from "./picture.js";
import { paintStrip } from "./strip.js";

/** A reader switched a head off or on. */
export class HeadSwitchEvent extends Event {
  static readonly type = "attention-head-switch";
  constructor(readonly head: number) {
    super(HeadSwitchEvent.type, { bubbles: true });
  }
}

/**
 * All heads into one output: the viewed token's mixed numbers, head beside head, each head's rows of
 * W_O under them, what comes of both, and its share as a length; then the output, their sum.
 */
export class ConcatenationFigure extends Figure {
  static override properties = {
    ...Figure.properties,
    parameters: { attribute: false },
    shares: { attribute: false },
    theme: { attribute: false },
  };

  static override styles: CSSResultGroup = [
    Figure.styles,
    headGrid,
    css`
      button {
        font: inherit;
        font-size: 0.8125rem;
        color: inherit;
        text-align: start;
        min-block-size: 44px;
        min-inline-size: 0;
        padding: 4px;
        border: 1px solid transparent;
        border-radius: 4px;
        background: none;
        cursor: pointer;
      }
      button:hover {
        border-color: var(--control);
      }
      button.viewed {
        border-color: var(--weight);
      }
      .name {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        column-gap: 4px;
      }
      .viewed .name {
        font-weight: 600;
      }
      .state {
        color: var(--quiet);
        font-weight: 400;
      }
      canvas {
        display: block;
        inline-size: 100%;
        block-size: 16px;
        margin-block-start: 4px;
        outline: 1px solid var(--hairline);
      }
      canvas.rows {
        block-size: 48px;
      }
      .off canvas {
        opacity: 0.35;
      }
      .length {
        block-size: 12px;
        margin-block-start: 6px;
        background: var(--output);
        border: 1px solid var(--output);
        min-inline-size: 1px;
      }
      .length.against {
        background: none;
        border-style: dashed;
      }
      .off .length {
        visibility: hidden;
      }
      .whole {
        padding: 12px 4px 0;
        font-size: 0.8125rem;
      }
      .whole canvas {
        block-size: 24px;
      }
      b {
        color: var(--output);
      }
    `,
  ];

  declare parameters?: WeightTensors;
  declare shares: readonly HeadShare[];
  declare theme: Theme;

  #painted?: readonly unknown[];

  constructor() {
    super();
    this.shares = [];
    this.theme = "light";
  }

  protected override render() {
    const { picture, shares } = this;
    if (!picture) return nothing;
    const { words, allOn, tokens, selection } = picture;
    const query = tokens[selection.query] ?? "";
    return html`<div
        class="heads"
        role="toolbar"
        aria-label=${words.text("shares.switches")}
        @keydown=${this.#onKey}
      >
        ${shares.map((share) => this.#head(picture, share))}
      </div>
      ${this.#whole("now", words.parts("shares.output", { query }))}
      ${allOn ? this.#whole("all", words.parts("shares.outputAllOn", { query })) : nothing}`;
  }

  protected override updated(): void {
    const { picture, parameters, shares, theme, width } = this;
    if (!picture || !parameters) return;
    const { layer, allOn, selection } = picture;
    // Every strip is measured, which costs a layout: not for what leaves them as they are.
    const painted = [layer, allOn, parameters, selection.query, theme, width];
    if (painted.every((part, index) => part === this.#painted?.[index])) return;
    this.#painted = painted;
    const { heads, output, outputAllOn } = concatenationStrips(picture, parameters, shares, theme);
    const paint = (name: string, { values, columns, colours }: Strip) => {
      const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`canvas.${name}`);
      if (canvas) paintStrip(canvas, values, columns, colours);
    };
    for (const { head, strips } of heads) {
      paint(`mixed-${head}`, strips.mixed);
      paint(`rows-${head}`, strips.rows);
      paint(`part-${head}`, strips.product);
    }
    paint("now", output);
    if (outputAllOn) paint("all", outputAllOn);
  }

  #head({ words, selection, off }: Picture, { head, share }: HeadShare): TemplateResult {
    const isOff = off.includes(head);
    const isViewed = head === selection.head;
    const widest = Math.max(...this.shares.map((other) => Math.abs(other.share))) || 1;
    const length = `inline-size: ${(Math.abs(share) / widest) * 100}%`;
    const state = isOff ? words.text("heads.off") : words.percent(share);
    return html`<button
      type="button"
      role="switch"
      aria-checked=${!isOff}
      aria-label=${`${words.text("heads.name", { head })}, ${state}`}
      tabindex=${isViewed ? 0 : -1}
      class="${isOff ? "off" : ""} ${isViewed ? "viewed" : ""}"
      @pointerenter=${(event: PointerEvent) => {
        if (event.pointerType !== "touch") this.#view(head);
      }}
      @focus=${() => {
        if (!isViewed) this.#view(head);
      }}
      @click=${() => this.dispatchEvent(new HeadSwitchEvent(head))}
    >
      <span class="name">
        <span>${words.text("heads.name", { head })}</span><span class="state">${state}</span>
      </span>
      <canvas class=${`mixed-${head}`}></canvas>
      <canvas class=${`rows rows-${head}`}></canvas>
      <canvas class=${`part-${head}`}></canvas>
      <div class="length ${share < 0 ? "against" : ""}" .style=${length}></div>
    </button>`;
  }

  #whole(name: string, parts: readonly { text: string; name?: string }[]): TemplateResult {
    return html`<div class="whole">
      ${parts.map(({ text, name: filled }) =>
        filled === "query" ? html`<b><bdi>${text}</bdi></b>` : text,
      )}
      <canvas class=${name}></canvas>
    </div>`;
  }

  #view(head: number): void {
    this.pick("view", { head, isOneHead: false });
  }

  #onKey = (event: KeyboardEvent): void => {
    if (!this.picture) return;
    const { head } = this.picture.selection;
    const target = arrowTarget(event, head, this.shares.length, {
      back: ["ArrowLeft", "ArrowUp"],
      forward: ["ArrowRight", "ArrowDown"],
    });
    if (target === undefined) return;
    event.preventDefault();
    this.#view(target);
    this.renderRoot.querySelectorAll<HTMLElement>("button")[target]?.focus();
  };
}
