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
  #isInSight = true; // until it is known
  #observer: IntersectionObserver | undefined;
  #waiting: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      this.#isInSight = entries.at(-1)?.isIntersecting ?? true;
      if (this.#isInSight) this.#paintWaiting();
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Calls `paint`, which paints all of these canvases with so many cells together, now or later. */
  paint(canvases: Iterable<HTMLCanvasElement>, cells: number, paint: () => void): void {
    clearTimeout(this.#timer);
    this.#waiting = paint;
    if (this.#isInSight || cells <= fewCells) return this.#paintWaiting();
    for (const canvas of canvases) canvas.width = 0;
    this.#timer = setTimeout(() => this.#paintWaiting(), pause);
  }

  #paintWaiting(): void {
    clearTimeout(this.#timer);
    const paint = this.#waiting;
    this.#waiting = undefined;
    paint?.();
  }
}
