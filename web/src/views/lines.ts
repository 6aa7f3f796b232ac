import {
  css,
  html,
  nothing,
  svg,
  type CSSResultGroup,
  type PropertyValues,
  type SVGTemplateResult,
} from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Figure, arrowTarget } from "./figure.js";
import { chipShape, chipText, shareText } from "./chip.js";
import { layoutLines, linePath, mostLines, shownLines, type LinesLayout } from "./lines-layout.js";
import { lineOffsets, lineOpacity, lineWidth } from "./line-weight.js";
import { measureText } from "./measure.js";
import type { WeightsPicture } from "./picture.js";
import { isVisible, viewedRow } from "./trace-parts.js";

/** In a long text a reader chooses how many of the strongest keys get a line. */
const choicesOfMost = [4, mostLines, 16, 32, 64];

/** Token-to-token lines of the viewed query: thickness is weight. */
export class LinesFigure extends Figure<WeightsPicture> {
  static override properties = {
    ...Figure.properties,
    most: { state: true },
  };

  static override styles: CSSResultGroup = [
    Figure.styles,
    css`
      .scroller {
        max-height: min(70vh, 40rem);
        overflow: hidden auto;
        padding: 4px;
        margin: -4px;
      }
      .chip {
        cursor: pointer;
      }
      svg:focus-visible {
        outline: none;
      }
      .scroller:has(svg:focus-visible) {
        outline: 2px solid var(--focus);
        border-radius: 6px;
      }
      .share {
        paint-order: stroke;
        stroke: var(--surface);
        stroke-width: 3;
      }
      .chip rect {
        fill: var(--surface);
        stroke: var(--control);
        rx: 6px;
      }
      .chip:hover rect {
        stroke: var(--quiet);
      }
      .query[aria-selected="true"] rect {
        stroke: var(--query);
        stroke-width: 2;
      }
      svg:focus-visible .query[aria-selected="true"] rect {
        stroke: var(--focus);
        stroke-width: 3;
      }
      .query[aria-selected="true"] text {
        fill: var(--query);
        font-weight: 600;
      }
      .query.locked rect {
        fill: var(--query-tint);
      }
      .key.picked rect {
        stroke: var(--key);
        stroke-width: 2;
      }
      .masked rect {
        stroke-dasharray: 2 4;
      }
      .masked text {
        fill: var(--quiet);
      }
      .line {
        fill: none;
        stroke: var(--weight);
        stroke-linecap: butt;
        stroke-dasharray: 1;
        animation: grow 300ms ease-out both;
      }
      .dim {
        opacity: 0.25;
      }
      .drawn {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 16px;
        margin-block-start: 8px;
        font-size: 0.875rem;
        color: var(--quiet);
      }
      .drawn label {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .drawn select {
        font: inherit;
        color: var(--ink);
        min-block-size: 44px;
        padding-inline: 12px;
        border: 1px solid var(--control);
        border-radius: 6px;
        background: var(--surface);
      }
      @keyframes grow {
        from {
          stroke-dashoffset: 1;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .line {
          animation: none;
        }
      }
    `,
  ];

  /** How many keys get a line in a long text. */
  declare most: number;
  #layout?: LinesLayout;

  constructor() {
    super();
    this.most = mostLines;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { picture, width } = this;
    const before = changed.get("picture");
    const sameTokens =
      before?.tokens === picture?.tokens && before?.direction === picture?.direction;
    if (picture && width > 0 && (!this.#layout || changed.has("width") || !sameTokens)) {
      const font = getComputedStyle(this).fontFamily;
      this.#layout = layoutLines(picture.tokens, width, picture.direction, (label, size) =>
        measureText(label, `${size}px ${font}`),
      );
    }
  }

  protected override render() {
    const { picture } = this;
    const layout = this.#layout;
    if (!picture || !layout || layout.queries.length !== picture.tokens.length) return nothing;
    const { words, selection } = picture;
    const row = viewedRow(picture);
    const shown = shownLines(layout, row, picture.selection.query, picture.mask, this.most);
    return html`<div class="scroller">
        <svg
          role="listbox"
          tabindex="0"
          aria-orientation="horizontal"
          aria-label=${words.text("lines.label")}
          aria-activedescendant=${`query-${selection.query}`}
          width=${layout.width}
          height=${layout.height}
          @keydown=${this.#onKey}
        >
          <g aria-hidden="true">
            ${layout.kind === "rows" ? this.#captions(picture, layout) : nothing}
          </g>
          ${this.#lines(picture, layout, row, shown)}
          ${picture.tokens.map((_, query) => this.#queryChip(picture, layout, query, row))}
          <g aria-hidden="true">
            ${
              layout.kind === "rows"
                ? picture.tokens.map((_, key) => this.#keyChip(picture, layout, key, row))
                : this.#shares(picture, layout, row, shown)
            }
          </g>
        </svg>
      </div>
      ${layout.kind === "text" ? this.#drawn(picture, row, shown) : nothing}`;
  }

  /** How many lines there are, of how many, and the choice of it. */
  #drawn(
    { words, tokens, mask, selection }: WeightsPicture,
    row: Float32Array,
    shown: readonly number[],
  ) {
    const parameters = {
      shown: shown.length,
      count: mask === "causal" ? selection.query + 1 : tokens.length,
      percent: words.percent(shown.reduce((sum, key) => sum + (row[key] ?? 0), 0)),
    };
    const onChange = (event: Event) =>
      (this.most = Number((event.target as HTMLSelectElement).value));
    return html`<div class="drawn">
      <label>
        ${words.text("lines.most")}
        <select @change=${onChange}>
          ${choicesOfMost.map(
            (most) => html`<option value=${most} .selected=${most === this.most}>${most}</option>`,
          )}
        </select>
      </label>
      <span>${words.text("lines.drawn", parameters)}</span>
    </div>`;
  }

  #captions({ words }: WeightsPicture, layout: LinesLayout): SVGTemplateResult {
    const middle = layout.width / 2;
    return svg`
      <text class="quiet" font-size="13" text-anchor="middle" x=${middle} y="13">
        ${words.text("lines.queries")}
      </text>
      <text class="quiet" font-size="13" text-anchor="middle" x=${middle} y=${layout.height - 4}>
        ${words.text("lines.keys")}
      </text>`;
  }

  #lines(
    { selection, layer, direction }: WeightsPicture,
    layout: LinesLayout,
    row: Float32Array,
    shown: readonly number[],
  ): SVGTemplateResult {
    // Mirrored text has its keys from right to left, and so its shares.
    const side = direction === "rtl" ? -1 : 1;
    const offsets = lineOffsets(row);
    // A new key for a new query, so that its lines grow instead of jumping.
    const name = (key: number) => `${selection.query}/${layer.tokens}/${key}`;
    return svg`<g aria-hidden="true">${repeat(shown, name, (key) => {
      const weight = row[key] ?? 0;
      const dim = selection.key !== null && selection.key !== key ? "dim" : "";
      return svg`<path
        class="line ${dim}"
        pathLength="1"
        data-key=${key}
        d=${linePath(layout, selection.query, key, side * (offsets[key] ?? 0))}
        stroke-width=${lineWidth(weight, layout.kind)}
        stroke-opacity=${lineOpacity(weight)}
      />`;
    })}</g>`;
  }

  #queryChip(
    { tokens, selection, lockedQuery, mask, palette }: WeightsPicture,
    layout: LinesLayout,
    query: number,
    row: Float32Array,
  ): SVGTemplateResult {
    const isText = layout.kind === "text";
    const weight = row[query] ?? 0;
    const hidden = isText && !isVisible(mask, selection.query, query) ? "masked" : "";
    const locked = lockedQuery === query ? "locked" : "";
    // Every value is a presentation attribute: a style attribute would need the policy's leave.
    return svg`<g
      class="chip query ${locked} ${hidden}"
      id=${`query-${query}`}
      role="option"
      aria-selected=${selection.query === query}
      @pointerenter=${(event: PointerEvent) => this.#onHover(event, { query, key: null })}
      @click=${() => this.pick("lock", { query, key: null })}
    >
      ${chipShape(layout.queries[query], isText ? palette.colour(weight) : undefined)}
      ${chipText(layout.queries[query], tokens[query], layout.fontSize, isText ? palette.ink(weight) : undefined)}
    </g>`;
  }

  #keyChip(
    { tokens, selection, lockedQuery, mask, words }: WeightsPicture,
    layout: LinesLayout,
    key: number,
    row: Float32Array,
  ): SVGTemplateResult {
    const chip = layout.keys[key];
    // A lock holds while the pointer crosses other queries on its way to a key.
    const asked = lockedQuery ?? selection.query;
    const visible = isVisible(mask, selection.query, key);
    return svg`<g
      class="chip key ${selection.key === key ? "picked" : ""} ${visible ? "" : "masked"}"
      data-key=${key}
      @pointerenter=${(event: PointerEvent) => this.#onHover(event, { query: asked, key })}
      @click=${() => this.pick("lock", { query: asked, key })}
    >
      ${chipShape(chip)} ${chipText(chip, tokens[key], layout.fontSize)}
      ${visible ? shareText(chip, words.percent(row[key] ?? 0), 14) : nothing}
    </g>`;
  }

  #shares(
    { words }: WeightsPicture,
    layout: LinesLayout,
    row: Float32Array,
    shown: readonly number[],
  ): SVGTemplateResult[] {
    return shown.map((key) => shareText(layout.keys[key], words.percent(row[key] ?? 0), 11));
  }

  /** Brings the viewed token into the part of a long text that is seen. */
  protected override updated(): void {
    const scroller = this.renderRoot.querySelector(".scroller");
    const chip = this.#layout?.queries[this.picture?.selection.query ?? 0];
    if (!scroller || !chip || scroller.scrollHeight <= scroller.clientHeight) return;
    const { scrollTop, clientHeight } = scroller;
    const isSeen = chip.y >= scrollTop && chip.y + chip.height <= scrollTop + clientHeight;
    if (!isSeen) scroller.scrollTop = chip.y - clientHeight / 2;
  }

  #onHover(event: PointerEvent, picked: { query?: number; key: number | null }): void {
    // A finger has no hover: its tap arrives as a click.
    if (event.pointerType === "mouse" || event.pointerType === "pen") this.pick("view", picked);
  }

  #onKey = (event: KeyboardEvent): void => {
    if (!this.picture) return;
    const { selection, tokens, direction } = this.picture;
    const [left, right] =
      direction === "rtl" ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
    const query = arrowTarget(event, selection.query, tokens.length, {
      back: [left ?? "", "ArrowUp"],
      forward: [right ?? "", "ArrowDown"],
    });
    if (query !== undefined) this.pick("view", { query, key: null });
    else if (event.key === "Enter" || event.key === " ")
      this.pick("lock", { query: selection.query });
    else return;
    event.preventDefault();
  };
}
