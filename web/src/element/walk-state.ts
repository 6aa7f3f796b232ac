import type { ReactiveControllerHost } from "lit";
import type { ModelName } from "../engine/host.js";
import type { WeightTensors } from "../engine/types.js";
import type { Cell } from "../explain/cell.js";

/** Where the weight matrices of a model come from. */
type ReadParameters = (model: ModelName) => Promise<WeightTensors>;

/** What the walk remembers besides the Spec: the model's weight matrices, and the way to a number. */
export class WalkState {
  /** The weight matrices behind the result; undefined until they have come. */
  parameters: WeightTensors | undefined;
  /** The numbers that were walked through to the one whose making is shown. */
  trail: readonly Cell[] = [];
  showsAllTerms = false;

  #host: ReactiveControllerHost;
  #readParameters: ReadParameters;
  #parametersOf = "";

  constructor(host: ReactiveControllerHost, readParameters: ReadParameters) {
    this.#host = host;
    this.#readParameters = readParameters;
  }

  /** The matrices are large, and the same for every text: they come once, after the first picture. */
  async fetchParameters(model: ModelName): Promise<void> {
    const name = `${model.seed}/${model.width}`;
    if (this.#parametersOf === name) return;
    this.#parametersOf = name;
    this.parameters = undefined;
    const parameters = await this.#readParameters(model);
    if (this.#parametersOf !== name) return;
    this.parameters = parameters;
    this.#host.requestUpdate();
  }

  /** What has not come will not: it may be asked for again. */
  stopFetching(): void {
    if (!this.parameters) this.#parametersOf = "";
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
