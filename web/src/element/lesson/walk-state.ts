import { formatCell, type Cell } from "../../explain/cell.js";
import { stepOf } from "../../explain/steps.js";
import type { KnownSpec } from "../../spec/spec.js";
import type { AttentionLab } from "../attention-lab.js";
import { extentOf } from "../computation.js";
import { bringIntoView } from "../motion.js";

/** What the walk remembers besides the Spec: the way to a number. */
export class WalkState {
  /** The numbers that were walked through to the one whose making is shown. */
  trail: readonly Cell[] = [];
  showsAllTerms = false;

  #lab: AttentionLab;

  constructor(lab: AttentionLab) {
    this.#lab = lab;
  }

  /** Begins a new way. */
  start(): void {
    this.trail = [];
  }

  /** Shows how a number is made, or no longer. */
  async choose(cell: Cell | undefined): Promise<void> {
    this.start();
    this.#lab.change({ cell: cell ? formatCell(cell) : "" });
    if (!cell) return;
    await this.#lab.updateComplete;
    this.#bringIntoView("nearest");
  }

  /** Goes to the walk, and there to how a number is made. */
  async show(cell: Cell, head: number): Promise<void> {
    this.start();
    this.#lab.change({ ...this.#placeOf(cell), head });
    // The panel is drawn once the matrices are there; without them there is none.
    await this.#lab.parametersLoad.load(this.#lab.spec).catch(() => undefined);
    await this.#lab.updateComplete;
    // The figures above are drawn a frame later: what is scrolled to must not move away again.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    this.#bringIntoView("end");
    this.#making?.focus({ preventScroll: true });
  }

  /** From a number to one that it is made of. */
  goOn(from: Cell, to: Cell): void {
    this.trail = [...this.trail, from];
    this.#goTo(to);
  }

  /** Back to a number of the trail. */
  goBack(index: number): void {
    const cell = this.trail[index];
    this.trail = this.trail.slice(0, index);
    if (cell) this.#goTo(cell);
  }

  toggleTerms(): void {
    this.showsAllTerms = !this.showsAllTerms;
    this.#lab.requestUpdate();
  }

  #bringIntoView(block: ScrollLogicalPosition): void {
    if (this.#making) bringIntoView(this.#making, block, this.#lab);
  }

  get #making(): HTMLElement | null {
    return this.#lab.renderRoot.querySelector(".made");
  }

  #placeOf(cell: Cell): Pick<KnownSpec, "cell" | "step"> {
    const step = stepOf(cell, this.#lab.spec.model !== "untrained");
    return { cell: formatCell(cell), step };
  }

  /** A value or a mixed number belongs to the head whose columns it stands in. */
  #goTo(cell: Cell): void {
    const { spec } = this.#lab;
    const hasHead = cell.tensor === "mixed" || cell.tensor === "value";
    const own = hasHead ? Math.floor(cell.column / extentOf(spec).headWidth) : spec.head;
    const layer = cell.layer ?? spec.layer;
    this.#lab.change({ ...this.#placeOf(cell), head: own, layer });
    void this.#lab.moveFocus(".made");
  }
}
