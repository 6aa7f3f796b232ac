import { longestCaption, longestLesson, mostChapters } from "../spec/keys.js";
import { readLink, toHash } from "../spec/link.js";
import type { Spec } from "../spec/spec.js";

/** One view of a lesson: a link's hash and what its author says to it. */
export interface Chapter {
  /** As in a link, without "#". */
  readonly link: string;
  readonly caption: string;
}

/** A chain of links with captions: what `lesson.json` holds. */
export interface LessonFile {
  readonly v: 1;
  readonly title: string;
  readonly chapters: readonly Chapter[];
}

const longestTitle = 200;

export type LessonReading = { readonly lesson: LessonFile } | { readonly problem: string };

/**
 * Reads a lesson from JSON that may come from anywhere. A problem names what came, what was expected
 * and where.
 */
export function readLesson(json: string): LessonReading {
  if (json.length > longestLesson) {
    return { problem: `it has ${json.length} characters; a lesson has at most ${longestLesson}` };
  }
  try {
    return { lesson: checked(JSON.parse(json)) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

export function writeLesson(lesson: LessonFile): string {
  return `${JSON.stringify(lesson, undefined, 2)}\n`;
}

export function chapterOf(spec: Spec, caption: string): Chapter {
  return { link: toHash(spec), caption };
}

/** The Spec of a chapter; what its link cannot mean is left at its default. */
export async function specOf({ link, caption }: Chapter): Promise<Spec> {
  const { spec } = await readLink(link);
  return { ...spec, caption };
}

function checked(given: unknown): LessonFile {
  const lesson = object("the lesson", given);
  if (lesson["v"] !== 1) throw new Error(`v is ${shown(lesson["v"])}; this page knows version 1`);
  const { chapters } = lesson;
  if (!Array.isArray(chapters) || chapters.length === 0 || chapters.length > mostChapters) {
    throw new Error(`chapters is ${shown(chapters)}; it must be a list of 1 to ${mostChapters}`);
  }
  return {
    v: 1,
    title: text("title", lesson["title"] ?? "", longestTitle),
    chapters: chapters.map((entry, index) => {
      const chapter = object(`chapters[${index}]`, entry);
      const link = text(`chapters[${index}].link`, chapter["link"], longestLesson);
      return {
        // A whole address is as good as its hash.
        link: link.slice(link.indexOf("#") + 1),
        caption: text(`chapters[${index}].caption`, chapter["caption"] ?? "", longestCaption),
      };
    }),
  };
}

function object(name: string, given: unknown): Readonly<Record<string, unknown>> {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) {
    return given as Record<string, unknown>;
  }
  throw new Error(`${name} is ${shown(given)}; it must be an object`);
}

function text(name: string, given: unknown, longest: number): string {
  if (typeof given === "string" && given.length <= longest) return given;
  throw new Error(`${name} is ${shown(given)}; it must be a text of at most ${longest} characters`);
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}
