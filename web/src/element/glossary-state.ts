import type { ReactiveControllerHost } from "lit";
import type { MessageKey } from "../lesson/messages.js";

/** A term of a paragraph. */
interface Place {
  readonly paragraph: MessageKey;
  readonly term: string;
}

/** Which definition is open, under which paragraph: one at most. */
export class GlossaryState {
  #host: ReactiveControllerHost;
  #open: Place | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** The term that is open under a paragraph. */
  termUnder(paragraph: MessageKey): string | undefined {
    return this.#open?.paragraph === paragraph ? this.#open.term : undefined;
  }

  /** Opens a term's definition, or closes it where it is open. */
  toggle(paragraph: MessageKey, term: string): void {
    this.#open = this.termUnder(paragraph) === term ? undefined : { paragraph, term };
    this.#host.requestUpdate();
  }

  close(): void {
    this.#open = undefined;
    this.#host.requestUpdate();
  }
}
