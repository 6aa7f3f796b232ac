import {
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import type { Answer, Failed } from "../engine/host.js";
import type { LoadFailure } from "../engine/load.js";
import type { LoadedModel } from "../engine/trained-host.js";
import type { Trace } from "../engine/types.js";
import type { Cell } from "../explain/cell.js";
import { LastOf } from "../explain/last-of.js";
import { english, type Translator } from "../lesson/translator.js";
import { keyNames, longestText } from "../spec/keys.js";
import {
  initialSpec,
  isKeyName,
  readAnySpec,
  readSpec,
  type Ignored,
  type KnownSpec,
  type Reading,
  type Spec,
} from "../spec/spec.js";
import type { Tokens } from "../text/tokenize.js";
import { define } from "../views/define.js";
import { HeadsFigure } from "../views/heads.js";
import { LinesFigure } from "../views/lines.js";
import { MatrixFigure } from "../views/matrix.js";
import { TableFigure } from "../views/table.js";
import { mixColours, type Theme } from "../views/palette.js";
import { PickEvent, type WeightsPicture } from "../views/picture.js";
import { tokensOf, withFittingTokens, type Result, type WeightsResult } from "./computation.js";
import { painted } from "./painted.js";
import { renderLab } from "./render.js";
import { isOfFirstView } from "./sections.js";
import { attributeValue } from "./home.js";
import { GlossaryState } from "./glossary-state.js";
import { Computing } from "./computing.js";
import { LessonLoad, type Lesson } from "./lesson-load.js";
import { LessonRest } from "./lesson-rest.js";
import { ParametersLoad } from "./parameters-load.js";
import {
  pictureOf,
  weightsPictureOf,
  withoutLocked,
  withPicked,
  type Hovered,
} from "./selection.js";
import { sections } from "./section-styles.js";
import { colours, controls, layout } from "./styles.js";
import { shownTheme } from "./theme.js";
import type { TourState } from "./tour-state.js";

/** A reader changed the Spec. */
export interface SpecChange {
  readonly spec: Spec;
  /** While something is still being typed or dragged. */
  readonly isTransient: boolean;
}

/** The numbers of a Spec have been drawn. */
export interface AttentionChange {
  readonly spec: Spec;
  /** Undefined for a text without tokens. */
  readonly trace: Trace | undefined;
}

/** The figures of the first view; the lesson brings its own. */
const figures = {
  "attention-lab-lines": LinesFigure,
  "attention-lab-heads": HeadsFigure,
  "attention-lab-matrix": MatrixFigure,
  "attention-lab-table": TableFigure,
};

/** Why there is no picture. */
export type Failure = { readonly reason: LoadFailure } | { readonly message: string };

/**
 * `<attention-lab text="I love AI" heads="8">I love AI</attention-lab>`: attention on a text, computed
 * here. Attributes are the Spec's keys; what stands between the tags is shown until the first picture,
 * and stays where there can be none.
 *
 * @fires attention-change - when new numbers are drawn, while one types in the first pause: {@link AttentionChange}
 * @fires spec-change - when the reader changes something: {@link SpecChange}
 */
export class AttentionLab extends LitElement {
  static override styles = [colours, layout, controls, sections];

  static override properties: PropertyDeclarations = {
    words: { state: true },
    theme: { state: true },
    result: { state: true },
    ahead: { state: true },
    failure: { state: true },
    isComputing: { state: true },
    hovered: { state: true },
    ignored: { state: true },
    showsTable: { state: true },
    showsAllQueries: { state: true },
    overlong: { state: true },
    lesson: { state: true },
    isLessonMissing: { state: true },
    model: { state: true },
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...keyNames];
  }

  declare words: Translator;
  declare theme: Theme;
  declare result: Result | undefined;
  /** The weights of what is being typed, drawn until its other numbers come with the result. */
  declare ahead: WeightsResult | undefined;
  declare failure: Failure | undefined;
  declare isComputing: boolean;
  declare hovered: Hovered;
  declare ignored: readonly Ignored[];
  declare showsTable: boolean;
  /** Whether one head against many is compared for every query. */
  declare showsAllQueries: boolean;
  /** What was typed where it is longer than the Spec can hold, which has its beginning. */
  declare overlong: string | undefined;
  /** What stands below the first view; it is fetched after the first picture. */
  declare lesson: Lesson | undefined;
  declare isLessonMissing: boolean;
  /** The trained model that is drawn, with its card; undefined for untrained weights. */
  declare model: LoadedModel | undefined;

  /** Resolves when the first numbers are drawn; rejects where there is no engine. */
  readonly ready: Promise<Trace | undefined>;

  /** Plays the Spec's lesson; it comes with what is fetched after the first picture. */
  player: InstanceType<Lesson["Player"]> | undefined;

  /** Where the tour is, once it was taken; it comes with the lesson too. */
  tour: TourState | undefined;

  /** The way to the number whose making is shown; it comes with the lesson too. */
  walk: InstanceType<Lesson["WalkState"]> | undefined;

  #settle!: { resolve: (trace: Trace | undefined) => void; reject: (error: Error) => void };
  readonly #computing = new Computing(this);
  readonly lessonLoad = new LessonLoad(this);
  readonly parametersLoad = new ParametersLoad(this, (spec) => this.#computing.parametersOf(spec));
  readonly glossary = new GlossaryState(this);
  readonly lessonRest = new LessonRest(this);
  #picture = new LastOf<WeightsPicture | undefined>();
  #spec = initialSpec;
  #tokens: Tokens = tokensOf(initialSpec);
  #colourScheme?: MediaQueryList;

  constructor() {
    super();
    define(figures);
    this.words = english;
    this.theme = "light";
    this.isComputing = false;
    this.hovered = {};
    this.ignored = [];
    this.showsTable = false;
    this.showsAllQueries = false;
    this.isLessonMissing = false;
    this.ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    // Those who wait for it hear of a failure; for those who do not, the page says it.
    this.ready.catch(() => undefined);
  }

  /** The state that everything is drawn from. Setting it takes what is given over the defaults. */
  get spec(): Spec {
    return this.#spec;
  }

  set spec(given: Readonly<Record<string, unknown>>) {
    this.open(readAnySpec(given));
  }

  /** Every number that was drawn last; while one types, of the last pause. */
  get trace(): Trace | undefined {
    return this.result?.trace;
  }

  /** The tokens of the Spec's text; the picture's are those of its own result. */
  get tokens(): Tokens {
    return this.#tokens;
  }

  /** Shows a Spec that comes from outside, and says what in it could not be used. */
  open(reading: Reading): void {
    const { spec, ignored } = withFittingTokens(reading);
    this.ignored = ignored;
    this.overlong = undefined;
    this.tour?.pause();
    this.#setSpec(spec);
  }

  /** A reader's change. */
  change = (changes: Partial<KnownSpec>, isTransient = false): void => {
    // What no longer fits (a locked token that was deleted) goes without a word: the reader did it.
    this.#setSpec(withFittingTokens(readSpec(changes, this.#spec)).spec);
    const detail: SpecChange = { spec: this.#spec, isTransient };
    this.dispatchEvent(new CustomEvent("spec-change", { detail, bubbles: true, composed: true }));
  };

  /** A reader's change to what the first view keeps up with. */
  adjust = (changes: Partial<KnownSpec>, isTransient = false): void => {
    if (isTransient) this.lessonRest.begin();
    this.change(changes, isTransient);
  };

  /** A reader's text, as long as it may be. */
  type(text: string): void {
    this.overlong = text.length > longestText ? text : undefined;
    this.adjust({ text: text.slice(0, longestText) }, true);
  }

  /** Begins the tour, which comes with the lesson. */
  async takeTour(): Promise<void> {
    await this.lessonLoad.load();
    this.lesson?.startTour(this);
  }

  /** Shows how a number is made, in the walk, which comes with the lesson. */
  async showMaking(cell: Cell, head: number): Promise<void> {
    await this.lessonLoad.load();
    await this.walk?.show(cell, head);
  }

  /** To what stands there once the page is drawn anew, for a control that is gone then. */
  async moveFocus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** The numbers of a Spec beside those that are drawn, which it leaves alone. */
  computeBeside(spec: Spec): Promise<Answer> {
    return this.#computing.beside(spec);
  }

  /** Frees what is locked, and forgets what is pointed at. */
  free(): void {
    this.hovered = {};
    if (this.#spec.lock.includes("query")) return;
    if (this.#spec.query !== null || this.#spec.key !== null)
      this.change({ query: null, key: null });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (!isKeyName(name) || old === value) return;
    const given = value === null ? initialSpec[name] : attributeValue(name, value);
    // What a model brings along does not go before what other attributes say.
    const chosen = name === "model" ? this.#chosenBeside() : {};
    this.open(readSpec({ ...chosen, [name]: given }, this.#spec));
  }

  #chosenBeside(): Record<string, string> {
    const names = (["text", "mask", "layer", "head"] as const).filter((name) =>
      this.hasAttribute(name),
    );
    return Object.fromEntries(names.map((name) => [name, this.getAttribute(name) ?? ""]));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#colourScheme = matchMedia("(prefers-color-scheme: dark)");
    this.#colourScheme.addEventListener("change", this.#readTheme);
    this.addEventListener("keydown", this.#onEscape);
    // Back on the page, it asks for what it has no answer to.
    if (this.hasUpdated) this.requestUpdate();
    if (this.result?.trace) void this.parametersLoad.load(this.result.spec);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#colourScheme?.removeEventListener("change", this.#readTheme);
    this.removeEventListener("keydown", this.#onEscape);
    // One that is only moved is back at once, and keeps the engine.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // Picks are the element's own affair: they end where its shadow tree does.
    root.addEventListener(PickEvent.type, this.#onPick as EventListener);
    // The host page took other colours: see the transition in styles.ts.
    root.addEventListener("transitionend", this.#readTheme);
    return root;
  }

  protected override willUpdate(): void {
    // Asked before anything is drawn: the engine computes meanwhile.
    if (this.isConnected && !this.#computing.isAsked) void this.#computing.compute();
  }

  protected override render(): TemplateResult {
    const { result, ahead, hovered, theme, words, model, spec } = this;
    const { layer, head, query, key } = spec;
    const parts = [result, ahead, hovered, theme, words, model, layer, head, query, key];
    // The same object while it shows the same: no figure is drawn anew then.
    return renderLab(
      this,
      this.#picture.of(parts, () => (ahead ? weightsPictureOf(this, ahead) : pictureOf(this))),
    );
  }

  protected override updated(changed: PropertyValues): void {
    const { spec } = this;
    this.style.colorScheme = spec.theme === "auto" ? "" : spec.theme;
    // Reading a colour makes the browser work out every style: not for each move of the pointer or key.
    const isHovered = changed.size === 1 && changed.has("hovered");
    if (!isHovered && !this.lessonRest.isOn) this.#readTheme();
    void this.lessonLoad.readWords();
    // The engine is under way meanwhile.
    if (!this.result) mixColours(this.theme);
    if (!this.isConnected) return;
    if (!this.#computing.isAnswered) return;
    if (changed.has("result")) this.#announce();
    this.lessonRest.endSoon();
  }

  #leave(): void {
    this.#computing.leave();
    this.parametersLoad.stop();
  }

  #setSpec(spec: Spec): void {
    const before = this.#spec;
    this.#spec = spec;
    if (["text", "tokens", "model"].some((name) => before[name] !== spec[name]))
      this.#tokens = tokensOf(spec);
    this.requestUpdate("spec", before);
  }

  /** Draws new weights, whose other numbers follow. */
  showAhead(ahead: WeightsResult): void {
    this.isComputing = false;
    this.failure = undefined;
    this.ahead = ahead;
  }

  /** Draws new numbers. */
  showResult(result: Result): void {
    this.isComputing = false;
    this.failure = undefined;
    this.ahead = undefined;
    this.result = result;
    if (result.trace) void this.#bringTheRest();
    void this.#computing.readModel();
  }

  /** The lesson, and what it needs: where it follows the first picture, it takes no time from that. */
  async #bringTheRest(): Promise<void> {
    if (!this.lesson && isOfFirstView(this.#spec.view)) await painted();
    const { result } = this;
    if (result?.trace) void this.parametersLoad.load(result.spec);
    void this.lessonLoad.load();
  }

  /** Says why there are no numbers. */
  showFailure({ error, reason }: Failed): void {
    this.isComputing = false;
    this.failure = reason ? { reason } : { message: error };
    this.result = this.ahead = undefined;
    this.#settle.reject(new Error(error));
  }

  #announce(): void {
    if (!this.result) return;
    const { spec, trace } = this.result;
    this.#settle.resolve(trace);
    const detail: AttentionChange = { spec, trace };
    this.dispatchEvent(
      new CustomEvent("attention-change", { detail, bubbles: true, composed: true }),
    );
  }

  #readTheme = (): void => {
    this.theme = shownTheme(this);
  };

  #onPick = (event: PickEvent): void => {
    const { act } = event;
    const picked = withoutLocked(event.picked, this.#spec.lock);
    if (act === "view") this.hovered = withPicked(this.hovered, picked);
    else if (act === "leave") this.hovered = {};
    else {
      const { query, key } = this.#spec;
      const isSame =
        picked.head === undefined && picked.query === query && (picked.key ?? null) === key;
      const { isOneHead, ...locked } = picked;
      this.change(isSame ? { query: null, key: null } : locked);
    }
  };

  #onEscape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.free();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "attention-lab": AttentionLab;
  }
}
