import { css, html, nothing, svg, type CSSResultGroup, type PropertyValues } from "lit";
import { arrowTarget, Figure } from "./figure.js";
import type { Mask } from "../engine/types.js";
import { paintHeatmap, type Colours } from "./heatmap.js";
import { measureText } from "./measure.js";
import { cellAt, layoutMatrix, sumColumnWidth, type MatrixLayout } from "./matrix-layout.js";
import type { Picture } from "./picture.js";
import { headSquare, isVisible, queryRow } from "./trace-parts.js";

/** Numbers for every query and key, and how they are drawn. */
export interface Drawn {
  readonly name: string;
  readonly square: Float32Array; // [tokens, tokens]
  readonly colours: Colours;
  readonly mask: Mask;
}

/** One head's full matrix: rows are queries, columns are keys, numbers where they fit. */
export class MatrixFigure extends Figure {
  static override properties = {
    ...Figure.properties,
    isOneHead: { attribute: "one-head", type: Boolean },
    drawn: { attribute: false },
  };

  static override styles: CSSResultGroup = [
    Figure.styles,
    css`
      .matrix {
        position: relative;
        cursor: crosshair;
        touch-action: manipulation;
      }
      canvas {
        position: absolute;
        image-rendering: pixelated;
        background: var(--hatch);
        outline: 1px solid var(--hairline);
      }
      svg {
        position: relative;
      }
      .row {
        fill: none;
        stroke: var(--query);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }
      .row.thin {
        stroke-width: 1;
      }
      .cell {
        fill: none;
        stroke: var(--key);
        stroke-width: 2.5;
      }
      .query-label {
        fill: var(--query);
        font-weight: 600;
      }
      .key-label {
        fill: var(--key);
        font-weight: 600;
      }
    `,
  ];

  /** Draws the one head over the whole width instead of the selected head. */
  declare isOneHead: boolean;
  /** Draws these numbers instead of the selected head's weights. */
  declare drawn: Drawn | undefined;
  #layout?: MatrixLayout;
  #painted: readonly unknown[] = [];
  #isOver = false;

  constructor() {
    super();
    this.isOneHead = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { picture, width } = this;
    const isMeasured = picture?.tokens === changed.get("picture")?.tokens && !changed.has("width");
    if (!picture || width === 0 || (this.#layout && isMeasured)) return;
    const font = getComputedStyle(this).fontFamily;
    this.#layout = layoutMatrix(picture.tokens, width, (label, size) =>
      measureText(label, `600 ${size}px ${font}`),
    );
  }

  protected override render() {
    const { picture } = this;
    const layout = this.#layout;
    if (!picture || !layout) return nothing;
    const { words } = picture;
    const { name } = this.#drawn(picture);
    return html`<div
      class="matrix"
      role="group"
      tabindex="0"
      aria-roledescription=${words.text("matrix.role")}
      aria-label=${name}
      @keydown=${this.#onKey}
      @pointermove=${this.#onMove}
      @click=${this.#onClick}
    >
      <canvas aria-hidden="true"></canvas>
      <svg aria-hidden="true" width=${layout.width} height=${layout.height}>
        ${this.#axes(picture, layout)}
        ${layout.hasNumbers ? this.#numbers(picture, layout) : nothing}
        ${this.#marks(picture, layout)}
      </svg>
    </div>`;
  }

  protected override updated(): void {
    const { picture } = this;
    const canvas = this.renderRoot.querySelector("canvas");
    if (!picture || !canvas || !this.#layout) return;
    const { left, top, cell } = this.#layout;
    const { tokens } = picture;
    const { square, mask, colours } = this.#drawn(picture);
    const { buffer, byteOffset } = square;
    // A square that is cut from a tensor is a new view of it each time: what it views tells it.
    const painted = [canvas, buffer, byteOffset, mask, colours, left, top, cell];
    if (painted.every((part, index) => part === this.#painted[index])) return;
    this.#painted = painted;
    const side = `${tokens.length * cell}px`;
    // Set as properties: the page's policy refuses style attributes.
    Object.assign(canvas.style, { left: `${left}px`, top: `${top}px`, width: side, height: side });
    paintHeatmap(canvas, square, tokens.length, mask, colours);
  }

  #drawn({ layer, oneHead = layer, selection, mask, palette, tokens, words }: Picture): Drawn {
    if (this.drawn) return this.drawn;
    const { head } = selection;
    const count = tokens.length;
    return {
      name: this.isOneHead
        ? words.text("compare.oneLabel", { count })
        : words.text("matrix.label", { head, count }),
      square: this.isOneHead ? oneHead.weights.data : headSquare(layer.weights, head),
      colours: palette,
      mask,
    };
  }

  #axes({ words, tokens, selection }: Picture, layout: MatrixLayout) {
    const { left, top, cell, fontSize } = layout;
    const [middleX, middleY] = [
      left + (tokens.length * cell) / 2,
      top + (tokens.length * cell) / 2,
    ];
    const isShown = (index: number, viewed: number | null) =>
      layout.hasAllLabels || index === viewed;
    return svg`
      <text class="quiet" font-size="12" text-anchor="middle" x=${middleX} y="12">${words.text("matrix.key")}</text>
      <text class="quiet" font-size="12" text-anchor="middle" transform=${`translate(12 ${middleY}) rotate(-90)`}>${words.text("matrix.query")}</text>
      ${tokens.map((_, index) => {
        const centre = (index + 0.5) * cell;
        const columnPlace = layout.areColumnsUpright
          ? `translate(${left + centre} ${top - 6}) rotate(-90)`
          : `translate(${left + centre} ${top - 8})`;
        return [
          isShown(index, selection.query)
            ? svg`<text class=${index === selection.query ? "query-label" : ""} font-size=${fontSize}
                text-anchor="end" dominant-baseline="central" x=${left - 8} y=${top + centre}>${layout.labels[index]}</text>`
            : nothing,
          isShown(index, selection.key)
            ? svg`<text class=${index === selection.key ? "key-label" : ""} font-size=${fontSize}
                text-anchor=${layout.areColumnsUpright ? "start" : "middle"}
                dominant-baseline=${layout.areColumnsUpright ? "central" : "auto"}
                transform=${columnPlace}>${layout.labels[index]}</text>`
            : nothing,
        ];
      })}`;
  }

  #numbers(picture: Picture, { left, top, cell }: MatrixLayout) {
    const { tokens, words } = picture;
    const { square, mask, colours } = this.#drawn(picture);
    return tokens.map((_, query) => {
      const row = queryRow(square, query);
      const y = top + (query + 0.5) * cell;
      const sum = row.reduce((total, weight) => total + weight, 0);
      return svg`
        ${tokens.map((_, key) =>
          isVisible(mask, query, key)
            ? svg`<text font-size="13" text-anchor="middle" dominant-baseline="central"
                data-query=${query} data-key=${key}
                x=${left + (key + 0.5) * cell} y=${y} .style=${`fill:${colours.ink(row[key] ?? 0)}`}
              >${words.decimal(row[key] ?? 0)}</text>`
            : nothing,
        )}
        <text class="quiet sum" font-size="13" text-anchor="end" dominant-baseline="central"
          x=${left + tokens.length * cell + sumColumnWidth - 8} y=${y}>${words.decimal(sum)}</text>`;
    });
  }

  #marks({ words, tokens, selection }: Picture, layout: MatrixLayout) {
    const { left, top, cell, hasNumbers } = layout;
    const { query, key } = selection;
    const side = tokens.length * cell;
    return svg`
      ${
        query < 0
          ? nothing
          : svg`<rect class="row ${cell < 8 ? "thin" : ""}" x=${left} y=${top + query * cell} width=${side} height=${Math.max(2, cell)} />`
      }
      ${
        key === null
          ? nothing
          : svg`<rect class="cell" x=${left + key * cell} y=${top + query * cell} width=${Math.max(3, cell)} height=${Math.max(3, cell)} />`
      }
      ${
        hasNumbers
          ? svg`<text class="quiet" font-size="12" text-anchor="end" x=${left + side + sumColumnWidth - 8} y=${top - 8}>${words.text("matrix.sum")}</text>`
          : nothing
      }`;
  }

  #cellUnder(event: MouseEvent) {
    const box = this.renderRoot.querySelector("svg")?.getBoundingClientRect();
    if (!box || !this.#layout || !this.picture) return undefined;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    return cellAt(this.#layout, this.picture.tokens.length, x, y);
  }

  #onMove = (event: PointerEvent): void => {
    if (event.pointerType === "touch") return;
    const cell = this.#cellUnder(event);
    if (cell) this.pick("view", { ...cell, isOneHead: this.isOneHead });
    else if (this.#isOver) this.pick("leave");
    this.#isOver = cell !== undefined;
  };

  #onClick = (event: MouseEvent): void => {
    const cell = this.#cellUnder(event);
    if (cell) this.pick("lock", cell);
  };

  #onKey = (event: KeyboardEvent): void => {
    if (!this.picture) return;
    const { selection, tokens } = this.picture;
    const { key } = selection;
    // Where no row is viewed, the first is the next.
    const query = Math.max(0, selection.query);
    const count = tokens.length;
    const row = arrowTarget(event, selection.query, count, {
      back: ["ArrowUp"],
      forward: ["ArrowDown"],
    });
    const column = arrowTarget(event, key ?? -1, count, {
      back: ["ArrowLeft"],
      forward: ["ArrowRight"],
    });
    if (event.key === "Enter" || event.key === " ") this.pick("lock", { query, key });
    else if (column !== undefined)
      this.pick("view", { query, key: column, isOneHead: this.isOneHead });
    else if (row !== undefined)
      this.pick("view", { query: row, key: key ?? 0, isOneHead: this.isOneHead });
    else return;
    event.preventDefault();
  };
}
