import { EngineClient } from "../engine/client.js";
import type { HeadPlace } from "../engine/head-place.js";
import type { Answer } from "../engine/host.js";
import type { WeightTensors } from "../engine/types.js";
import type { Tokens } from "../text/tokenize.js";
import type { Spec } from "../spec/spec.js";
import type { AttentionLab } from "./attention-lab.js";
import {
  asksTheSame,
  computationOf,
  ownComputationOf,
  resultOf,
  tokensOf,
  viewedHeadOf,
  weightsComputationOf,
  weightsResultOf,
  type WeightsResult,
} from "./computation.js";
import { parametersOf } from "./parameters.js";
import { isOfFirstView } from "./sections.js";

function isSameHead(a: HeadPlace | undefined, b: HeadPlace | undefined): boolean {
  return a?.layer === b?.layer && a?.head === b?.head;
}

/** Only a wait that is felt is spoken of, in milliseconds. */
const waitBeforeSaying = 400;

/** An element's dealings with the engine: what it has asked, and what it gets for an answer. */
export class Computing {
  #lab: AttentionLab;
  #engine = new EngineClient();
  #asked?: Spec | undefined;
  /** Whether it was asked for the weights alone. */
  #isAhead = false;
  /** The one head whose weights these are to be; undefined for all heads'. */
  #only?: HeadPlace | undefined;

  constructor(lab: AttentionLab) {
    this.#lab = lab;
  }

  /** Whether the numbers of the element's Spec have been asked for. */
  get isAsked(): boolean {
    if (this.#asked === undefined || !asksTheSame(this.#asked, this.#lab.spec)) return false;
    if (!this.#isAhead) return true;
    const { spec, tokens } = this.#lab;
    return this.#areWeightsEnough && isSameHead(this.#only, this.#onlyOf(spec, tokens));
  }

  /** All heads' pictures wait for the rest, where they have been drawn before. */
  #onlyOf(spec: Spec, tokens: Tokens): HeadPlace | undefined {
    const isPossible = spec.view !== "heads" && this.#lab.result?.trace !== undefined;
    return isPossible ? viewedHeadOf(spec, tokens) : undefined;
  }

  /** While the lesson rests: no picture draws anything else then, but the table. */
  get #areWeightsEnough(): boolean {
    const { lessonRest, showsTable, spec } = this.#lab;
    return lessonRest.isOn && !showsTable && isOfFirstView(spec.view);
  }

  /** Whether what was asked last has its answer. */
  get isAnswered(): boolean {
    const { result, ahead = result, failure } = this.#lab;
    return failure !== undefined || (ahead !== undefined && this.#asked === ahead.spec);
  }

  /** Asks for the numbers of the element's Spec, and shows them if nothing else was asked since. */
  async compute(): Promise<void> {
    const { spec, tokens } = this.#lab;
    this.#asked = spec;
    this.#isAhead = false;
    if (tokens.total === 0) return this.#lab.showResult(resultOf(spec, tokens, []));
    // Not for what nobody waits for any more, such as a text that has been cleared since.
    const say = () => (this.#lab.isComputing = this.#asked === spec);
    const waiting = setTimeout(say, waitBeforeSaying);
    this.#isAhead = this.#areWeightsEnough;
    this.#only = this.#onlyOf(spec, tokens);
    const answer = await (this.#isAhead
      ? this.#engine.weights(weightsComputationOf(spec, tokens), this.#only)
      : this.#engine.compute(computationOf(spec, tokens)));
    clearTimeout(waiting);
    if (!answer || this.#asked !== spec) return;
    if ("error" in answer) this.#lab.showFailure(answer);
    else if ("weights" in answer) {
      this.#lab.showAhead(weightsResultOf(spec, tokens, answer.weights));
    } else this.#lab.showResult(resultOf(spec, tokens, answer.traces, this.#aheadOf(spec)));
  }

  #aheadOf(spec: Spec): WeightsResult | undefined {
    const { ahead } = this.#lab;
    const isOfOneHead = ahead?.weights.flat().some(({ only }) => only !== undefined);
    return ahead && !isOfOneHead && asksTheSame(ahead.spec, spec) ? ahead : undefined;
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
