import { EngineClient } from "../engine/client.js";
import type { Answer } from "../engine/host.js";
import type { WeightTensors } from "../engine/types.js";
import type { Spec } from "../spec/spec.js";
import type { AttentionLab } from "./attention-lab.js";
import { asksTheSame, computationOf, ownComputationOf, resultOf, tokensOf } from "./computation.js";
import { parametersOf } from "./parameters.js";

/** Only a wait that is felt is spoken of, in milliseconds. */
const waitBeforeSaying = 400;

/** An element's dealings with the engine: what it has asked, and what it gets for an answer. */
export class Computing {
  #lab: AttentionLab;
  #engine = new EngineClient();
  #asked?: Spec | undefined;

  constructor(lab: AttentionLab) {
    this.#lab = lab;
  }

  /** Whether the numbers of the element's Spec have been asked for. */
  get isAsked(): boolean {
    return this.#asked !== undefined && asksTheSame(this.#asked, this.#lab.spec);
  }

  /** Whether what was asked last has its answer. */
  get isAnswered(): boolean {
    const { result, failure } = this.#lab;
    return failure !== undefined || (result !== undefined && this.#asked === result.spec);
  }

  /** Asks for the numbers of the element's Spec, and shows them if nothing else was asked since. */
  async compute(): Promise<void> {
    const { spec, tokens } = this.#lab;
    this.#asked = spec;
    if (tokens.total === 0) return this.#lab.showResult(resultOf(spec, tokens, []));
    // Not for what nobody waits for any more, such as a text that has been cleared since.
    const say = () => (this.#lab.isComputing = this.#asked === spec);
    const waiting = setTimeout(say, waitBeforeSaying);
    const answer = await this.#engine.compute(computationOf(spec, tokens));
    clearTimeout(waiting);
    if (!answer || this.#asked !== spec) return;
    if ("error" in answer) this.#lab.showFailure(answer);
    else this.#lab.showResult(resultOf(spec, tokens, answer.traces));
  }

  /** The numbers of a Spec beside those that are drawn, which it leaves alone. */
  beside(spec: Spec): Promise<Answer> {
    return this.#engine.computeBeside(ownComputationOf(spec, tokensOf(spec)));
  }

  parametersOf(spec: Spec): Promise<readonly WeightTensors[]> {
    return parametersOf(this.#engine, spec);
  }

  /** The card comes from where the traces do, so that it is there as good as at once. */
  async readModel(): Promise<void> {
    const lab = this.#lab;
    const name = lab.result?.spec.model ?? "untrained";
    if (name === "untrained" || name !== lab.model?.card.task) lab.model = undefined;
    if (name === "untrained" || lab.model) return;
    const model = await this.#engine.trainedModel(name);
    if (lab.result?.spec.model === name) lab.model = model;
  }

  /** What it was asked has no answer any more; the picture stays. */
  leave(): void {
    this.#engine.leave();
    this.#engine = new EngineClient();
    this.#asked = this.#lab.result?.spec;
    this.#lab.isComputing = false;
  }
}
