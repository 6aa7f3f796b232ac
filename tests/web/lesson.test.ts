import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { terms } from "../../web/src/element/lesson/glossary.js";
import { lesson as lessonEn } from "../../web/src/lesson/en/lesson.js";
import { page as pageEn } from "../../web/src/lesson/en/page.js";
import type { Message } from "../../web/src/lesson/messages.js";
import { lesson as lessonRu } from "../../web/src/lesson/ru/lesson.js";
import { page as pageRu } from "../../web/src/lesson/ru/page.js";
import { lesson as lessonZh } from "../../web/src/lesson/zh/lesson.js";
import { page as pageZh } from "../../web/src/lesson/zh/page.js";
import { trainedShapes } from "../../web/src/spec/models.js";
import {
  english,
  preferredLanguage,
  Translator,
  translatorFor,
  type Language,
} from "../../web/src/lesson/translator.js";

const en = { ...pageEn, ...lessonEn };
const ru = { ...pageRu, ...lessonRu };
const zh = { ...pageZh, ...lessonZh };
const languages: Record<string, Readonly<Record<string, Message>>> = { en, ru, zh };
const source = join(import.meta.dirname, "../../web/src");

function sourceText(): string {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/lesson.(en|ru|zh).\w/.test(file))
    .map((file) => readFileSync(join(source, file), "utf8"))
    .join("\n");
}

const forms = (message: Message) =>
  typeof message === "string" ? [message] : Object.values(message);
const placeholders = (text: string) => new Set(text.match(/\{\w+\}/g) ?? []);

/** The terms that a message marks. */
const marks = (message: Message) =>
  new Set(
    forms(message).flatMap((form) =>
      [...form.matchAll(/\]\(term:(\w+)\)/g)].map(([, term]) => term as (typeof terms)[number]),
    ),
  );

/** Of every model's layer, as the sentences are filled with them. */
const sizesOf = [...Object.values(trainedShapes), { width: 512, heads: 8, headWidth: 64 }].map(
  ({ width, heads, headWidth }) => {
    const joined = heads * headWidth;
    return { width, heads, headWidth, joined, parameterCount: 4 * width * joined };
  },
);

describe.each(Object.keys(languages))("%s", (language) => {
  const messages = languages[language]!;

  it("what a sentence multiplies out of a model's sizes is right, for every model", () => {
    let equations = 0;
    for (const [key, message] of Object.entries(messages)) {
      for (const form of forms(message)) {
        for (const sizes of sizesOf) {
          const filled = Object.entries(sizes).reduce(
            (text, [name, size]) => text.replaceAll(`{${name}}`, String(size)),
            form,
          );
          for (const [, left, right] of filled.matchAll(/(\d+(?: [×÷] \d+)+) = (\d+)/gu)) {
            const [first, ...rest] = left!.split(/ (?=[×÷])/u);
            const made = rest.reduce((made, part) => {
              const by = Number(part.slice(2));
              return part.startsWith("×") ? made * by : made / by;
            }, Number(first));
            expect(made, `${key}: ${filled}`).toBe(Number(right));
            equations += 1;
          }
        }
      }
    }
    expect(equations).toBeGreaterThanOrEqual(3 * sizesOf.length);
  });

  it("has every key and no other", () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort());
  });

  it("has the plural forms that the language needs", () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(messages)) {
      if (typeof message === "string") continue;
      expect(Object.keys(message).sort(), key).toEqual([...needed].sort());
    }
  });

  it("marks only terms that it defines, in no definition, and the same ones as English", () => {
    for (const [key, message] of Object.entries(messages)) {
      const marked = marks(message);
      for (const term of marked) {
        expect(terms, key).toContain(term);
        expect(messages, key).toHaveProperty([`definition.${term}`]);
      }
      expect(marked, key).toEqual(marks(en[key as keyof typeof en]));
      if (key.startsWith("definition.")) expect(marked, key).toEqual(new Set());
      for (const form of forms(message)) {
        const words = new Translator(language as Language, { "sentence.at": form });
        expect(words.text("sentence.at"), key).not.toMatch(/[[\]]|term:/);
      }
    }
  });

  it("names and defines every term, in two sentences at most", () => {
    for (const term of terms) {
      expect(messages).toHaveProperty([`term.${term}`]);
      const sentences = String(messages[`definition.${term}`]).split(/[.。](?:\s|$)|。/u);
      expect(sentences.filter(Boolean).length, term).toBeLessThanOrEqual(2);
    }
  });

  it("fills in only what the English sentence fills in", () => {
    for (const [key, message] of Object.entries(messages)) {
      const known = new Set(
        forms(en[key as keyof typeof en]).flatMap((form) => [...placeholders(form)]),
      );
      for (const form of forms(message)) {
        for (const placeholder of placeholders(form)) expect(known, key).toContain(placeholder);
      }
    }
  });
});

it("every key is used", () => {
  const text = sourceText();
  const unused = Object.keys(en).filter((key) => {
    const [family] = key.split(/\.(?=[^.]*$)/);
    // Some are chosen by a value: words.text(`mask.${mask}`).
    return !text.includes(`"${key}"`) && !text.includes(`\`${family}.\${`);
  });
  expect(unused).toEqual([]);
});

it("plural forms follow the number", async () => {
  const russian = await translatorFor("ru");
  const counted = (count: number) => russian.text("tokens.count", { count });
  expect([1, 2, 5, 21, 112].map(counted)).toEqual([
    "1 токен",
    "2 токена",
    "5 токенов",
    "21 токен",
    "112 токенов",
  ]);
  expect(english.text("tokens.count", { count: 1 })).toBe("1 token");
  const whole = await translatorFor("en", true);
  expect([0.01, -0.01, 0.312].map((change) => whole.points(change))).toEqual([
    "+1 point",
    "-1 point",
    "+31 points",
  ]);
});

it("a text that is filled in is only ever text", () => {
  const parts = english.parts("sentence.at", {
    query: "{key}",
    key: "<b>",
    percent: "62 %",
    where: "head 3",
  });
  expect(parts.find((part) => part.name === "query")?.text).toBe("{key}");
  expect(parts.map((part) => part.text).join("")).toBe("{key} looks at <b> with 62 %, head 3");
});

it("a text that is filled in is never read as markup, beside marked words either", () => {
  const message = "[One](term:head) {query} {key} [two](term:query).";
  const words = new Translator("en", { "sentence.at": message });
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom("[a](term:query)", "](term:key)", "{key}", "[", "[{query}](term:key)"),
  );
  fc.assert(
    fc.property(text, text, (query, key) => {
      const parts = words.parts("sentence.at", { query, key });
      expect(parts.filter(({ term }) => term)).toEqual([
        { text: "One", term: "head" },
        { text: "two", term: "query" },
      ]);
      expect(parts.filter(({ name }) => name).map(({ text: filled }) => filled)).toEqual([
        query,
        key,
      ]);
      expect(words.text("sentence.at", { query, key })).toBe(`One ${query} ${key} two.`);
    }),
  );
});

it("numbers are written as the language writes them, and zero has no sign", () => {
  expect(english.decimal(-0.001)).toBe("0.00");
  expect(new Translator("ru", ru).decimal(0.5)).toBe("0,50");
});

it.each([
  [english, "AI, love, I", "AI, love"],
  [new Translator("ru", ru), "AI, love, I", "AI, love"],
  [new Translator("zh", zh), "AI、love、I", "AI、love"],
])("what is listed is told apart as in $language", (words, three, two) => {
  expect(words.list(["AI", "love", "I"])).toBe(three);
  expect(words.list(["AI", "love"])).toBe(two);
  expect(words.list(["AI"])).toBe("AI");
});

it("no dash of a message begins a line", () => {
  const words = new Translator("ru", ru);
  expect(words.text("answer.explanation")).toMatch(/по себе\u00a0— нет/);
  expect(words.text("sentence.quoted", { text: "a — b" })).toBe("«a — b»");
});

it.each([
  [["de-DE", "zh-Hant-TW", "ru"], "zh"],
  [["ru-RU"], "ru"],
  [["xx"], "en"],
  [[], "en"],
])("of %j the page speaks %s", (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language);
});
