import { languages } from "../spec/keys.js";
import { page } from "./en/page.js";
import { Formats } from "./formats.js";
import type { Message, MessageKey, Messages } from "./messages.js";

export type Language = (typeof languages)[number];

/** What fills a `{name}`: a number is written as the language writes it. */
export type Parameters = Readonly<Record<string, string | number>>;

/** A piece of a sentence: its own words, a term that can be opened, or what was filled in. */
export interface Part {
  readonly text: string;
  /** Of which `{name}` it is the content. */
  readonly name?: string;
  /** Of which term of the glossary it is a mark. */
  readonly term?: string;
}

/** `{name}` is filled in; `[words](term:name)` are words that the glossary defines. */
const markup = /\{(?<name>\w+)\}|\[(?<words>[^[\]{}]+)\]\(term:(?<term>\w+)\)/gu;

/** The words and numbers of one language. @throws Error for a key that is not among them. */
export class Translator {
  readonly language: Language;
  /** Whether the words of the lesson are among them. */
  readonly hasLesson: boolean;
  #messages: Messages;
  #formats: Formats;

  constructor(language: Language, messages: Messages) {
    this.language = language;
    this.hasLesson = "steps.title" in messages;
    this.#messages = messages;
    this.#formats = Formats.of(language);
  }

  text(key: MessageKey, parameters: Parameters = {}): string {
    return this.parts(key, parameters)
      .map((part) => part.text)
      .join("");
  }

  /**
   * The sentence in pieces, so that what was filled in and what can be opened are set apart by the one
   * who draws it. Only the message itself is read as markup, never what fills it.
   */
  parts(key: MessageKey, parameters: Parameters = {}): Part[] {
    const message = this.#messages[key];
    if (message === undefined) throw new Error(`words: ${key} is not in these; load the lesson's`);
    const form = this.#form(message, parameters);
    const parts: Part[] = [];
    let end = 0;
    for (const { 0: mark, index, groups } of form.matchAll(markup)) {
      parts.push({ text: form.slice(end, index) }, this.#marked(groups ?? {}, parameters));
      end = index + mark.length;
    }
    return [...parts, { text: form.slice(end) }];
  }

  /** A weight as a share: 0.62 is 62 %. */
  percent(weight: number): string {
    return this.#formats.percent.format(weight);
  }

  /** A change of weights in percentage points: 0.31 is “+31 points”. */
  points(change: number): string {
    const number = this.#formats.change.format(change * 100);
    return this.text("change.points", { count: Math.abs(Math.round(change * 100)), number });
  }

  /** A number with a fixed count of decimals, never “−0.00”. */
  decimal(value: number, decimals = 2): string {
    return this.#formats.decimal(decimals).format(value);
  }

  list(items: readonly string[]): string {
    return this.#formats.lists.format(items);
  }

  #form(message: Message, { count }: Parameters): string {
    if (typeof message === "string") return message;
    return message[this.#formats.plurals.select(Number(count))] ?? message.other;
  }

  #marked(
    { name, words = "", term }: Partial<Record<string, string>>,
    parameters: Parameters,
  ): Part {
    return name ? { text: this.#filled(name, parameters), name } : { text: words, term };
  }

  #filled(name: string, parameters: Parameters): string {
    const value = parameters[name] ?? `{${name}}`;
    return typeof value === "number" ? this.#formats.whole.format(value) : value;
  }
}

/** English comes with the page; the others when they are asked for. */
export const english = new Translator("en", page);

/** A language's words for the first view, and with `hasLesson` for all that comes after it. */
export async function translatorFor(language: Language, hasLesson = false): Promise<Translator> {
  const messages = await pageOf(language);
  return new Translator(
    language,
    hasLesson ? { ...messages, ...(await lessonOf(language)) } : messages,
  );
}

async function pageOf(language: Language): Promise<Messages> {
  switch (language) {
    case "en":
      return page;
    case "ru":
      return (await import("./ru/page.js")).page;
    case "zh":
      return (await import("./zh/page.js")).page;
  }
}

async function lessonOf(language: Language): Promise<Messages> {
  switch (language) {
    case "en":
      return (await import("./en/lesson.js")).lesson;
    case "ru":
      return (await import("./ru/lesson.js")).lesson;
    case "zh":
      return (await import("./zh/lesson.js")).lesson;
  }
}

/** The language that a Spec is shown in. */
export function shownLanguage({ lang }: { readonly lang: Language | "auto" }): Language {
  return lang === "auto" ? preferredLanguage(navigator.languages) : lang;
}

/** The first of the reader's languages that the page speaks. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const bases = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return bases.flatMap((base) => languages.filter((language) => language === base))[0] ?? "en";
}
