import type { ReactiveController, ReactiveControllerHost } from "lit";

/** How long nothing must be typed or dragged until the lesson follows, in milliseconds. */
const pause = 120;

/**
 * While a reader types or drags, the first view alone keeps up with it: the lesson below it is more
 * to draw, and follows in the first pause.
 */
export class LessonRest implements ReactiveController {
  /** Whether what stands below the first view stays as it is. */
  isOn = false;

  #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  begin(): void {
    clearTimeout(this.#timer);
    this.isOn = true;
  }

  /** The element has the newest numbers: unless something is typed again, the lesson follows. */
  endSoon(): void {
    if (!this.isOn) return;
    clearTimeout(this.#timer);
    // The pause begins when the figures have drawn them, which they do before any timer runs.
    this.#timer = setTimeout(() => (this.#timer = setTimeout(() => this.#end(), pause)));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.isOn = false;
  }

  #end(): void {
    this.isOn = false;
    this.#host.requestUpdate();
  }
}
