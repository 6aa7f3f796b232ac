/** The examples for tutorials that need another program than this one: what in them is ours is read. */
import { readdirSync, readFileSync } from "node:fs";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { fromHash } from "../../web/src/spec/link.js";
import { isKeyName, readSpec } from "../../web/src/spec/spec.js";
import { runPython } from "./python.js";

const folder = new URL("../../web/examples/", import.meta.url);
const files = readdirSync(folder);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const base = "https://example.org/attention-lab/";

/** The hashes of all addresses in a text. */
const hashesIn = (text: string) =>
  [...text.matchAll(/example\.org\/attention-lab\/[\w.]*#([^"'`)\s]+)/gu)].map(([, hash]) =>
    hash!.replaceAll("&amp;", "&"),
  );

describe.each(files)("%s", (name) => {
  it("names addresses of dist only, and Specs that are read without a notice", () => {
    const text = read(name);
    const addresses = [...text.matchAll(/https:\/\/example\.org\/attention-lab\/([\w.-]*)/gu)];
    expect(addresses.length).toBeGreaterThan(0);
    for (const [, file] of addresses) {
      expect(["", "embed.html", "attention-lab.js"]).toContain(file);
    }
    for (const hash of hashesIn(text)) {
      if (hash.includes("{")) continue; // the notebook's, which is made below
      expect(fromHash(hash).ignored).toEqual([]);
      expect(Object.keys(fromHash(hash).spec).every(isKeyName)).toBe(true);
    }
    for (const [tag] of text.matchAll(/<attention-lab [^>]*>/gu)) {
      const [element] = parseFragment(tag).childNodes;
      if (!element || !("attrs" in element)) throw new Error(tag);
      const given = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
      expect(Object.keys(given).every(isKeyName)).toBe(true);
      expect(readSpec(given).ignored).toEqual([]);
    }
  });
});

it("the notebook's cell shows a frame of the Spec that it names", () => {
  const { nbformat, nbformat_minor, cells } = JSON.parse(read("jupyter.ipynb"));
  // Cells need no identifiers before 4.5.
  expect([nbformat, nbformat_minor]).toEqual([4, 4]);
  const code = cells.find((cell: { cell_type: string }) => cell.cell_type === "code");
  const standIn = `import sys, types
display = types.ModuleType("IPython.display")
display.IFrame = lambda src, width, height: print(src)
sys.modules["IPython"] = types.ModuleType("IPython")
sys.modules["IPython.display"] = display
`;
  const printed = runPython(standIn + code.source.join("")).trim();
  expect(printed.startsWith(`${base}embed.html#`)).toBe(true);
  const { spec, ignored } = fromHash(new URL(printed).hash);
  expect(ignored).toEqual([]);
  expect(spec).toMatchObject({ text: "I love AI", heads: 4, view: "heads" });
});

it("a host's script for the height of its frames is ten lines or fewer", () => {
  const [script] = /<script>[^]*?<\/script>/u.exec(read("README.md")) ?? [];
  expect(script!.split("\n").length).toBeLessThanOrEqual(10);
});
