import { nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import { guard } from "lit/directives/guard.js";
import type { DirectiveResult } from "lit/directive.js";

/** How long nothing new must have come to be drawn, in milliseconds. */
const pause = 120;

/**
 * Draws the parts of a long figure that are in sight, and the others in the first pause: until then
 * these stay what they were. All are drawn once the reader scrolls.
 */
export class SeenFirst implements ReactiveController {
  #host: ReactiveControllerHost;
  /** For each part the turn in which it was drawn last. */
  #drawn: (number | undefined)[] = [];
  #turn = 0;
  #parts = 0;
  /** Whether parts wait for the pause. */
  #isWaiting = false;
  #isWhole = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#isWaiting) this.#drawSoon();
  }

  hostUpdate(): void {
    this.#turn += 1;
    this.#parts = 0;
  }

  hostUpdated(): void {
    this.#isWhole = false;
    // What is gone begins anew when it comes back.
    this.#drawn.length = this.#parts;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** A part of what the host renders; parts are told apart by their number. */
  part(number: number, isSeen: boolean, draw: () => unknown): DirectiveResult {
    this.#parts = Math.max(this.#parts, number + 1);
    if (isSeen || this.#isWhole) this.#drawn[number] = this.#turn;
    else this.#drawSoon();
    const turn = this.#drawn[number];
    return guard([turn], () => (turn === undefined ? nothing : draw()));
  }

  /** Draws at once what waits for a pause. */
  readonly drawRest = (): void => {
    if (!this.#isWaiting) return;
    clearTimeout(this.#timer);
    this.#isWaiting = false;
    this.#isWhole = true;
    this.#host.requestUpdate();
  };

  #drawSoon(): void {
    this.#isWaiting = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.drawRest, pause);
  }
}
