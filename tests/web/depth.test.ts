import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { loadEngine, type Engine } from "attention-lab/engine";
import { excerpt } from "../../web/src/element/lesson/code/excerpt.js";
import { numpyCell, numpyProgram } from "../../web/src/element/lesson/code/program.js";
import { files, fastForm, quoted } from "../../web/src/element/lesson/code/sources.js";
import { formulas } from "../../web/src/element/lesson/formula/formulas.tex";
import { tokenName } from "../../web/src/element/lesson/formula/live.js";
import { written } from "../../web/src/element/lesson/formula/panel.js";
import { defaultCell } from "../../web/src/element/lesson/formula/values.js";
import { told } from "../../web/src/element/lesson/story.js";
import { formatCell, isOfModel, tensorNames, type Cell } from "../../web/src/explain/cell.js";
import { valueOf, type Source } from "../../web/src/explain/source.js";
import { stepsOf } from "../../web/src/explain/steps.js";
import type { Mask, Tensor } from "../../web/src/engine/types.js";
import { translatorFor, type Language } from "../../web/src/lesson/translator.js";
import { languages, stepNames } from "../../web/src/spec/keys.js";
import type { Picture } from "../../web/src/views/picture.js";

interface Asked {
  readonly tokens?: string[];
  readonly width?: number;
  readonly heads?: number;
  readonly head?: number;
  readonly query?: number;
  readonly positions?: boolean;
  readonly mask?: Mask;
  readonly scale?: boolean;
  readonly temperature?: number;
  readonly seed?: number;
  readonly off?: readonly number[];
  readonly language?: Language;
}

const untrainedTensors = tensorNames.filter((name) => isOfModel(name, false));

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

/** A trace with what the panels are drawn from. */
async function seen(asked: Asked) {
  const { width = 24, heads = 4, head = 1, query = 1, positions = true, seed = 1 } = asked;
  const { mask = "none", scale = true, temperature = 1, language = "en" } = asked;
  const { tokens = ["I", "love", "A", "I₂"], off = [] } = asked;
  const model = engine.untrainedModel({ width, seed });
  const settings = { mask, scale, temperature, positions, off };
  const trace = model.attend({ tokens, heads, ...settings });
  const layer = trace.layers[0]!;
  const parameters = model.weights();
  const source: Source = { trace, layer, layerIndex: 0, parameters, head, ...settings };
  const words = await translatorFor(language, true);
  const selection = { head, query, key: null, isOneHead: false };
  const picture = { tokens, layer, mask, selection, words } as unknown as Picture;
  return {
    picture,
    source,
    settings: { ...source, ...settings, seed, model: "untrained" as const },
  };
}

const cases: Record<string, Asked> = {
  "four tokens": {},
  "one head": { heads: 1, head: 0 },
  "a causal mask": { mask: "causal" },
  "the first token under a causal mask": { mask: "causal", query: 0 },
  "one token": { tokens: ["alone"], query: 0 },
  "no scaling": { scale: false },
  "a low temperature and no scaling": { scale: false, temperature: 0.5 },
  "no positions": { positions: false, tokens: ["a", "a"] },
  "the viewed head switched off": { off: [1, 3] },
  "one number a token": { width: 1, heads: 1, head: 0 },
  "a right-to-left text": { tokens: ["أنا", "أحب", "AI"] },
};

describe.each(Object.keys(cases))("%s", (name) => {
  it.each(languages)("every step has a story in %s, with nothing left unsaid", async (language) => {
    const { picture, source } = await seen({ ...cases[name], language });
    const { layer, mask, words } = picture;
    for (const step of stepsOf({ heads: layer.heads, mask })) {
      const { tale, limit } = told(picture, source, step);
      for (const { key, parameters } of [...tale, limit]) {
        const text = words.text(key, parameters);
        expect(text.length, step).toBeGreaterThan(10);
        expect(text, step).not.toMatch(/[{}]|NaN|undefined/);
      }
    }
  });

  it("every step has formulas, and so has every tensor's number, with its printed value", async () => {
    const { picture, source } = await seen(cases[name]!);
    const { layer, mask, words } = picture;
    const asked = (cell: Cell | undefined) => (cell ? formatCell(cell) : "");
    for (const step of stepsOf({ heads: layer.heads, mask })) {
      const cells = [
        defaultCell(step, picture),
        ...untrainedTensors.map((tensor) => ({ tensor, row: 0, column: 0 })),
        { tensor: "scaled" as const, row: 0, column: layer.tokens - 1 },
        { tensor: "weights" as const, row: 0, column: layer.tokens - 1 },
      ];
      for (const cell of cells) {
        const { drawn, tex } = written(picture, source, step, asked(cell));
        expect(drawn.length).toBeGreaterThan(0);
        expect(tex, asked(cell)).not.toMatch(/NaN|undefined|@|7770/);
        if (!cell || (mask === "causal" && cell.column > cell.row)) continue;
        const value = valueOf(source, cell);
        const printed = words.decimal(value, 4).replace(".", "\\.");
        // What is 0 because positions or the head are off is written so.
        const expected = value === 0 ? `= (${printed}|0)$` : `= ${printed}`;
        expect(tex, asked(cell)).toMatch(new RegExp(expected, "m"));
      }
    }
  });

  it("every step has code", async () => {
    const { settings } = await seen(cases[name]!);
    for (const step of stepsOf({ heads: 2, mask: "causal" })) {
      expect(numpyCell(step, settings).length).toBeGreaterThan(8);
      for (const [file, definition] of [...quoted[step], ...(fastForm[step] ?? [])]) {
        expect(excerpt(files[file], definition).code).toMatch(/\}(;)?$/);
      }
    }
  });
});

/** A tensor as the Python program calls it, and how far it may lie from the engine's float32. */
function numpyTensors(program: string): Record<string, number[]> {
  const names = { E: "E", P: "P", x: "X", query: "Q", key: "K", value: "V", scores: "S" };
  const more = { scaled: "L", weights: "A", mixed: "Z", output: "Y", W_Q: "W_Q", W_O: "W_O" };
  const dictionary = Object.entries({ ...names, ...more })
    .map(([name, variable]) => `"${name}": ${variable}.ravel().tolist()`)
    .join(", ");
  const print = `import json; print(json.dumps({${dictionary}}))`;
  const python = process.env["PYTHON"] ?? "/usr/bin/python3";
  const options = { input: `${program}\n${print}\n`, encoding: "utf8", maxBuffer: 1e9 } as const;
  return JSON.parse(execFileSync(python, ["-"], options)) as Record<string, number[]>;
}

function furthest({ data }: Tensor, other: readonly number[]): number {
  expect(other.length).toBe(data.length);
  const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-30);
  return other.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - data[at]!) / largest),
    0,
  );
}

it.each(
  Object.entries({
    ...cases,
    "the page's first text": { tokens: ["I", "love", "AI"], width: 512, heads: 8 },
    "odd tokens": {
      tokens: ['"', "\\", "#  # '", "👩‍👩‍👧", "\u2028", "temperature = 3"],
      seed: 4_294_967_295,
    },
  }),
)(
  "the NumPy program of %s makes the trace's every tensor from its tokens alone",
  async (_, asked) => {
    const { source, settings } = await seen(asked);
    const made = numpyTensors(numpyProgram("output", settings));
    const { trace, layer, parameters } = source;
    // The random numbers are the same to the last bit; the rest is summed here in double precision.
    expect(furthest(trace.embedding, made["E"]!)).toBe(0);
    expect(furthest(parameters.query, made["W_Q"]!)).toBe(0);
    expect(furthest(parameters.output, made["W_O"]!)).toBe(0);
    expect(furthest(trace.position!, made["P"]!)).toBeLessThan(1e-6);
    const tensors = [
      "x",
      "query",
      "key",
      "value",
      "scores",
      "scaled",
      "weights",
      "mixed",
      "output",
    ] as const;
    for (const name of tensors) expect(furthest(layer[name], made[name]!), name).toBeLessThan(2e-5);
  },
);

describe("an excerpt", () => {
  const source = [
    "void other();",
    "// Not this: a declaration.",
    "template <typename T>",
    "void wanted(int a);",
    "",
    "// This.",
    "template <typename T>",
    "void wanted(int a,  // first; second",
    "            int b) {",
    "  if (a) {",
    "    wanted(b);",
    "  }",
    "}",
    "",
    "void unwanted() {}",
  ].join("\n");

  it("is the definition with its comment, and knows its line", () => {
    const { code, line } = excerpt(source, "wanted");
    expect(line).toBe(6);
    expect(code.split("\n")).toEqual(source.split("\n").slice(5, 13));
  });

  it("of a name that is gone is an error that names it", () => {
    expect(() => excerpt(source, "want")).toThrow("no definition of want");
    expect(() => excerpt(source, "other")).toThrow("no definition of other");
  });

  it("stands in its file where it says", () => {
    for (const [file, name] of Object.values(quoted).flat()) {
      const { code, line } = excerpt(files[file], name);
      const lines = files[file].split("\n").slice(line - 1, line - 1 + code.split("\n").length);
      expect(lines.join("\n")).toBe(code);
      // The name's own part: UntrainedModel::embed is defined as such.
      expect(code).toContain(name);
    }
  });
});

it("a token in LaTeX is a text, whatever it holds", () => {
  expect(tokenName("a_b{c}\\d^%").tex).toBe(
    "\\text{a\\_b\\{c\\}\\textbackslash{}d\\textasciicircum{}\\%}",
  );
});

it("no formula is written that no step or tensor asks for", () => {
  const steps = stepNames.map((step) => `step.${step}`);
  const cells = tensorNames.map((tensor) => `cell.${tensor}`);
  for (const name of Object.keys(formulas)) {
    const [kind, subject] = name.split(".");
    expect([...steps, ...cells, "cell.mask"]).toContain(`${kind}.${subject}`);
  }
});
