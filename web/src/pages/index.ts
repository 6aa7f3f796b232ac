/** The pages that link previews understand, for deploying: see `npm run pages`. */
import { altText } from "../export/alt-text.js";
import { shownFor, type Computers } from "../export/compute.js";
import { computersFor } from "../export/computers.js";
import { figureOfView } from "../export/figure-names.js";
import { escaped, tag, type Markup } from "../export/markup.js";
import { staticPicture } from "../export/static-picture.js";
import { translatorFor } from "../lesson/translator.js";
import { chapterOf, writeLesson } from "../share/lesson-file.js";
import { readSpec, type Spec } from "../spec/spec.js";
import { cardSvg } from "./card.js";
import { oembedJson } from "./oembed.js";
import { pageHtml } from "./page-html.js";
import { home, lessons, presets, type Preset, type PresetLesson } from "./presets.js";

/** What a page is made of; paths are relative to dist. */
export interface PageFiles {
  readonly texts: readonly { readonly path: string; readonly content: string }[];
  /** An SVG that has yet to become a PNG. */
  readonly card: { readonly path: string; readonly svg: string };
}

/** Pictures, oEmbed and lessons; the pages themselves stand beside what they load. */
const folder = "previews";

/** The shipped models. */
const models = new URL("../../models/", import.meta.url);

/**
 * One page for every preset and lesson. `base` is where dist will be, ending in “/”; `template` is the
 * app's page as built.
 * @throws Error where a preset says what the Spec does not allow.
 */
export async function pagesOf(
  base: string,
  template: string,
  views: readonly Preset[] = [home, ...presets, ...lessons.map(asPreset)],
): Promise<PageFiles[]> {
  const words = await translatorFor("en", true);
  return Promise.all(
    views.map(async (preset) => {
      const { name, title, description } = preset;
      const spec = specOf(preset);
      const computers = await computersFor(spec, models);
      const shown = shownFor(computers, spec, words, "light");
      const figure = figureOfView(spec);
      const file = name === home.name ? "" : `${name}.html`;
      const path = (ending: string) => `${folder}/${name}${ending}`;
      const preview = {
        title,
        description,
        address: base + file,
        picture: base + path(".png"),
        alt: altText(figure, shown),
        oembed: base + path(".oembed.json"),
      };
      return {
        texts: [
          {
            path: `${name}.html`,
            content: pageHtml(template, preview, spec, await fallbackOf(computers, spec)),
          },
          { path: path(".oembed.json"), content: await oembedJson(preview, spec, base) },
        ],
        card: { path: path(".png"), svg: cardSvg(title, figure, shown) },
      };
    }),
  );
}

/** The lessons as files: their pages, frames and links name them. */
export function lessonFiles(): PageFiles["texts"] {
  return lessons.map((lesson) => ({
    path: lessonPath(lesson),
    content: writeLesson({
      v: 1,
      title: lesson.title,
      chapters: chaptersOf(lesson).map((preset) =>
        chapterOf({ ...specOf(preset), caption: "" } as Spec, preset.description),
      ),
    }),
  }));
}

/** A lesson's page opens at its first chapter, so that nothing has to go there and Back leaves it. */
function asPreset(lesson: PresetLesson): Preset {
  const [first] = chaptersOf(lesson);
  const { name, title, description } = lesson;
  const caption = first?.description ?? "";
  return {
    name,
    title,
    description,
    spec: { ...first?.spec, caption, lesson: lessonPath(lesson), chapter: 0 },
  };
}

function chaptersOf({ name, chapters }: PresetLesson): Preset[] {
  return chapters.map((chapter) => {
    const preset = presets.find((candidate) => candidate.name === chapter);
    if (!preset) throw new Error(`lesson ${name}: no preset is called ${chapter}`);
    return preset;
  });
}

function lessonPath({ name }: PresetLesson): string {
  return `${folder}/${name}.lesson.json`;
}

function specOf({ name, description, spec }: Preset): Spec {
  const caption = name === home.name ? "" : description;
  const reading = readSpec({ caption, ...spec });
  const [wrong] = reading.ignored;
  if (wrong) {
    throw new Error(`preset ${name}: ${wrong.key} = ${wrong.given}; expected ${wrong.range}`);
  }
  return reading.spec;
}

/** What is read before the engine is there, or without it. */
async function fallbackOf(computers: Computers, spec: Spec): Promise<Markup[]> {
  const caption = spec.caption === "" ? [] : [tag("p", {}, escaped(spec.caption))];
  const hasLines = spec.view === "all" || spec.view === "lines";
  return hasLines ? [...caption, await staticPicture(computers, spec)] : caption;
}
