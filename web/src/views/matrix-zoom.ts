import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import type { Translator } from "../lesson/translator.js";
import {
  isWhole,
  middleOf,
  panned,
  showing,
  wholeView,
  zoomed,
  type CellPlace,
  type MatrixView,
  type MatrixWindow,
  type Point,
} from "./matrix-view.js";

/** Of a button or a key. */
const stepFactor = 2;
/** Turning a wheel by so many pixels zooms by a factor of e. */
const wheelPixels = 250;
/** A wheel that counts in lines turns by so many pixels a line. */
const pixelsOfLine = 16;
/** A press that moves less is a click. */
const leastDrag = 4;

/** What a matrix tells its zoom. */
export interface Zoomable {
  readonly window: MatrixWindow;
  /** Where the cell is that buttons and keys zoom in on. */
  readonly target: CellPlace;
  /** A point of the screen, as one of the window. */
  at(clientX: number, clientY: number): Point;
}

/**
 * Zoom and pan of a matrix whose cells are too small to be read: wheel with Ctrl or Cmd, pinch, buttons,
 * keys + − 0, drag. A plain wheel and one finger scroll the page, as everywhere.
 */
export class MatrixZoom implements ReactiveController {
  #view: MatrixView | undefined;
  #drag: { x: number; y: number; isMoving: boolean } | undefined;
  #pinch: { middle: Point; distance: number } | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    /** Undefined where there is nothing to zoom. */
    private readonly zoomable: () => Zoomable | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#drag = this.#pinch = undefined;
  }

  /** What is seen through a window. */
  viewOf(window: MatrixWindow): MatrixView {
    return this.#view ?? wholeView(window);
  }

  get isZoomed(): boolean {
    return this.#view !== undefined;
  }

  /** Keeps what is seen when the window has got another size. */
  fit(window: MatrixWindow): void {
    if (this.#view) this.#set(zoomed(this.#view, window, 1, { x: 0, y: 0 }), window);
  }

  /** All of the matrix again. */
  reset(): void {
    this.#view = undefined;
    this.host.requestUpdate();
  }

  /** Follows a cell that the arrow keys went to. */
  follow(window: MatrixWindow, cell: CellPlace): void {
    if (this.#view) this.#view = showing(this.#view, window, cell);
  }

  onWheel = (event: WheelEvent): void => {
    const zoomable = this.zoomable();
    if (!zoomable || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const pixels =
      event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? pixelsOfLine : 1);
    this.#zoom(
      zoomable,
      Math.exp(-pixels / wheelPixels),
      zoomable.at(event.clientX, event.clientY),
    );
  };

  /** Whether the key was one of the zoom's. */
  onKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (!this.zoomable() || ctrlKey || metaKey || altKey) return false;
    if (key === "+" || key === "=") this.#step(stepFactor);
    else if (key === "-" || key === "−") this.#step(1 / stepFactor);
    else if (key === "0") this.reset();
    else return false;
    return true;
  }

  onPointerDown = (event: PointerEvent): void => {
    this.#drag = undefined;
    if (!this.#view || event.pointerType === "touch" || event.button !== 0) return;
    this.#drag = { x: event.clientX, y: event.clientY, isMoving: false };
  };

  /** Whether the pointer drags the matrix, and so points at no cell. */
  onPointerMove(event: PointerEvent): boolean {
    const drag = this.#drag;
    const zoomable = this.zoomable();
    if (!drag || !zoomable || !this.#view || (event.buttons & 1) === 0) return false;
    const by = { x: drag.x - event.clientX, y: drag.y - event.clientY };
    if (!drag.isMoving && Math.hypot(by.x, by.y) < leastDrag) return false;
    // From here on the pointer is the matrix's, also outside of it.
    if (!drag.isMoving) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#drag = { x: event.clientX, y: event.clientY, isMoving: true };
    this.#set(panned(this.#view, zoomable.window, by), zoomable.window);
    return true;
  }

  /** Whether a click is only the end of a drag. */
  endsDrag(): boolean {
    const isMoving = this.#drag?.isMoving ?? false;
    this.#drag = undefined;
    return isMoving;
  }

  onTouch = (event: TouchEvent): void => {
    const zoomable = this.zoomable();
    const [one, other] = event.touches;
    const before = this.#pinch;
    this.#pinch = undefined;
    if (!zoomable || !one || !other || event.touches.length > 2) return;
    event.preventDefault();
    const [from, to] = [
      zoomable.at(one.clientX, one.clientY),
      zoomable.at(other.clientX, other.clientY),
    ];
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const distance = Math.max(1, Math.hypot(from.x - to.x, from.y - to.y));
    this.#pinch = { middle, distance };
    if (!before) return;
    const { window } = zoomable;
    const view = zoomed(this.viewOf(window), window, distance / before.distance, before.middle);
    const by = { x: before.middle.x - middle.x, y: before.middle.y - middle.y };
    this.#set(panned(view, window, by), window);
  };

  /** They take no tab stop of their own: the matrix's keys do the same. */
  bar(words: Translator, { window }: Zoomable) {
    const button = (sign: string, name: string, act: () => void) =>
      html`<button type="button" tabindex="-1" aria-label=${name} title=${name} @click=${act}>
        ${sign}
      </button>`;
    const seen = Math.round(window.side / this.viewOf(window).cell);
    return html`<div class="zoom" role="group" aria-label=${words.text("matrix.zoom")}>
        ${button("+", words.text("matrix.zoomIn"), () => this.#step(stepFactor))}
        ${button("−", words.text("matrix.zoomOut"), () => this.#step(1 / stepFactor))}
        <button type="button" tabindex="-1" @click=${() => this.reset()}>
          ${words.text("matrix.whole")}
        </button>
        <span class="seen" role="status">
          ${this.isZoomed ? words.text("matrix.seen", { seen, count: window.count }) : nothing}
        </span>
      </div>
      <p class="hint">${words.text("matrix.zoomHint")}</p>`;
  }

  /** In on the target from the whole, else on the target where it is seen, else on the middle. */
  #step(factor: number): void {
    const zoomable = this.zoomable();
    if (!zoomable) return;
    const { window, target } = zoomable;
    const place = middleOf(this.viewOf(window), target);
    const isSeen = [place.x, place.y].every((at) => at >= 0 && at <= window.side);
    const middle = { x: window.side / 2, y: window.side / 2 };
    this.#zoom(zoomable, factor, isSeen ? place : middle);
  }

  #zoom({ window }: Zoomable, factor: number, point: Point): void {
    this.#set(zoomed(this.viewOf(window), window, factor, point), window);
  }

  #set(view: MatrixView, window: MatrixWindow): void {
    this.#view = isWhole(view, window) ? undefined : view;
    this.host.requestUpdate();
  }
}
