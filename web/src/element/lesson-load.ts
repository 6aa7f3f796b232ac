import { shownLanguage, translatorFor, type Language } from "../lesson/translator.js";
import type { AttentionLab } from "./attention-lab.js";

/** Everything that is fetched after the first picture. */
export type Lesson = typeof import("./lesson/index.js").lesson;

/** Brings an element the lesson, and its words, in the language that the Spec asks for. */
export class LessonLoad {
  #lab: AttentionLab;
  #wordsAsked = "";
  #reading: Promise<void> = Promise.resolve();
  #loading?: Promise<void> | undefined;

  constructor(lab: AttentionLab) {
    this.#lab = lab;
  }

  /** Once, however many ask for it; where it could not be had, the next who asks tries again. */
  async load(): Promise<void> {
    this.#loading ??= this.#fetch();
    await this.#loading;
    await this.readWords();
  }

  /** The words of the Spec's language, with those of the lesson once that is there. */
  readWords(): Promise<void> {
    const language = shownLanguage(this.#lab.spec);
    const hasLesson = this.#lab.lesson !== undefined;
    const asked = `${language}/${hasLesson}`;
    if (asked !== this.#wordsAsked) {
      this.#wordsAsked = asked;
      this.#reading = this.#read(language, hasLesson, asked);
    }
    return this.#reading;
  }

  async #read(language: Language, hasLesson: boolean, asked: string): Promise<void> {
    try {
      const words = await translatorFor(language, hasLesson);
      if (asked === this.#wordsAsked) this.#lab.words = words;
    } catch {
      this.#lab.isLessonMissing = true;
    }
  }

  async #fetch(): Promise<void> {
    const lab = this.#lab;
    try {
      const [{ lesson }] = await Promise.all([
        import("./lesson/index.js"),
        translatorFor(shownLanguage(lab.spec), true),
      ]);
      lesson.adoptStyles(lab);
      lab.player = new lesson.Player(lab);
      lab.walk = new lesson.WalkState(lab);
      lab.lesson = lesson;
      lab.isLessonMissing = false;
    } catch {
      this.#loading = undefined;
      lab.isLessonMissing = true;
    }
  }
}
