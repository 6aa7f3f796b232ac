import type { ReactiveControllerHost } from "lit";
import { shortened } from "../spec/link.js";

/**
 * A readable hash as it is passed on: a long one is packed. Packing takes a moment, in which it stands
 * readable and can be copied all the same; then the host draws again.
 */
export class PackedHash {
  #host: ReactiveControllerHost;
  #readable = "";
  #hash = "";

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  of(readable: string): string {
    if (readable !== this.#readable) {
      this.#readable = this.#hash = readable;
      void this.#shorten(readable);
    }
    return this.#hash;
  }

  async #shorten(readable: string): Promise<void> {
    const hash = await shortened(readable);
    if (hash === readable || readable !== this.#readable) return;
    this.#hash = hash;
    this.#host.requestUpdate();
  }
}
