import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Answer } from "../engine/host.js";
import { LatestWins } from "../engine/latest-wins.js";
import type { Spec } from "../spec/spec.js";
import type { Failure } from "./attention-lab.js";
import { asksTheSame, resultOf, tokensOf, type Result } from "./computation.js";
import type { Hovered } from "./selection.js";

interface Host extends ReactiveControllerHost {
  computeBeside(spec: Spec): Promise<Answer>;
}

/** A token of the second sentence that has no counterpart, while it is looked at. */
interface Alone {
  readonly query: number;
  readonly key: number | null;
  /** What was hovered then: once it is something else, this is over. */
  readonly hovered: Hovered;
}

/** The second sentence's numbers: the last that came, and what is still being asked for. */
export class TwinState implements ReactiveController {
  #host: Host;
  #latest!: LatestWins;
  #asked: Spec | undefined;
  #result: Result | undefined;
  #failure: Failure | undefined;

  alone: Alone | undefined;
  /** What was typed where it is longer than the Spec can hold. */
  overlong: string | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.hostDisconnected();
    host.addController(this);
  }

  /** The engine is let go: what was asked may stay without an answer, and is asked again. */
  hostDisconnected(): void {
    this.#asked = undefined;
    this.#latest = new LatestWins();
  }

  /** Whether the numbers of what was asked last are still to come. */
  get isComputing(): boolean {
    const { spec } = this.#result ?? {};
    const hasCome =
      spec !== undefined && this.#asked !== undefined && asksTheSame(spec, this.#asked);
    return this.#asked !== undefined && !hasCome && !this.#failure;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  /**
   * The second sentence's numbers under a Spec's settings, or undefined while there are none. While a
   * text is typed, those of the text before it stay.
   */
  resultFor(spec: Spec): Result | undefined {
    if (!this.#asked || !asksTheSame(this.#asked, spec)) void this.#ask(spec);
    const drawn = this.#failure ? undefined : this.#result;
    return drawn && asksTheSame({ ...spec, text: drawn.spec.text }, drawn.spec) ? drawn : undefined;
  }

  askAgain(): void {
    this.#asked = this.#failure = undefined;
    this.#host.requestUpdate();
  }

  async #ask(spec: Spec): Promise<void> {
    this.#asked = spec;
    this.#failure = undefined;
    const answer = await this.#latest.run(() => this.#host.computeBeside(spec));
    if (!answer || this.#asked !== spec) return;
    if (!("error" in answer)) this.#result = resultOf(spec, tokensOf(spec), answer.traces);
    else {
      const { error: message, reason } = answer;
      this.#failure = reason ? { reason } : { message };
    }
    this.#host.requestUpdate();
  }
}
