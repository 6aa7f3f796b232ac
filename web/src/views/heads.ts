import { css, html, nothing, type CSSResultGroup, type PropertyValues } from "lit";
import { arrowTarget, Figure } from "./figure.js";
import { headGrid } from "./head-grid.js";
import { paintHeatmap } from "./heatmap.js";
import { PaintOrder } from "./paint-order.js";
import type { WeightsPicture } from "./picture.js";
import { measuredName } from "./measured.js";
import { headSquare, mostLookedAt, weightRow } from "./trace-parts.js";

/** All heads as small maps of the same sentence: hover to view, click to lock. */
export class HeadsFigure extends Figure<WeightsPicture> {
  static override styles: CSSResultGroup = [
    Figure.styles,
    headGrid,
    css`
      /* A measured name needs room below its map. */
      .heads.named {
        grid-template-columns: repeat(auto-fill, minmax(min(30%, 130px), 1fr));
      }
      .head {
        cursor: pointer;
        text-align: start;
        min-width: 0;
      }
      canvas {
        display: block;
        box-sizing: border-box;
        inline-size: 100%;
        aspect-ratio: 1;
        image-rendering: pixelated;
        border: 1px solid var(--hairline);
        outline: 2px solid transparent;
        outline-offset: 2px;
        background: var(--hatch);
      }
      .head:hover canvas {
        outline-color: var(--control);
      }
      .head[aria-selected="true"] canvas {
        outline-color: var(--weight);
      }
      .off canvas {
        opacity: 0.35;
      }
      .name {
        margin-block-start: 6px;
        font-size: 0.8125rem;
        color: var(--quiet);
      }
      .head[aria-selected="true"] .name {
        color: inherit;
        font-weight: 600;
      }
      .measured {
        font-size: 0.8125rem;
        color: var(--weight-ink, inherit);
        overflow-wrap: anywhere;
      }
      .says {
        font-size: 0.8125rem;
        display: flex;
        gap: 0.4em;
      }
      .says bdi {
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .heads:focus-visible {
        outline: none;
      }
      .heads:focus-visible .head[aria-selected="true"] canvas {
        outline: 3px solid var(--focus);
      }
    `,
  ];

  #order = new PaintOrder(this);

  protected override render() {
    const { picture } = this;
    if (!picture) return nothing;
    const { words, layer, selection } = picture;
    return html`<div
      class="heads ${picture.scores ? "named" : ""}"
      role="listbox"
      tabindex="0"
      aria-label=${words.text("heads.label")}
      aria-activedescendant=${selection.head < 0 ? nothing : `head-${selection.head}`}
      @keydown=${this.#onKey}
    >
      ${Array.from({ length: layer.heads }, (_, head) => this.#head(picture, head))}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { picture } = this;
    if (!picture) return;
    const { layer, mask, palette } = picture;
    const before = changed.get("picture");
    if (before?.layer.weights === layer.weights && before.palette === palette) return;
    const canvases = this.renderRoot.querySelectorAll("canvas");
    this.#order.paint(canvases, layer.weights.data.length, () =>
      canvases.forEach((canvas, head) => {
        paintHeatmap(canvas, headSquare(layer.weights, head), layer.tokens, mask, palette);
      }),
    );
  }

  #head(picture: WeightsPicture, head: number) {
    const { words, layer, selection, tokens, mask, off } = picture;
    const { query } = selection;
    const look = mostLookedAt(weightRow(layer, head, query), query, mask);
    const key = tokens[look.key] ?? "";
    const percent = words.percent(look.weight);
    const isOff = off.includes(head);
    const name = words.text(isOff ? "heads.nameOff" : "heads.name", { head });
    const measured = measuredName(picture, head);
    return html`<div
      class="head ${isOff ? "off" : ""}"
      id=${`head-${head}`}
      role="option"
      aria-selected=${selection.head === head}
      aria-label=${words.text("heads.option", { name: [name, measured].filter(Boolean).join(", "), key, percent })}
      @pointerenter=${(event: PointerEvent) => this.#onHover(event, head)}
      @click=${() => this.pick("lock", { head })}
    >
      <canvas></canvas>
      <div class="name">${name}</div>
      ${measured ? html`<div class="measured">${measured}</div>` : nothing}
      <div class="says"><bdi>${key}</bdi><span>${percent}</span></div>
    </div>`;
  }

  /** Up and down go by the rows of maps that the width gives. */
  #rowAbove({ key }: KeyboardEvent, head: number, heads: number): number | undefined {
    const grid = this.renderRoot.querySelector(".heads");
    if (!grid || (key !== "ArrowUp" && key !== "ArrowDown")) return undefined;
    const columns = getComputedStyle(grid).gridTemplateColumns.split(" ").length;
    const target = head + (key === "ArrowUp" ? -columns : columns);
    return target >= 0 && target < heads ? target : head;
  }

  #onHover(event: PointerEvent, head: number): void {
    if (event.pointerType !== "touch") this.pick("view", { head, isOneHead: false });
  }

  #onKey = (event: KeyboardEvent): void => {
    if (!this.picture) return;
    const { selection, layer } = this.picture;
    const arrows = { back: ["ArrowLeft"], forward: ["ArrowRight"] };
    const head =
      this.#rowAbove(event, selection.head, layer.heads) ??
      arrowTarget(event, selection.head, layer.heads, arrows);
    if (head !== undefined) this.pick("view", { head, isOneHead: false });
    else if (event.key === "Enter" || event.key === " ")
      this.pick("lock", { head: selection.head });
    else return;
    event.preventDefault();
  };
}
