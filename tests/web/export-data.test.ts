import Ajv from "ajv/dist/2020.js";
import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import temml from "temml";
import { describe, expect, it } from "vitest";
import { isOfModel, isParameter, tensorNames } from "../../web/src/explain/cell.js";
import { tensorOf } from "../../web/src/explain/source.js";
import { fileName, formats, type FormatName } from "../../web/src/export/formats.js";
import { json } from "../../web/src/export/json.js";
import { latex } from "../../web/src/export/latex.js";
import { float32Text } from "../../web/src/export/numbers.js";
import { sourceOf } from "../../web/src/export/shown.js";
import { csv, markdown } from "../../web/src/export/table.js";
import { sheetOf } from "../../web/src/export/worksheet/sheet.js";
import { worksheet } from "../../web/src/export/worksheet/worksheet.js";
import { translatorFor } from "../../web/src/lesson/translator.js";
import { languages } from "../../web/src/spec/keys.js";
import { fromHash } from "../../web/src/spec/link.js";
import { hostileTexts, show, someSpec } from "./shown.js";

it("a printed float32 reads back as the same float32, in no more digits than its double", () => {
  expect([0.1, -0, 1 / 3, 16777216, 1e-45].map((value) => float32Text(Math.fround(value)))).toEqual(
    ["0.1", "0", "0.33333334", "16777216", "1.4013e-45"],
  );
  const float32 = fc.float({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(float32, (value) => {
      const text = float32Text(value);
      expect(Math.fround(Number(text)) + 0).toBe(value + 0);
      expect(text.length).toBeLessThanOrEqual(String(value).length);
    }),
    { numRuns: 2000 },
  );
});

describe("JSON", () => {
  const schema = JSON.parse(
    readFileSync(new URL("../../web/public/trace.schema.json", import.meta.url), "utf8"),
  );
  const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(
    schema,
  );

  it("fits its schema, holds every bit of every tensor, and its link leads back to its Spec", async () => {
    await fc.assert(
      fc.asyncProperty(someSpec, async (keys) => {
        const shown = await show(keys);
        const read = JSON.parse(json(shown));
        expect(validate(read), JSON.stringify(validate.errors)).toBe(true);
        expect(read.tokens).toEqual(shown.trace.tokens);
        for (const name of tensorNames.filter(
          (tensor) => isOfModel(tensor, false) && !isParameter(tensor),
        )) {
          const { shape, data } = tensorOf(sourceOf(shown), name)!;
          expect(read.tensors[name].shape).toEqual(shape);
          expect(Float32Array.from(read.tensors[name].data)).toEqual(
            data.map((value) => value + 0),
          );
        }
        if (/\p{Cs}/u.test(shown.spec.text)) return;
        expect(fromHash(read.link).spec).toEqual(shown.spec);
      }),
      { numRuns: 30 },
    );
  });

  it("a schema that is not met is noticed", async () => {
    const read = JSON.parse(json(await show({ width: 8 })));
    expect(validate({ ...read, tokens: [] })).toBe(false);
    expect(validate({ ...read, schema: "other" })).toBe(false);
  });
});

it("no field of a table can be run as a formula", async () => {
  for (const text of hostileTexts) {
    const shown = await show({ text, width: 8, heads: 1, tokens: "characters" });
    const names = csv(shown, "query")
      .split("\r\n")
      .map((line) => line.replace(/^"/, ""));
    for (const name of names) expect(name).not.toMatch(/^[=+\-@\t\r]/);
  }
});

it("a Markdown table has a column for each token, whatever it holds", async () => {
  for (const text of hostileTexts) {
    const shown = await show({ text, width: 8, heads: 2, mask: "causal" });
    const lines = markdown(shown, "weights").trimEnd().split("\n");
    const columns = shown.trace.tokens.length + 1;
    expect(lines).toHaveLength(columns + 1);
    for (const line of lines) expect(line.match(/\|/g)).toHaveLength(columns + 1);
    expect(lines.join("")).not.toMatch(/<|`/);
  }
  const usual = markdown(await show({ mask: "causal" }), "weights").split("\n");
  expect(usual.slice(0, 3)).toEqual([
    "| query \\ key | I | love | AI |",
    "| --- | --: | --: | --: |",
    "| I | 1.0000 | · | · |",
  ]);
});

describe("LaTeX", () => {
  /** Throws where a TeX reader refuses it; gives what is printed. */
  const typeset = (source: string) =>
    source
      .split("\\[")
      .slice(1)
      .map((piece) => piece.split("\\]")[0]!.replace(/^%.*$/gm, ""))
      .map((formula) => temml.renderToString(formula, { throwOnError: true, displayMode: true }))
      .join("\n");

  it("is read by a TeX reader for any Spec, and says what the switches say", async () => {
    for (const text of hostileTexts) {
      const shown = await show({ text, width: 8, heads: 2, mask: "causal", temperature: 2 });
      expect(typeset(latex(shown))).toContain("mask");
    }
    const usual = latex(await show());
    expect(usual).toContain("\\frac{1}{\\sqrt{64}}");
    expect(usual).toContain("0.01 & 0.02 & 0.97 \\\\");
    expect(usual).toContain("\\text{love} & 0.03 & 0.05 & 0.92 \\\\");
    const plain = latex(await show({ scale: "off" }));
    expect(plain).toContain("\\operatorname{softmax}\\!\\left(Q_{0} K_{0}^{\\top}\\right)");
    expect(typeset(plain)).not.toBe("");
  });

  it("numbers repeated tokens below the line, and says which TeX it takes", async () => {
    const repeated = latex(await show({ text: "the keys to the door", width: 8, heads: 1 }));
    expect(repeated).toContain("\\text{the}_{1} & \\text{keys} & \\text{to} & \\text{the}_{2}");
    expect(repeated).toMatch(/Needs amsmath\.\n/);
    expect(typeset(repeated)).not.toBe("");
    const emoji = latex(await show({ text: "I ❤️ AI", width: 8, heads: 1 }));
    expect(emoji).toContain("XeLaTeX or LuaLaTeX");
  });

  it("folds what fits no page, and says so with dots", async () => {
    const text = Array.from({ length: 30 }, (_, index) => `w${index}`).join(" ");
    const source = latex(await show({ text, width: 8, heads: 1 }));
    expect(source).toContain("\\vdots");
    expect(source).not.toContain("w9");
    expect(typeset(source)).toContain("w8");
  });

  // MaxMatrixCols of amsmath: with one more, LaTeX stops at “Extra alignment tab”.
  it.each([10, 11, 12])("has at most 10 columns in a matrix, of %i tokens", async (count) => {
    const text = Array.from({ length: count }, (_, index) => `w${index}`).join(" ");
    const source = latex(await show({ text, width: 8, heads: 1 }));
    const matrices = source.match(/(?<=\\begin\{bmatrix\}\n)[^]*?(?=\n\\end)/g) ?? [];
    const columns = matrices.flatMap((matrix) =>
      matrix.split("\n").map((row) => row.split(" & ").length),
    );
    expect(matrices).toHaveLength(2);
    expect(new Set(columns)).toEqual(new Set([10]));
  });
});

describe("the worksheet", () => {
  it("its answers follow from what it gives, to the printed digit", async () => {
    await fc.assert(
      fc.asyncProperty(someSpec, async (keys) => {
        const shown = await show(keys);
        const sheet = sheetOf(shown);
        const { layer, selection, off } = shown.picture;
        const { query, divisor, largest, others, total } = sheet;
        const dot = (a: readonly number[], b: readonly number[]) =>
          a.reduce((sum, value, index) => sum + value * b[index]!, 0);
        const near = (found: number, answer: number) =>
          expect(Math.abs(found - answer)).toBeLessThan(1e-4 * Math.max(1, Math.abs(answer)));
        for (const row of sheet.keys) {
          near(dot(query, row.key) + row.rest, row.score);
          near(row.score / divisor, row.scaled);
          near(Math.exp(row.scaled - largest), row.exponential);
          near(row.exponential / total, row.weight);
        }
        near(
          sheet.keys.reduce((sum, row) => sum + row.exponential, others?.exponential ?? 0),
          total,
        );
        sheet.blend.forEach((answer, column) => {
          const place = selection.query * layer.width + sheet.first + column;
          if (!off.includes(selection.head)) near(layer.mixed.data[place]!, answer);
          const carried = sheet.keys.map((row) => row.weight * row.value[column]!);
          near(
            carried.reduce((sum, part) => sum + part, others?.blend[column] ?? 0),
            answer,
          );
        });
      }),
      { numRuns: 40 },
    );
  });

  it("leaves every column that a narrow head has, and nothing over", async () => {
    const sheet = sheetOf(await show({ width: 8, heads: 4 }));
    expect([sheet.columns, sheet.otherColumns]).toEqual([2, 0]);
    for (const { rest } of sheet.keys) expect(Math.abs(rest)).toBeLessThan(1e-5);
  });

  it.each(languages)("blank, it has no answer; solved, it has all, in %s", async (language) => {
    const words = await translatorFor(language, true);
    const shown = await show({ query: 1, mask: "causal" }, words);
    const [blank, solved] = [worksheet(shown, false), worksheet(shown, true)];
    const cells = (html: string) => html.match(/class="find[^<]*<?/g) ?? [];
    expect(cells(blank)).toHaveLength(cells(solved).length);
    for (const { score } of sheetOf(shown).keys) {
      expect(blank).not.toContain(`>${words.decimal(score, 3)}<`);
      expect(solved).toContain(`>${words.decimal(score, 3)}<`);
    }
    expect(blank).not.toMatch(/\{\w+\}(?! )|undefined|NaN/);
  });

  it("has no script, and tokens stay text", async () => {
    for (const text of hostileTexts) {
      const html = worksheet(await show({ text, width: 8, heads: 2 }), true);
      const fail = (level: string, message: string) => {
        if (level !== "warning") throw new Error(`${level}: ${message}`);
      };
      const page = new DOMParser({ onError: fail }).parseFromString(
        html.replace("<!doctype html>", ""),
        "application/xhtml+xml",
      );
      expect(page.getElementsByTagName("script")).toHaveLength(0);
      expect(page.getElementsByTagName("td").length).toBeGreaterThan(0);
    }
  });
});

it("file names say what is in them, and hold nothing but letters, digits and “-”", async () => {
  const choice = { figure: "matrix", tensor: "weights" } as const;
  const { spec } = await show({ text: "I love AI!", head: 3 });
  expect(fileName(spec, "svg", choice)).toBe("attention-i-love-ai-head3-matrix.svg");
  expect(fileName(spec, "csv", { ...choice, tensor: "query" })).toBe(
    "attention-i-love-ai-query.csv",
  );
  for (const text of hostileTexts) {
    for (const format of Object.keys(formats) as FormatName[]) {
      const name = fileName((await show({ text, width: 1 })).spec, format, choice);
      expect(name).toMatch(/^attention[\p{L}\p{N}-]*\.\w+$/u);
    }
  }
});
