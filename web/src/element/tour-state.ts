import type { ReactiveController } from "lit";
import { formatted, isKeyName, type KnownSpec, type Spec } from "../spec/spec.js";
import type { AttentionLab } from "./attention-lab.js";
import { asksTheSame } from "./computation.js";
import { bringIntoView } from "./motion.js";

/** What a stop shows. */
interface Shown {
  readonly stop: number;
  /** The tokens that it speaks of. */
  readonly place: { readonly query: number; readonly key: number };
  /** What it has set. */
  readonly set: Partial<KnownSpec>;
  /** The figure that it speaks of: a selector in the element's shadow tree. */
  readonly figure: string;
}

/** Space around the figure that is brought into view, in CSS pixels. */
const margin = 16;

/** Where the tour is, what it has set, and the figure that it points out. */
export class TourState implements ReactiveController {
  /** on: at a stop; over: ended, the way back is offered; off: nothing is drawn. */
  phase: "off" | "on" | "over" = "off";
  /** The stop; undefined before the first, for which a text may be too short. */
  shown: Shown | undefined;
  /** What the reader had before. */
  before: Spec | undefined;

  #lab: AttentionLab;
  #figure: Element | null = null;
  #isArriving = false;

  constructor(lab: AttentionLab) {
    this.#lab = lab;
    lab.addController(this);
  }

  start(): void {
    // Begun again, it still leads back to where the reader was at first.
    if (this.phase === "off") this.before = this.#lab.spec;
    this.phase = "on";
    this.shown = undefined;
    // What is being typed is an entry of the history by itself; the tour's stops are one together.
    this.#lab.change({});
    this.#focusBar();
  }

  moveTo(shown: Shown): void {
    this.phase = "on";
    this.shown = shown;
    this.#isArriving = true;
    this.#lab.walk?.start();
    this.#lab.change(shown.set, true);
  }

  /** Ends the tour: everything stays as it is, and the way back is offered. */
  end(): void {
    this.phase = "over";
    this.#lab.change({});
    this.#focusBar();
  }

  /** Another Spec has come from outside, such as by the browser's Back. */
  pause(): void {
    if (this.phase === "on" && this.shown) this.phase = "over";
  }

  close(): void {
    this.phase = "off";
    this.#lab.style.removeProperty("--tour-height");
    this.#lab.requestUpdate();
    this.#focusOn(".take-tour");
  }

  restore(): void {
    if (this.before) this.#lab.change(this.before);
    this.close();
  }

  /** Whether what a stop has set still holds; `free` are the keys that a reader may change there. */
  holds(free: readonly string[]): boolean {
    const { spec } = this.#lab;
    const set = { ...spec, ...this.shown?.set };
    return Object.keys(set).every(
      (name) =>
        !isKeyName(name) || free.includes(name) || formatted(set, name) === formatted(spec, name),
    );
  }

  /** Whether the numbers that are drawn are those of the Spec. */
  get isSettled(): boolean {
    const { result, spec } = this.#lab;
    return result !== undefined && asksTheSame(result.spec, spec);
  }

  hostUpdated(): void {
    const selector = this.phase === "on" ? this.shown?.figure : undefined;
    const figure = selector ? this.#lab.renderRoot.querySelector(selector) : null;
    if (figure !== this.#figure) {
      this.#figure?.removeAttribute("data-toured");
      figure?.setAttribute("data-toured", "");
      this.#figure = figure;
    }
    if (!figure || !this.#isArriving || !this.isSettled) return;
    this.#isArriving = false;
    void this.#bringIntoView(figure as HTMLElement);
  }

  /** Between the sentence above and the tour's own bar below. */
  async #bringIntoView(figure: HTMLElement): Promise<void> {
    await this.#lab.updateComplete;
    // The figures measure themselves in one frame, and are drawn in the next.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const above = this.#heightOf(".sentence") + margin;
    const below = this.#heightOf(".tour") + margin;
    this.#lab.style.setProperty("--tour-height", `${below}px`);
    figure.style.scrollMarginBlock = `${above}px ${below}px`;
    const fits = figure.offsetHeight <= innerHeight - above - below;
    bringIntoView(figure, fits ? "nearest" : "start", this.#lab);
  }

  #heightOf(selector: string): number {
    return this.#lab.renderRoot.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0;
  }

  #focusBar(): void {
    this.#focusOn(".tour");
  }

  async #focusOn(selector: string): Promise<void> {
    await this.#lab.updateComplete;
    this.#lab.renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }
}
