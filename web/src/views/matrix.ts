import { html, nothing, type CSSResultGroup, type PropertyValues } from "lit";
import { arrowTarget, Figure } from "./figure.js";
import type { Mask } from "../engine/types.js";
import { paintHeatmap, type Colours } from "./heatmap.js";
import { measureText } from "./measure.js";
import { cellAt, layoutMatrix, type MatrixLayout } from "./matrix-layout.js";
import { matrixAxes, matrixMarks, matrixNumbers, type MatrixScene } from "./matrix-marks.js";
import { matrixStyles } from "./matrix-styles.js";
import type { CellPlace, MatrixWindow } from "./matrix-view.js";
import { MatrixZoom, type Zoomable } from "./matrix-zoom.js";
import { PaintOrder } from "./paint-order.js";
import type { WeightsPicture } from "./picture.js";
import { mostLookedAt, queryRow, weightSquare } from "./trace-parts.js";

/** Numbers for every query and key, and how they are drawn. */
export interface Drawn {
  readonly name: string;
  readonly square: Float32Array; // [tokens, tokens]
  readonly colours: Colours;
  readonly mask: Mask;
}

/**
 * One head's full matrix: rows are queries, columns are keys, numbers where they fit. Where cells are too
 * small for labels, it can be zoomed.
 */
export class MatrixFigure extends Figure<WeightsPicture> {
  static override properties = {
    ...Figure.properties,
    isOneHead: { attribute: "one-head", type: Boolean },
    canZoom: { attribute: "can-zoom", type: Boolean },
    drawn: { attribute: false },
  };

  static override styles: CSSResultGroup = [Figure.styles, matrixStyles];

  /** Draws the one head over the whole width instead of the selected head. */
  declare isOneHead: boolean;
  /** Offers zoom where cells are too small for labels. */
  declare canZoom: boolean;
  /** Draws these numbers instead of the selected head's weights. */
  declare drawn: Drawn | undefined;
  #layout?: MatrixLayout;
  /** The tokens that it is for. */
  #laid?: WeightsPicture["tokens"];
  #order = new PaintOrder(this);
  #painted: readonly unknown[] = [];
  #isOver = false;
  /** Whether the arrow keys have gone to a cell that is still to be brought into the window. */
  #isFollowing = false;
  #zoom = new MatrixZoom(this, () => this.#zoomable());

  constructor() {
    super();
    this.isOneHead = false;
    this.canZoom = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { picture, width } = this;
    if (!picture || width === 0) return;
    const { tokens, selection } = picture;
    if (!this.#layout || changed.has("width") || this.#laid !== tokens) {
      this.#layout = layoutMatrix(tokens, width, (label, size) =>
        measureText(label, `600 ${size}px ${this.font}`),
      );
      if (this.#laid?.length === tokens.length) this.#zoom.fit(windowOf(picture, this.#layout));
      else this.#zoom.reset();
      this.#laid = tokens;
    }
    const { query, key } = selection;
    if (this.#isFollowing && query >= 0) {
      this.#zoom.follow(windowOf(picture, this.#layout), { query, key: key ?? 0 });
    }
    this.#isFollowing = false;
  }

  protected override render() {
    const scene = this.#scene();
    if (!scene) return nothing;
    const { picture, layout, drawn } = scene;
    const { words } = picture;
    const zoom = this.#zoom;
    const zoomable = this.#zoomable();
    const state = [zoomable ? "zoomable" : "", zoom.isZoomed ? "zoomed" : ""].join(" ");
    // Only where there is something to zoom may a finger's move have to wait for an answer.
    const touch = zoomable ? { handleEvent: zoom.onTouch, passive: false } : nothing;
    return html`<div
        class="matrix ${state}"
        role="group"
        tabindex="0"
        aria-roledescription=${words.text("matrix.role")}
        aria-label=${drawn.name}
        @keydown=${this.#onKey}
        @pointerdown=${zoom.onPointerDown}
        @pointermove=${this.#onMove}
        @click=${this.#onClick}
        @wheel=${zoomable ? zoom.onWheel : nothing}
        @touchstart=${touch}
        @touchmove=${touch}
        @touchend=${touch}
      >
        <div class="window"><canvas aria-hidden="true"></canvas></div>
        <svg aria-hidden="true" width=${layout.width} height=${layout.height}>
          ${matrixAxes(scene)} ${matrixNumbers(scene)} ${matrixMarks(scene)}
        </svg>
      </div>
      ${zoomable ? zoom.bar(words, zoomable) : nothing}`;
  }

  protected override updated(): void {
    const scene = this.#scene();
    const canvas = this.renderRoot.querySelector("canvas");
    if (!scene || !canvas?.parentElement) return;
    const { layout, window, view, drawn } = scene;
    // Set as properties: the page's policy refuses style attributes.
    place(canvas.parentElement, layout.left, layout.top, window.side);
    place(canvas, -view.x, -view.y, window.count * view.cell);
    const { square, mask, colours } = drawn;
    // A square that is cut from a tensor is a new view of it each time: what it views tells it.
    const painted = [canvas, square.buffer, square.byteOffset, mask, colours];
    if (painted.every((part, index) => part === this.#painted[index])) return;
    this.#painted = painted;
    this.#order.paint([canvas], square.length, () =>
      paintHeatmap(canvas, square, window.count, mask, colours),
    );
  }

  #scene(): MatrixScene | undefined {
    const { picture } = this;
    const layout = this.#layout;
    if (!picture || !layout) return undefined;
    const window = windowOf(picture, layout);
    return {
      picture,
      layout,
      window,
      view: this.#zoom.viewOf(window),
      drawn: this.#drawn(picture),
    };
  }

  #zoomable(): Zoomable | undefined {
    const { picture, canZoom } = this;
    const layout = this.#layout;
    if (!picture || !layout || !canZoom || layout.hasAllLabels) return undefined;
    const { selection } = picture;
    const { square, mask } = this.#drawn(picture);
    const query = Math.max(0, selection.query);
    const key = selection.key ?? mostLookedAt(queryRow(square, query), query, mask).key;
    return {
      window: windowOf(picture, layout),
      target: { query, key },
      at: (clientX, clientY) => {
        const { x, y } = this.#pointAt(clientX, clientY);
        return { x: x - layout.left, y: y - layout.top };
      },
    };
  }

  #drawn({
    layer,
    oneHead = layer,
    selection,
    mask,
    palette,
    tokens,
    words,
  }: WeightsPicture): Drawn {
    if (this.drawn) return this.drawn;
    const { head } = selection;
    const count = tokens.length;
    return {
      name: this.isOneHead
        ? words.text("compare.oneLabel", { count })
        : words.text("matrix.label", { head, count }),
      square: this.isOneHead ? oneHead.weights.data : weightSquare(layer, head),
      colours: palette,
      mask,
    };
  }

  /** A point of the screen, from the figure's corner. */
  #pointAt(clientX: number, clientY: number) {
    const box = this.renderRoot.querySelector("svg")?.getBoundingClientRect();
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
  }

  #cellUnder({ clientX, clientY }: MouseEvent) {
    const scene = this.#scene();
    if (!scene) return undefined;
    const { x, y } = this.#pointAt(clientX, clientY);
    return cellAt(scene.layout, scene.window.count, x, y, scene.view);
  }

  #onMove = (event: PointerEvent): void => {
    if (event.pointerType === "touch" || this.#zoom.onPointerMove(event)) return;
    const cell = this.#cellUnder(event);
    if (cell) this.pick("view", { ...cell, isOneHead: this.isOneHead });
    else if (this.#isOver) this.pick("leave");
    this.#isOver = cell !== undefined;
  };

  #onClick = (event: MouseEvent): void => {
    const cell = this.#zoom.endsDrag() ? undefined : this.#cellUnder(event);
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
    else if (column !== undefined) this.#go({ query, key: column });
    else if (row !== undefined) this.#go({ query: row, key: key ?? 0 });
    else if (!this.#zoom.onKey(event)) return;
    event.preventDefault();
  };

  #go(cell: CellPlace): void {
    this.#isFollowing = true;
    this.pick("view", { ...cell, isOneHead: this.isOneHead });
  }
}

function windowOf({ tokens }: WeightsPicture, { cell }: MatrixLayout): MatrixWindow {
  return { count: tokens.length, side: tokens.length * cell };
}

function place({ style }: HTMLElement, left: number, top: number, side: number): void {
  const [width, height] = [`${side}px`, `${side}px`];
  Object.assign(style, { left: `${left}px`, top: `${top}px`, width, height });
}
