import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf, embedLink, linkTo } from "../../web/src/share/codes.js";
import { chapterOf, readLesson, specOf, writeLesson } from "../../web/src/share/lesson-file.js";
import { readLink } from "../../web/src/spec/link.js";
import { initialSpec, readSpec, type Spec } from "../../web/src/spec/spec.js";

const page = "https://example.org/lab/";
const shared = (changes: Record<string, unknown>) => ({
  spec: readSpec(changes).spec,
  page,
  title: "Attention Lab",
  height: 640,
});
const texts = fc.string({ unit: "grapheme", maxLength: 60 });

describe("what one pastes", () => {
  it("opens the same Spec, in the page and in a frame", async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat({ max: 7 }), async (text, head) => {
        const given = shared({ text, head, view: "matrix" });
        for (const address of [linkTo(given), embedLink(given)]) {
          expect((await readLink(new URL(address).hash)).spec).toEqual(given.spec);
        }
        expect(new URL(embedLink(given)).pathname).toBe("/lab/embed.html");
      }),
    );
  });

  it("never lets a text become markup", () => {
    fc.assert(
      fc.property(
        fc.constantFrom('"><script>', "</attention-lab><img>", "a & b", "'\"\n"),
        (text) => {
          const { iframe, element, markdown } = codesOf(shared({ text }));
          expect(iframe.match(/</g)).toHaveLength(2);
          expect(element.match(/<(?!\/)/g)).toHaveLength(2);
          expect(markdown).not.toContain("<");
        },
      ),
    );
  });

  it("names only what is not as usual, in attributes as in the link", () => {
    const { element } = codesOf(shared({ view: "steps", step: "softmax", head: 2, lock: "text" }));
    expect(element).toBe(
      `<script type="module" src="https://example.org/lab/attention-lab.js"></script>\n` +
        `<attention-lab view="steps" head="2" step="softmax" lock="text">I love AI</attention-lab>`,
    );
  });

  it("keeps a title's brackets out of Markdown's own", () => {
    const { markdown } = codesOf({ ...shared({}), title: "a](b) [c" });
    expect(markdown).toBe(`[![a\\]\\(b\\) \\[c](attention-lab.png)](https://example.org/lab/)`);
  });
});

describe("a lesson", () => {
  it("is read back as it was written, and each chapter means its Spec", () => {
    return fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(texts, texts), { minLength: 1, maxLength: 5 }),
        async (entries) => {
          const specs = entries.map(([text]) => ({ ...initialSpec, text, head: 3 }) as Spec);
          const chapters = entries.map(([, caption], at) => chapterOf(specs[at]!, caption));
          const lesson = { v: 1 as const, title: "T", chapters };
          expect(readLesson(writeLesson(lesson))).toEqual({ lesson });
          for (const [at, chapter] of chapters.entries()) {
            expect(await specOf(chapter)).toMatchObject({ text: entries[at]![0], head: 3 });
          }
        },
      ),
    );
  });

  it("takes a whole address for its hash", () => {
    const given = { v: 1, chapters: [{ link: "https://example.org/#text=a&v=1" }] };
    expect(readLesson(JSON.stringify(given))).toEqual({
      lesson: { v: 1, title: "", chapters: [{ link: "text=a&v=1", caption: "" }] },
    });
  });

  it.each([
    ["", /JSON/],
    ["[]", /the lesson is \[\]; it must be an object/],
    ['{"v":2}', /v is 2; this page knows version 1/],
    ['{"v":1,"chapters":[]}', /chapters is \[\]; it must be a list of 1 to 100/],
    ['{"v":1,"chapters":[7]}', /chapters\[0\] is 7; it must be an object/],
    ['{"v":1,"chapters":[{"link":7}]}', /chapters\[0\]\.link is 7; it must be a text/],
    [`"${"a".repeat(300_000)}"`, /at most 262144/],
  ])("says what is wrong with %.40s", (json, problem) => {
    const reading = readLesson(json);
    expect("problem" in reading && reading.problem).toMatch(problem);
  });

  it("of any JSON is read without throwing", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(Object.keys(readLesson(json))).toHaveLength(1);
      }),
    );
  });
});
