import { shownLanguage, translatorFor } from "../lesson/translator.js";
import type { AttentionLab } from "./attention-lab.js";

/** Everything that is fetched after the first picture. */
export type Lesson = typeof import("./lesson/index.js").lesson;

/** Brings an element the lesson, and its words, in the language that the Spec asks for. */
export class LessonLoad {
  #lab: AttentionLab;
  #wordsAsked = "";
  #loading?: Promise<void> | undefined;

  constructor(lab: AttentionLab) {
    this.#lab = lab;
  }

  /** Once, however many ask for it; where it could not be had, the next who asks tries again. */
  load(): Promise<void> {
    this.#loading ??= this.#fetch();
    return this.#loading;
  }

  /** The words of the Spec's language, with those of the lesson once that is there. */
  async readWords(): Promise<void> {
    const language = shownLanguage(this.#lab.spec);
    const hasLesson = this.#lab.lesson !== undefined;
    const asked = `${language}/${hasLesson}`;
    if (asked === this.#wordsAsked) return;
    this.#wordsAsked = asked;
    const words = await translatorFor(language, hasLesson);
    if (asked === this.#wordsAsked) this.#lab.words = words;
  }

  async #fetch(): Promise<void> {
    const lab = this.#lab;
    try {
      const { lesson } = await import("./lesson/index.js");
      lesson.adoptStyles(lab);
      lab.player = new lesson.Player(lab);
      lab.lesson = lesson;
      lab.isLessonMissing = false;
    } catch {
      this.#loading = undefined;
      lab.isLessonMissing = true;
    }
  }
}
