import type { lesson } from "./en/lesson.js";
import type { page } from "./en/page.js";

/**
 * A sentence, or its plural forms. `{name}` is filled in; plural forms are chosen by `{count}`;
 * `[words](term:query)` marks words that the glossary defines.
 * English is the authority: the other languages have exactly its keys.
 */
export type Message = string | PluralForms;
type PluralForms = { readonly other: string } & {
  readonly [form in Intl.LDMLPluralRule]?: string;
};

/** A topic's words in another language. */
export type Translation<English> = Readonly<Record<keyof English, Message>>;

/** Words that the first view needs, and those that come with the lesson. */
export type MessageKey = keyof typeof page | keyof typeof lesson;
export type Messages = Readonly<Partial<Record<MessageKey, Message>>>;
