import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import {
  readLesson,
  specOf,
  type LessonFile,
  type LessonReading,
} from "../../share/lesson-file.js";
import { longestLesson } from "../../spec/keys.js";
import type { KnownSpec } from "../../spec/spec.js";
import type { AttentionLab } from "../attention-lab.js";

/** What an author decided for a chapter goes with the lesson. */
const undecided: Partial<KnownSpec> = {
  lesson: "",
  chapter: null,
  steps: [],
  lock: [],
  hide: [],
  caption: "",
};

/**
 * Plays the lesson that the Spec names, chapter by chapter: the Spec's `lesson` is its JSON, or the
 * address of a file on the same origin; `chapter` is where the reader is.
 */
export class Player implements ReactiveController {
  #lab: AttentionLab;
  #source = "";
  #lesson: LessonFile | undefined;
  #problem = "";

  constructor(lab: AttentionLab) {
    this.#lab = lab;
    lab.addController(this);
    lab.addEventListener("dragover", this.#onDragOver);
    lab.addEventListener("drop", this.#onDrop);
  }

  hostUpdated(): void {
    const { lesson } = this.#lab.spec;
    if (lesson !== this.#source) void this.#load(lesson);
  }

  /** Where the reader is, and the way on; nothing while no lesson is played. */
  bar(): TemplateResult | typeof nothing {
    const { words } = this.#lab;
    if (this.#problem) {
      return html`<p class="notice" role="alert">
        ${words.text("player.problem", { problem: this.#problem })}
      </p>`;
    }
    if (!this.#lesson) return nothing;
    const { title, chapters } = this.#lesson;
    const index = this.#index;
    const place = words.text("player.chapter", { chapter: index + 1, count: chapters.length });
    return html`<nav class="player" aria-label=${words.text("player.label")}>
      <p><b>${title}</b> <span class="quiet" aria-live="polite">${place}</span></p>
      <progress max=${chapters.length} value=${index + 1} aria-label=${place}></progress>
      <div class="actions">
        <button type="button" aria-disabled=${index === 0} @click=${() => void this.#go(index - 1)}>
          ${words.text("player.previous")}
        </button>
        <button
          type="button"
          class="next"
          aria-disabled=${index === chapters.length - 1}
          @click=${() => void this.#go(index + 1)}
        >
          ${words.text("player.next")}
        </button>
        <button type="button" @click=${this.#end}>${words.text("player.end")}</button>
      </div>
    </nav>`;
  }

  /** Leads back to how the viewed chapter begins; false while no lesson is played. */
  startOver(): boolean {
    if (!this.#lesson) return false;
    void this.#go(this.#index);
    return true;
  }

  /** Of the viewed chapter; a link may name one that is not there. */
  get #index(): number {
    const last = (this.#lesson?.chapters.length ?? 1) - 1;
    return Math.min(this.#lab.spec.chapter ?? 0, last);
  }

  /** The bar is gone then: a keyboard's focus goes to the text that is now the reader's. */
  #end = (event: Event): void => {
    const isByKeyboard = (event.target as Element).matches(":focus-visible");
    this.#lab.change(undecided);
    if (isByKeyboard) void this.#lab.moveFocus(".field input");
  };

  async #load(source: string): Promise<void> {
    this.#source = source;
    const reading = source === "" ? undefined : await readingOf(source);
    if (this.#source !== source) return;
    this.#lesson = reading && "lesson" in reading ? reading.lesson : undefined;
    this.#problem = reading && "problem" in reading ? reading.problem : "";
    this.#lab.requestUpdate();
    if (this.#lesson && this.#lab.spec.chapter === null) void this.#go(0);
  }

  async #go(index: number): Promise<void> {
    const chapter = this.#lesson?.chapters[index];
    if (!chapter) return;
    const spec = await specOf(chapter);
    const { lang, theme } = this.#lab.spec;
    this.#lab.change({ ...spec, lang, theme, lesson: this.#source, chapter: index });
  }

  /** Says to the browser that a file may be dropped here. */
  #onDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  };

  #onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void file
      .slice(0, longestLesson + 1)
      .text()
      .then((lesson) => this.#lab.change({ lesson, chapter: null }));
  };
}

/** From the JSON itself, or from what stands at an address of this origin. */
async function readingOf(source: string): Promise<LessonReading> {
  if (source.trimStart().startsWith("{")) return readLesson(source);
  try {
    const address = new URL(source, document.baseURI);
    if (address.origin !== location.origin) {
      return { problem: `it is at ${address.origin}; it must be at ${location.origin}` };
    }
    const response = await fetch(address, { credentials: "omit" });
    if (!response.ok) return { problem: `${address.pathname}: HTTP ${response.status}` };
    return readLesson(await response.text());
  } catch (error) {
    return { problem: String(error) };
  }
}
