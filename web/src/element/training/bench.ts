import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { codeOf, placeOf } from "../../engine/head-place.js";
import type { Translator } from "../../lesson/translator.js";
import type { KnownSpec, Spec } from "../../spec/spec.js";
import { shuffleOrder } from "../../text/shuffle.js";
import type { Seen } from "../../training/progress.js";
import { sentenceFor, type Sentence, type WatchedTask } from "../../training/tasks.js";
import { define } from "../../views/define.js";
import type { Theme } from "../../views/palette.js";
import { PickEvent } from "../../views/picture.js";
import { controls, layout } from "../styles.js";
import { controlRow, wayThere } from "./controls.js";
import { curves } from "./curves.js";
import { maps, type Viewed } from "./maps.js";
import { scoreTable } from "./scores.js";
import { TrainingSession } from "./session.js";
import { trainingStyles } from "./styles.js";
import { toysChapter } from "./toys.js";

/**
 * A training that runs and is looked at. It lives by itself, so that a step redraws nothing else of the
 * page; off the page it ends its worker.
 */
export class TrainingBench extends LitElement {
  static override styles = [layout, controls, trainingStyles];

  static override properties: PropertyDeclarations = {
    words: { attribute: false },
    spec: { attribute: false },
    theme: { attribute: false },
    change: { attribute: false },
  };

  declare words: Translator;
  declare spec: Spec;
  declare theme: Theme;
  declare change: (changes: Partial<KnownSpec>) => void;

  session: TrainingSession | undefined;
  /** The snapshot that is looked at, instead of the newest. */
  scrubbed: Seen | undefined;
  /** Which arrangement of the toys is looked at; 0 is the text's. */
  arrangement = 0;
  /** The head that is switched off, as `codeOf` numbers it. */
  away: number | undefined;
  /** The tables that are open: a closed one would be drawn for nobody, step by step. */
  readonly tables = new Set<"curves" | "weights">();
  #viewed: Viewed = {};
  #hovered: Viewed = {};
  /** The state that the Spec and the session agree on. */
  #at = "";

  override connectedCallback(): void {
    super.connectedCallback();
    // Back on the page, it begins again where the Spec is.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // One that is only moved is back at once, and goes on.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  get task(): WatchedTask {
    return this.spec.train === "off" ? "friends" : this.spec.train;
  }

  /** What is looked at: a snapshot, or the newest. */
  get seen(): Seen | undefined {
    return this.scrubbed ?? this.session?.progress?.now;
  }

  /** The sentence of the Spec, or the toys as they are arranged. */
  get sentence(): Sentence {
    const written = sentenceFor(this.task, this.spec);
    const order = shuffleOrder(written.tokens, this.arrangement);
    return { ...written, tokens: order.map((from) => written.tokens[from] ?? "") };
  }

  /** Begins anew, perhaps with another task or seed. */
  open(changes: Partial<Pick<KnownSpec, "train" | "seed">>): void {
    this.#at = "";
    this.change({ ...changes, trainstep: 0 });
  }

  /** Asks whoever shows it to put it away. */
  close(): void {
    this.dispatchEvent(new Event("training-close"));
  }

  /** To the first of its controls, once they are drawn. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector("select")?.focus());
  }

  /** Looks at a snapshot; what runs is paused. */
  scrub(seen: Seen | undefined): void {
    this.session?.pause();
    this.scrubbed = seen;
    this.requestUpdate();
  }

  /** Goes on from the newest step. */
  goOn(act: "start" | "step"): void {
    this.scrubbed = undefined;
    this.session?.[act]();
  }

  arrange(arrangement: number): void {
    this.arrangement = arrangement;
    this.#look();
  }

  sendAway(head: number | undefined): void {
    this.away = head;
    this.#look();
  }

  toggleTable(name: "curves" | "weights", isOpen: boolean): void {
    if (isOpen) this.tables.add(name);
    else this.tables.delete(name);
    this.requestUpdate();
  }

  /** Says in the Spec, and so in the link, which step is looked at. */
  announce = (): void => {
    const step = this.seen?.step ?? 0;
    this.#at = `${this.spec.train} ${this.spec.seed} ${step}`;
    if (step !== this.spec.trainstep) this.change({ trainstep: step });
  };

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener(PickEvent.type, this.#onPick as EventListener);
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.isConnected) return;
    if (changed.has("spec") || !this.session) this.#follow();
  }

  protected override render() {
    const { session, seen, words } = this;
    if (!session) return nothing;
    const { progress, failure } = session;
    return html`<div lang=${words.language}>
      ${controlRow(this, session)}
      ${
        failure === undefined
          ? nothing
          : html`<p class="message" role="alert">
              ${words.text("training.failed", { message: failure })}
            </p>`
      }
      ${wayThere(this, session)}
      ${
        progress && seen
          ? html`<div class="training-view">
                <div>${curves(this, progress, seen)}</div>
                <div class="training-maps">
                  ${maps(this, seen, { ...this.#viewed, ...this.#hovered })}
                </div>
                <div>${scoreTable(this, progress, seen)}</div>
              </div>
              ${this.task === "friends" ? toysChapter(this, progress, seen) : nothing}`
          : nothing
      }
    </div>`;
  }

  /** Goes where the Spec is: a link, the browser's way back, or the first time. */
  #follow(): void {
    const { train, seed, trainstep } = this.spec;
    const asked = `${train} ${seed} ${trainstep}`;
    if (!this.session || asked !== this.#at) {
      const isSame = this.#at.startsWith(`${train} ${seed} `);
      const snapshot = isSame ? this.session?.progress?.snapshots.at(trainstep) : undefined;
      this.#at = asked;
      if (snapshot) this.scrub(snapshot);
      else {
        this.#forget();
        this.#begin(trainstep);
      }
    }
    this.#look();
  }

  #begin(step: number): void {
    this.session ??= new TrainingSession(() => this.requestUpdate(), this.announce);
    this.session.look(this.sentence, []);
    this.session.open(this.task, this.spec.seed, step);
    this.requestUpdate();
  }

  #look(): void {
    const { session, sentence } = this;
    const off = this.away === undefined ? [] : [placeOf(this.away)];
    const before = JSON.stringify([session?.sentence, session?.off]);
    if (before === JSON.stringify([sentence, off])) return;
    this.scrubbed = undefined;
    session?.look(sentence, off);
    this.requestUpdate();
  }

  #forget(): void {
    this.scrubbed = undefined;
    this.arrangement = 0;
    this.away = undefined;
    this.#viewed = {};
    this.#hovered = {};
  }

  #end(): void {
    this.session?.end();
    this.session = undefined;
    this.#at = "";
  }

  #onPick = ({ act, picked, target }: PickEvent): void => {
    const layer = Number((target as HTMLElement).dataset["layer"] ?? 0);
    const { head, query, key } = picked;
    const part = {
      ...(head === undefined ? {} : { place: codeOf({ layer, head }) }),
      ...(query === undefined ? {} : { query, key: key ?? null }),
    };
    if (act === "leave") this.#hovered = {};
    else if (act === "view") this.#hovered = { ...this.#hovered, ...part };
    else this.#viewed = { ...this.#viewed, ...part };
    this.requestUpdate();
  };
}

define({ "attention-lab-training": TrainingBench });
