import type { ReactiveControllerHost } from "lit";
import type { WeightTensors } from "../engine/types.js";
import type { Cell } from "../explain/cell.js";
import type { Spec } from "../spec/spec.js";

/** Where the weight matrices of a Spec's model come from, those of each layer. */
type ReadParameters = (spec: Spec) => Promise<readonly WeightTensors[]>;

/** The element whose walk it is. */
interface Host extends ReactiveControllerHost {
  readonly spec: Spec;
}

/** What the walk remembers besides the Spec: the model's weight matrices, and the way to a number. */
export class WalkState {
  /** The numbers that were walked through to the one whose making is shown. */
  trail: readonly Cell[] = [];
  showsAllTerms = false;

  #host: Host;
  #readParameters: ReadParameters;
  #parametersOf = "";
  #layers: readonly WeightTensors[] | undefined;

  constructor(host: Host, readParameters: ReadParameters) {
    this.#host = host;
    this.#readParameters = readParameters;
  }

  /** The weight matrices behind the viewed layer; undefined until they have come. */
  get parameters(): WeightTensors | undefined {
    return this.#layers?.[this.#host.spec.layer] ?? this.#layers?.at(-1);
  }

  /** The matrices are large, and the same for every text: they come once, after the first picture. */
  async fetchParameters(spec: Spec): Promise<void> {
    const name = spec.model === "untrained" ? `${spec.seed}/${spec.width}` : spec.model;
    if (this.#parametersOf === name) return;
    this.#parametersOf = name;
    this.#layers = undefined;
    const layers = await this.#readParameters(spec);
    if (this.#parametersOf !== name) return;
    this.#layers = layers;
    this.#host.requestUpdate();
  }

  /** What has not come will not: it may be asked for again. */
  stopFetching(): void {
    if (!this.#layers) this.#parametersOf = "";
  }

  /** Begins a new way. */
  start(): void {
    this.trail = [];
  }

  stepFrom(cell: Cell): void {
    this.trail = [...this.trail, cell];
  }

  /** Goes back to a number of the trail, which is given; undefined where there is none. */
  backTo(index: number): Cell | undefined {
    const cell = this.trail[index];
    this.trail = this.trail.slice(0, index);
    return cell;
  }

  toggleTerms(): void {
    this.showsAllTerms = !this.showsAllTerms;
    this.#host.requestUpdate();
  }
}
