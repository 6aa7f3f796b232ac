import type { ReactiveController, ReactiveControllerHost } from "lit";

/** So many cells are painted at once wherever they are: it takes a millisecond. */
const fewCells = 2 ** 17;
/** How long nothing new must have come to be painted, in milliseconds. */
const pause = 120;

/**
 * Leaves large maps that are out of sight to the first pause, or until they come into sight: they take
 * as long as all the rest of a picture. Until then they are blank, and never those of an earlier text.
 */
export class PaintOrder implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #observer: IntersectionObserver | undefined;
  #waiting: (() => void) | undefined;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting) this.#paintWaiting();
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Calls `paint`, which paints all of these canvases with so many cells together, now or later. */
  paint(canvases: Iterable<HTMLCanvasElement>, cells: number, paint: () => void): void {
    this.#waiting = paint;
    if (cells <= fewCells) return this.#paintWaiting();
    this.#forget();
    // Where it stands is known when every figure has its new size, and asked for before it is seen.
    this.#frame = requestAnimationFrame(() => {
      if (this.#isInSight) return this.#paintWaiting();
      for (const canvas of canvases) canvas.width = 0;
      this.#timer = setTimeout(() => this.#paintWaiting(), pause);
    });
  }

  get #isInSight(): boolean {
    const { top, bottom } = this.#host.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  #paintWaiting(): void {
    this.#forget();
    const paint = this.#waiting;
    this.#waiting = undefined;
    paint?.();
  }

  #forget(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }
}
