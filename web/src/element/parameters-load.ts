import type { WeightTensors } from "../engine/types.js";
import type { Spec } from "../spec/spec.js";
import type { AttentionLab } from "./attention-lab.js";

/** Where the weight matrices of a Spec's model come from, those of each layer. */
type ReadParameters = (spec: Spec) => Promise<readonly WeightTensors[]>;

/** The model's weight matrices: large, and the same for every text, so that they come once, after the first picture. */
export class ParametersLoad {
  #lab: AttentionLab;
  #read: ReadParameters;
  #model = "";
  #layers: readonly WeightTensors[] | undefined;
  #loading: Promise<void> = Promise.resolve();

  constructor(lab: AttentionLab, read: ReadParameters) {
    this.#lab = lab;
    this.#read = read;
  }

  /** Those of the viewed layer; undefined until they have come. */
  get parameters(): WeightTensors | undefined {
    return this.#layers?.[this.#lab.spec.layer] ?? this.#layers?.at(-1);
  }

  load(spec: Spec): Promise<void> {
    const model = spec.model === "untrained" ? `${spec.seed}/${spec.width}` : spec.model;
    if (this.#model !== model) {
      this.#model = model;
      this.#layers = undefined;
      this.#loading = this.#fetch(spec, model);
    }
    return this.#loading;
  }

  async #fetch(spec: Spec, model: string): Promise<void> {
    const layers = await this.#read(spec);
    if (this.#model !== model) return;
    this.#layers = layers;
    this.#lab.requestUpdate();
  }

  /** What has not come will not: it may be asked for again. */
  stop(): void {
    if (!this.#layers) this.#model = "";
  }
}
