import { html, nothing, type TemplateResult } from "lit";
import type { Translator } from "../lesson/translator.js";
import { CopyButton } from "../element/lesson/copy-button.js";
import { define } from "../views/define.js";
import { save } from "./take-away.js";
import { fromHash } from "../spec/link.js";
import { writeLesson, type Chapter, type LessonFile } from "./lesson-file.js";

define({ "attention-lab-copy": CopyButton });

/** The links that are gathered into a lesson, and what can be done with them. */
export interface LessonMaker {
  readonly words: Translator;
  readonly lesson: LessonFile;
  /** Plays it on this page. */
  readonly link: string;
  add(): void;
  change(chapters: readonly Chapter[], title: string): void;
}

/** A lesson is a list of links with captions. */
export function lessonMaker(maker: LessonMaker): TemplateResult {
  const { words, lesson, change } = maker;
  const { chapters, title } = lesson;
  return html`<details class="author">
    <summary>${words.text("share.lesson", { count: chapters.length })}</summary>
    <p class="quiet small">${words.text("share.lessonSays")}</p>
    <button type="button" @click=${maker.add}>${words.text("share.add")}</button>
    ${
      chapters.length === 0
        ? nothing
        : html`<label class="control">
              <span>${words.text("share.lessonTitle")}</span>
              <input
                type="text"
                .value=${title}
                @input=${(event: Event) => change(chapters, (event.target as HTMLInputElement).value)}
              />
            </label>
            <ol>
              ${chapters.map((chapter, index) => entry(maker, chapter, index))}
            </ol>
            ${outcome(maker)}`
    }
  </details>`;
}

function entry({ words, lesson, change }: LessonMaker, chapter: Chapter, index: number) {
  const { chapters, title } = lesson;
  // Links that are made here are readable.
  const { text, view, step } = fromHash(chapter.link).spec;
  const replaced = (caption: string) =>
    chapters.map((other) => (other === chapter ? { ...chapter, caption } : other));
  const moved = (by: number) => {
    const rest = chapters.filter((other) => other !== chapter);
    return [...rest.slice(0, index + by), chapter, ...rest.slice(index + by)];
  };
  const remove = (event: Event) => {
    // The last entry's button goes: the focus goes to what stays.
    if (index === chapters.length - 1) {
      (event.target as Element).closest("details")?.querySelector("summary")?.focus();
    }
    change(
      chapters.filter((other) => other !== chapter),
      title,
    );
  };
  return html`<li>
    <span>
      <bdi>${text.slice(0, 40)}</bdi> · ${words.text(`view.${view}`)}
      ${view === "steps" ? html`· ${words.text(`step.${step}`)}` : nothing}
    </span>
    <textarea
      rows="2"
      aria-label=${words.text("share.caption")}
      .value=${chapter.caption}
      @input=${(event: Event) =>
        change(replaced((event.target as HTMLTextAreaElement).value), title)}
    ></textarea>
    <span class="actions">
      <button
        type="button"
        aria-disabled=${index === 0}
        aria-label=${words.text("share.earlier")}
        @click=${() => index === 0 || change(moved(-1), title)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-disabled=${index === chapters.length - 1}
        aria-label=${words.text("share.later")}
        @click=${() => index === chapters.length - 1 || change(moved(1), title)}
      >
        ↓
      </button>
      <button type="button" @click=${remove}>${words.text("share.remove")}</button>
    </span>
  </li>`;
}

function outcome(maker: LessonMaker) {
  const { words, lesson, link } = maker;
  const file = () =>
    save(new Blob([writeLesson(lesson)], { type: "application/json" }), "lesson.json");
  return html`<div class="actions">
    <button type="button" @click=${file}>${words.text("share.saveLesson")}</button>
    <attention-lab-copy
      .text=${link}
      .label=${words.text("share.copyLesson")}
      .words=${words}
    ></attention-lab-copy>
  </div>`;
}
