import { readFileSync } from "node:fs";
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { describe, expect, it } from "vitest";
import { escaped, legal } from "../../web/src/export/markup.js";
import { lessonFiles, pagesOf } from "../../web/src/pages/index.js";
import { pageHtml } from "../../web/src/pages/page-html.js";
import { home, lessons, presets, type Preset } from "../../web/src/pages/presets.js";
import { readLesson } from "../../web/src/share/lesson-file.js";
import { fromHash, toHash } from "../../web/src/spec/link.js";
import { initialSpec, isKeyName, readSpec } from "../../web/src/spec/spec.js";
import { hostileTexts } from "./shown.js";

const template = readFileSync(new URL("../../web/index.html", import.meta.url), "utf8");
const base = "https://example.org/attention-lab/";

type Element = DefaultTreeAdapterTypes.Element;

/** All elements of a page, as an HTML parser sees them. */
function elementsOf(html: string): Element[] {
  const within = (node: DefaultTreeAdapterTypes.Node): Element[] => {
    const children = "childNodes" in node ? node.childNodes.flatMap(within) : [];
    return "tagName" in node ? [node, ...children] : children;
  };
  return within(parse(html));
}

const attributesOf = ({ attrs }: Element) =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

const textOf = (element: Element | undefined) =>
  element?.childNodes.map((node) => ("value" in node ? node.value : "")).join("");

/** What programs that show links read of a page. */
function previewOf(html: string) {
  const elements = elementsOf(html);
  const all = (name: string) =>
    elements.filter(({ tagName }) => tagName === name).map(attributesOf);
  const metas = Object.fromEntries(
    all("meta").map(({ name, property, content }) => [property ?? name ?? "", content ?? ""]),
  );
  const link = (rel: string) => all("link").filter((attributes) => attributes["rel"] === rel);
  const titles = elements.filter(
    ({ tagName, namespaceURI }) => tagName === "title" && namespaceURI.endsWith("xhtml"),
  );
  return { titles: titles.map(textOf), metas, link, lab: all("attention-lab"), elements };
}

const preset = (changes: Partial<Preset> = {}): Preset => ({
  name: "some-view",
  title: "Some view",
  description: "What it shows.",
  spec: { view: "matrix" },
  ...changes,
});

async function onlyPage(view: Preset) {
  const [page] = await pagesOf(base, template, [view]);
  const [html, oembed] = page!.texts;
  return { html: html!.content, oembed: JSON.parse(oembed!.content), card: page!.card.svg };
}

describe("pages for link previews", () => {
  it("have a name each, which no other file of dist has", () => {
    const names = [home, ...presets, ...lessons].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z-]*$/);
    expect(names).not.toContain("embed");
  });

  it("say title, description, address and picture in every dialect, with whole addresses", async () => {
    const pages = await pagesOf(base, template);
    expect(pages).toHaveLength(1 + presets.length + lessons.length);
    for (const [index, { texts, card }] of pages.entries()) {
      const { name, title, description } = [home, ...presets, ...lessons][index]!;
      const { titles, metas, link } = previewOf(texts[0]!.content);
      const address = name === "index" ? base : `${base}${name}.html`;
      expect(texts[0]!.path).toBe(`${name}.html`);
      expect(titles).toEqual([title]);
      expect(metas).toMatchObject({
        description,
        "og:title": title,
        "og:description": description,
        "og:url": address,
        "og:image": base + card.path,
        "og:image:width": "1200",
        "og:image:height": "630",
        "twitter:card": "summary_large_image",
        "twitter:title": title,
        "twitter:image": base + card.path,
      });
      expect(metas["og:image:alt"]).not.toBe("");
      expect(link("canonical")).toEqual([{ rel: "canonical", href: address }]);
      expect(link("alternate")).toEqual([
        {
          rel: "alternate",
          type: "application/json+oembed",
          href: base + texts[1]!.path,
          title,
        },
      ]);
      expect(card.svg).toMatch(/^<svg [^>]*width="1200" height="630"/);
    }
  });

  it("hold their Spec as the element's attributes, and keep the app's policy and script", async () => {
    const before = previewOf(template);
    for (const view of presets) {
      const { lab, elements, metas } = previewOf((await onlyPage(view)).html);
      const { spec, ignored } = readSpec(lab[0]!);
      expect(ignored).toEqual([]);
      expect(toHash(spec)).toBe(toHash(readSpec({ caption: view.description, ...view.spec }).spec));
      expect(Object.keys(lab[0]!).every(isKeyName)).toBe(true);
      const scripts = (of: Element[]) =>
        of.filter(({ tagName }) => tagName === "script").map(attributesOf);
      expect(scripts(elements)).toEqual(scripts(before.elements));
      expect(metas["color-scheme"]).toBe(before.metas["color-scheme"]);
    }
  });

  it("escape what a title, a description or a text may hold", async () => {
    for (const text of hostileTexts) {
      const view = preset({
        title: text,
        description: `${text} $& $1 "`,
        spec: { text, view: "lines" },
      });
      const { html, oembed } = await onlyPage(view);
      const { titles, metas, lab, elements } = previewOf(html);
      expect(titles.map((title) => legal(title ?? ""))).toEqual([legal(text)]);
      expect(legal(metas["og:description"]!)).toBe(legal(view.description));
      expect(legal(lab[0]!["text"]!)).toBe(legal(text));
      expect(elements.filter(({ tagName }) => tagName === "script")).toHaveLength(1);
      const [frame, ...others] = elementsOf(oembed.html).filter(({ tagName }) =>
        ["iframe", "script", "img"].includes(tagName),
      );
      expect(others).toEqual([]);
      expect(legal(attributesOf(frame!)["title"]!)).toBe(legal(text));
    }
  });

  it("give the members that oEmbed 1.0 asks of rich content, and a frame of the same Spec", async () => {
    const view = preset({ spec: { text: "so & so", mask: "causal", view: "heads" } });
    const { oembed, html } = await onlyPage(view);
    expect(oembed).toMatchObject({ type: "rich", version: "1.0", title: view.title });
    for (const name of ["width", "height", "thumbnail_width", "thumbnail_height"]) {
      expect(oembed[name]).toEqual(expect.any(Number));
    }
    expect(oembed.thumbnail_url).toBe(previewOf(html).metas["og:image"]);
    const frame = elementsOf(oembed.html).find(({ tagName }) => tagName === "iframe");
    const source = new URL(attributesOf(frame!)["src"]!);
    expect(source.origin + source.pathname).toBe(`${base}embed.html`);
    expect(fromHash(source.hash).spec).toEqual(readSpec(previewOf(html).lab[0]!).spec);
  });

  it("leave the front page's own tag as it is: it opens in what its preview shows", () => {
    expect(previewOf(template).lab).toEqual([home.spec]);
  });

  it("can be made of a page that has been made", async () => {
    const { html } = await onlyPage(preset());
    const [again] = await pagesOf(base, html, [home]);
    const { titles, lab, link } = previewOf(again!.texts[0]!.content);
    expect([titles, lab, link("canonical").length]).toEqual([[home.title], [home.spec], 1]);
  });

  it("name what is wrong with a preset, and a template that is not the page", async () => {
    await expect(pagesOf(base, template, [preset({ spec: { heads: 99 } })])).rejects.toThrow(
      "preset some-view: heads = 99; expected 1 to 16",
    );
    const preview = previewFor("Some view");
    expect(() => pageHtml("<html></html>", preview, initialSpec, [])).toThrow("<!-- preview -->");
    expect(pageHtml(template, preview, initialSpec, [escaped("a < b")])).toContain("a &#60; b");
  });

  it("make lessons whose chapters are the presets, as the player reads them", () => {
    const files = lessonFiles();
    expect(files).toHaveLength(lessons.length);
    files.forEach(({ content }, index) => {
      const reading = readLesson(content);
      if (!("lesson" in reading)) throw new Error(reading.problem);
      const { title, chapters } = reading.lesson;
      expect(title).toBe(lessons[index]!.title);
      chapters.forEach(({ link, caption }, chapter) => {
        const name = lessons[index]!.chapters[chapter];
        const { spec, description } = presets.find((candidate) => candidate.name === name)!;
        expect(caption).toBe(description);
        expect(fromHash(link)).toEqual(readSpec(spec));
      });
    });
  });
});

function previewFor(title: string) {
  return { title, description: "", address: base, picture: base, alt: "", oembed: base };
}
