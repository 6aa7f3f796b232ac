import {
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
import {
  layoutLines,
  linePath,
  mostLines,
  shownLines,
  type Chip,
  type LinesLayout,
} from "./lines-layout.js";
import { linesStyles } from "./lines-styles.js";
import { lineOffsets, lineOpacity, lineWidth } from "./line-weight.js";
import { measureText } from "./measure.js";
import type { WeightsPicture } from "./picture.js";
import { SeenFirst } from "./seen-first.js";
import { isVisible, viewedRow } from "./trace-parts.js";

/** In a long text a reader chooses how many of the strongest keys get a line. */
const choicesOfMost = [4, mostLines, 16, 32, 64];
/** So many tokens of a long text are drawn together. */
const blockSize = 64;

/** What never scrolls, in CSS pixels: the 40rem of lines-styles.ts where a host page's rem is 10 pixels. */
const neverScrolls = () => Math.min(0.7 * innerHeight, 400);

/** Token-to-token lines of the viewed query: thickness is weight. */
export class LinesFigure extends Figure<WeightsPicture> {
  static override properties = {
    ...Figure.properties,
    most: { state: true },
  };

  static override styles: CSSResultGroup = [Figure.styles, linesStyles];

  /** How many keys get a line in a long text. */
  declare most: number;
  #layout?: LinesLayout;
  #seenFirst = new SeenFirst(this);
  /** Kept: asked for while something is drawn, it makes the browser lay out the whole page. */
  #scrollTop = 0;

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
      this.#layout = layoutLines(picture.tokens, width, picture.direction, (label, size) =>
        measureText(label, `${size}px ${this.font}`),
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
    return html`<div class="scroller" @scroll=${this.#onScroll}>
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
          ${this.#lines(picture, layout, row, shown)} ${this.#queryBlocks(picture, layout, row)}
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

  #queryBlocks(picture: WeightsPicture, layout: LinesLayout, row: Float32Array) {
    const [top, bottom] = this.#sight(layout.queries[picture.selection.query]);
    const count = picture.tokens.length;
    return Array.from({ length: Math.ceil(count / blockSize) }, (_, block) => {
      const first = block * blockSize;
      const last = Math.min(first + blockSize, count) - 1;
      const isSeen =
        (layout.queries[last]?.y ?? 0) >= top && (layout.queries[first]?.y ?? 0) <= bottom;
      return this.#seenFirst.part(block, isSeen, () =>
        Array.from({ length: last - first + 1 }, (_, index) =>
          this.#queryChip(picture, layout, first + index, row),
        ),
      );
    });
  }

  /** From where to where a long text will be seen once the viewed token is in sight; see `updated`. */
  #sight(viewed: Chip | undefined): [number, number] {
    // The scroller is never higher.
    const height = 0.7 * innerHeight;
    const top = this.#scrollTop;
    if (!viewed || (viewed.y >= top && viewed.y <= top + height)) return [top, top + height];
    return [viewed.y - height, viewed.y + height];
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
    // Asking the browser would make it lay out the whole page: only of what may be too high.
    if (!scroller || !chip || !this.#layout || this.#layout.height <= neverScrolls()) return;
    if (scroller.scrollHeight <= scroller.clientHeight) return;
    const { scrollTop, clientHeight } = scroller;
    const isSeen = chip.y >= scrollTop && chip.y + chip.height <= scrollTop + clientHeight;
    if (isSeen) return;
    scroller.scrollTop = chip.y - clientHeight / 2;
    this.#scrollTop = scroller.scrollTop;
  }

  #onScroll = (event: Event): void => {
    const { scrollTop } = event.currentTarget as Element;
    if (scrollTop !== this.#scrollTop) this.#seenFirst.drawRest();
    this.#scrollTop = scrollTop;
  };

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
