import { translatorFor } from "../lesson/translator.js";
import type { Spec } from "../spec/spec.js";
import { saying } from "../views/sentence.js";
import { altText } from "./alt-text.js";
import { shownFor, type Computers } from "./compute.js";
import { measure } from "./figures/frame.js";
import { drawLines } from "./figures/lines.js";
import { pageInks } from "./inks.js";
import { escaped, tag, type Markup } from "./markup.js";

/**
 * The first picture as HTML, for the time before the engine arrives: made when the page is built, from
 * the numbers that the engine gives for the same Spec.
 */
export async function staticPicture(computers: Computers, spec: Spec): Promise<Markup> {
  const english = await translatorFor("en", true);
  const shown = shownFor(computers, spec, english, "light");
  const frame = { width: 640, theme: "light", inks: pageInks, measure } as const;
  const { width, height, body } = drawLines(shown.picture, frame);
  const { key, parameters } = saying(shown.picture);
  const sentence = english
    .parts(key, parameters)
    .map(({ text, name }) =>
      name === "query" || name === "key" ? tag("b", {}, escaped(text)) : escaped(text),
    );
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return tag(
    "figure",
    { class: "static-picture" },
    tag("h2", {}, escaped(english.text("lines.title"))),
    tag("p", {}, tag("span", {}, ...sentence)),
    tag("svg", { ...size, role: "img", "aria-label": altText("lines", shown) }, body),
  );
}
