import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { live } from "lit/directives/live.js";
import type { AttentionLab } from "../element/attention-lab.js";
import { colours, controls, layout } from "../element/styles.js";
import { select } from "../element/settings.js";
import { nearestStep, stepsOf } from "../explain/steps.js";
import type { Translator } from "../lesson/translator.js";
import type { Theme } from "../views/palette.js";
import { viewNames } from "../spec/keys.js";
import { toHash } from "../spec/link.js";
import { initialSpec, readSpec, type Spec } from "../spec/spec.js";
import { authorChoices } from "./author.js";
import { codeNames, codesOf, embedLink, linkTo, longestSafeLink, type CodeName } from "./codes.js";
import { fixedDecisions, freeDecisions, isFixed, type Decisions } from "./decisions.js";
import { chapterOf, type Chapter, type LessonFile } from "./lesson-file.js";
import { lessonMaker } from "./lesson-maker.js";
import { savePicture } from "./picture.js";
import { PackedHash } from "./packed-hash.js";
import { PreviewHeight } from "./preview-height.js";
import { shownOf } from "./shown-of.js";
import { shareStyles } from "./share-styles.js";

const themeNames = ["auto", "light", "dark"] as const;
const heights = { least: 120, most: 4000, usual: 640, step: 20, previewed: 560 };

/**
 * Passes on what is shown: as a link, a frame, an element or Markdown; whole, or with what an author
 * leaves of it. A chain of such links is a lesson.
 */
export class ShareDialog extends LitElement {
  static override styles = [colours, layout, controls, shareStyles];

  static override properties: PropertyDeclarations = {
    lab: { attribute: false },
    words: { attribute: false },
    spec: { attribute: false },
    decisions: { state: true },
    code: { state: true },
    chosenHeight: { state: true },
    typedHeight: { state: true },
    said: { state: true },
    chapters: { state: true },
    lessonTitle: { state: true },
  };

  /** Whose view is shared. */
  declare lab: AttentionLab;
  declare words: Translator;
  declare spec: Spec;
  declare decisions: Decisions;
  declare code: CodeName;
  /** What the author made of the frame's height; undefined while it is as high as its view. */
  declare chosenHeight: number | undefined;
  /** What stands in the height's field while the author types; undefined once it is taken. */
  declare typedHeight: string | undefined;
  /** What happened last, for the live region. */
  declare said: string;
  declare chapters: readonly Chapter[];
  declare lessonTitle: string;

  readonly #packed = new PackedHash(this);
  readonly #packedLesson = new PackedHash(this);
  readonly #previewHeight = new PreviewHeight(this);

  constructor() {
    super();
    this.decisions = {};
    this.code = "link";
    this.said = "";
    this.chapters = [];
    this.lessonTitle = "";
  }

  /** Opens with what the element shows now; what was decided for it before is kept. */
  async show(lab: AttentionLab, words: Translator): Promise<void> {
    this.lab = lab;
    this.spec = lab.spec;
    this.words = words;
    this.said = "";
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  /** What will be shared: the view with its author's decisions. */
  get shared(): Spec {
    return readSpec(this.decisions, this.spec).spec;
  }

  /** In CSS pixels: the author's, or what the view needs, in whole steps. A page that fits the frame to its messages does not need it. */
  get #height(): number {
    const { least, most, usual, step } = heights;
    const needed = Math.ceil((this.#previewHeight.value ?? usual) / step) * step;
    return Math.min(most, Math.max(least, this.chosenHeight ?? needed));
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  protected override render() {
    const { words } = this;
    if (!this.spec) return nothing;
    const shared = this.#asShared();
    return html`<dialog
      lang=${words.language}
      aria-labelledby="title"
      @click=${this.#onBackdrop}
      @keydown=${stopEvent}
    >
      <div class="head">
        <h2 id="title">${words.text("share.title")}</h2>
        <button type="button" @click=${() => this.#dialog?.close()}>
          ${words.text("notice.close")}
        </button>
      </div>
      <div class="columns">
        <div>
          ${this.#kinds()} ${this.#whatIsShown()} ${this.#snippet(codesOf(shared)[this.code])}
          ${this.#warning(linkTo(shared))} ${this.#takeAway()} ${this.#author()}
          ${lessonMaker({
            words,
            lesson: this.#lesson,
            link: this.#lessonLink(shared.page),
            add: () => this.#addChapter(),
            change: (chapters, title) => {
              this.chapters = chapters;
              this.lessonTitle = title;
            },
          })}
        </div>
        <div class="preview">
          <h3>${words.text("share.preview")}</h3>
          <iframe
            title=${shared.title}
            src=${embedLink(shared)}
            height=${Math.min(this.#height, heights.previewed)}
            loading="lazy"
            @load=${this.#onPreview}
          ></iframe>
        </div>
      </div>
      <p class="said small" role="status">${this.said}</p>
    </dialog>`;
  }

  #asShared() {
    const { words } = this;
    const spec = this.shared;
    const text = spec.text.slice(0, 80);
    return {
      spec,
      hash: this.#packed.of(toHash(spec)),
      page: new URL(".", location.href).href,
      title: words.text("share.name", { text }),
      height: this.#height,
    };
  }

  #kinds() {
    const { words } = this;
    return html`<div class="kinds" role="group" aria-label=${words.text("share.as")}>
      ${codeNames.map(
        (name) =>
          html`<button
            type="button"
            aria-pressed=${name === this.code}
            @click=${() => (this.code = name)}
          >
            ${words.text(`share.${name}`)}
          </button>`,
      )}
    </div>`;
  }

  /** Which picture, which step of the walk, and whether a reader can leave it. */
  #whatIsShown() {
    const { words, shared } = this;
    const { view, theme } = shared;
    const fixed = isFixed(shared);
    const show = (choice: Pick<Decisions, "view" | "step">) =>
      this.#decide({
        ...choice,
        ...(fixed ? fixedDecisions({ ...shared, ...choice } as Spec) : {}),
      });
    const steps = stepsOf({ ...shared, steps: [] });
    return html`<div class="shown">
      ${select(
        words.text("share.view"),
        viewNames,
        view,
        (name) => words.text(`view.${name}`),
        (name) => show({ view: name }),
      )}
      ${
        view === "steps"
          ? select(
              words.text("share.step"),
              steps,
              nearestStep(shared.step, steps),
              (name) => words.text(`step.${name}`),
              (name) => show({ step: name }),
            )
          : nothing
      }
      ${select(
        words.text("app.theme"),
        themeNames,
        theme,
        (name) => words.text(`theme.${name}`),
        (name) => this.#decide({ theme: name }),
      )}
      <label class="control toggle">
        <input
          type="checkbox"
          .checked=${fixed}
          @change=${() => this.#decide(fixed ? freeDecisions : fixedDecisions(shared))}
        />
        <span>${words.text("share.fixed")}</span>
      </label>
    </div>`;
  }

  #snippet(code: string) {
    const { words } = this;
    const canSend = typeof navigator.share === "function";
    return html`<p class="quiet small">${words.text(`share.${this.code}Says`)}</p>
      <textarea
        readonly
        rows=${this.code === "link" ? 2 : 4}
        spellcheck="false"
        aria-label=${words.text(`share.${this.code}`)}
        .value=${code}
        @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}
      ></textarea>
      <div class="actions">
        <button type="button" class="main" @click=${() => void this.#copy(code)}>
          ${words.text("share.copy")}
        </button>
        ${
          canSend && this.code === "link"
            ? html`<button type="button" @click=${() => void this.#send(code)}>
                ${words.text("share.send")}
              </button>`
            : nothing
        }
        ${
          this.code === "markdown"
            ? html`<button type="button" @click=${() => void this.#savePicture()}>
                ${words.text("share.savePicture")}
              </button>`
            : nothing
        }
        ${
          this.code === "iframe"
            ? html`<label class="control inline">
                <span>${words.text("share.height")}</span>
                <input
                  type="number"
                  min=${heights.least}
                  max=${heights.most}
                  step=${heights.step}
                  .value=${live(this.typedHeight ?? String(this.#height))}
                  @input=${this.#onHeightTyped}
                  @change=${this.#onHeight}
                />
              </label>`
            : nothing
        }
      </div>`;
  }

  /** Of the link that is copied; nothing cuts a frame's or an element's. */
  #warning(link: string) {
    const isSent = this.code === "link" || this.code === "markdown";
    if (!isSent || link.length <= longestSafeLink) return nothing;
    return html`<p class="notice small" role="status">
      ${this.words.text("share.long", { count: link.length, most: longestSafeLink })}
    </p>`;
  }

  get #lesson(): LessonFile {
    return { v: 1, title: this.lessonTitle, chapters: this.chapters };
  }

  /** The lesson itself in a link. */
  #lessonLink(page: string): string {
    const spec = { ...initialSpec, lesson: JSON.stringify(this.#lesson) } as Spec;
    return linkTo({ page, hash: this.#packedLesson.of(toHash(spec)) });
  }

  #takeAway() {
    const { lab, words } = this;
    return html`<details class="author">
      <summary>${words.text("take.title")}</summary>
      <attention-lab-take-away
        .shownIn=${(theme: Theme) => shownOf(lab, words, theme)}
      ></attention-lab-take-away>
    </details>`;
  }

  #author() {
    return authorChoices({
      words: this.words,
      shared: this.shared,
      decide: (decisions) => this.#decide(decisions),
      undo: () => (this.decisions = {}),
    });
  }

  #decide(decisions: Decisions): void {
    this.decisions = { ...this.decisions, ...decisions };
  }

  #addChapter(): void {
    const { caption, ...rest } = this.shared;
    this.chapters = [...this.chapters, chapterOf({ ...rest, caption: "" } as Spec, caption)];
    this.said = this.words.text("share.added", { count: this.chapters.length });
  }

  /** Where a policy or a browser refuses the clipboard, the text is selected to be copied by hand. */
  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.said = this.words.text("share.copied");
    } catch {
      this.renderRoot.querySelector("textarea")?.focus();
      this.said = this.words.text("share.notCopied");
    }
  }

  async #send(url: string): Promise<void> {
    try {
      await navigator.share({ title: this.#asShared().title, url });
    } catch (error) {
      // The reader closed the device's own dialog.
      if (error instanceof DOMException && error.name === "AbortError") return;
      this.said = this.words.text("take.failed", { message: String(error) });
    }
  }

  async #savePicture(): Promise<void> {
    const { lab, words, shared } = this;
    const shown = shownOf(lab, words, shared.theme === "dark" ? "dark" : "light");
    try {
      if (shown) await savePicture({ ...shown, spec: shared });
      this.said = words.text(shown ? "take.saved" : "share.noPicture");
    } catch (error) {
      this.said = words.text("take.failed", { message: String(error) });
    }
  }

  /** The frame above may say its height at any time; what is being typed stays. */
  #onHeightTyped = (event: Event): void => {
    this.typedHeight = (event.target as HTMLInputElement).value;
  };

  /** An empty field is as high as the view again. */
  #onHeight = (event: Event): void => {
    const { valueAsNumber } = event.target as HTMLInputElement;
    this.chosenHeight = Number.isNaN(valueAsNumber) ? undefined : Math.round(valueAsNumber);
    this.typedHeight = undefined;
  };

  /** Its keys are not the dialog's, but a reader who is in it wants to leave by the same one. */
  #onPreview = (event: Event): void => {
    const { contentWindow } = event.target as HTMLIFrameElement;
    contentWindow?.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.#dialog?.close();
    });
  };

  #onBackdrop = (event: Event): void => {
    if (event.composedPath()[0] === this.#dialog) this.#dialog?.close();
  };
}

/** What is pressed here is the dialog's own: Esc closes it, and frees nothing on the page below. */
function stopEvent(event: Event): void {
  event.stopPropagation();
}
