import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  loadEngine,
  loadTransformer,
  type Engine,
  type TrainedModel,
  type Transformer,
} from "attention-lab/engine";
import { extentOf as extentOfSpec } from "../../web/src/element/computation.js";
import {
  numpyCell,
  numpyProgram,
  type Settings,
} from "../../web/src/element/lesson/code/program.js";
import { excerpt } from "../../web/src/element/lesson/code/excerpt.js";
import { files, quoted, quotedOfTrained } from "../../web/src/element/lesson/code/sources.js";
import { written } from "../../web/src/element/lesson/formula/panel.js";
import { told } from "../../web/src/element/lesson/story.js";
import { columnsOf, formatCell, rowsOf, tensorNames } from "../../web/src/explain/cell.js";
import { explain, type Explanation } from "../../web/src/explain/explain.js";
import { extentOf, tensorOf, valueOf } from "../../web/src/explain/source.js";
import { stepOf, stepsOf, tensorsOf } from "../../web/src/explain/steps.js";
import { shownFor } from "../../web/src/export/compute.js";
import { figuresOf } from "../../web/src/export/figure-names.js";
import { figureSvg } from "../../web/src/export/figure-svg.js";
import { numpyScript } from "../../web/src/export/python.js";
import { sourceOf } from "../../web/src/export/shown.js";
import { translatorFor } from "../../web/src/lesson/translator.js";
import { languages } from "../../web/src/spec/keys.js";
import { fromHash, toHash } from "../../web/src/spec/link.js";
import { trainedShapes, type TrainedName } from "../../web/src/spec/models.js";
import { initialFor, readSpec } from "../../web/src/spec/spec.js";
import { runPython } from "./python.js";

const names = Object.keys(trainedShapes) as TrainedName[];
const fileOf = (name: TrainedName) =>
  fileURLToPath(new URL(`../../web/models/${name}.safetensors`, import.meta.url));

let engine: Engine;
let transformer: Transformer;
const models = new Map<TrainedName, TrainedModel>();
beforeAll(async () => {
  engine = await loadEngine();
  transformer = await loadTransformer();
  for (const name of names) {
    models.set(name, transformer.loadModel(new Uint8Array(readFileSync(fileOf(name)))));
  }
});

const english = await translatorFor("en", true);

/** What the page shows of a model's n-th example. */
function show(name: TrainedName, changes: Record<string, unknown> = {}, words = english) {
  const { examples } = trainedShapes[name];
  const { spec, ignored } = readSpec({ model: name, text: examples.at(-1), ...changes });
  expect(ignored).toEqual([]);
  return shownFor({ engine, trained: models.get(name) }, spec, words, "light");
}

/** What an explanation says the number is, from its own terms, in double precision. */
function recomputed(explanation: Explanation, column: number): number {
  switch (explanation.kind) {
    case "given":
    case "masked":
    case "off":
      return explanation.value;
    case "sum":
      return explanation.terms.reduce((sum, term) => sum + term.value, 0);
    case "scaling":
      return explanation.from.value / explanation.root / explanation.temperature;
    case "softmax":
      return explanation.terms[column]!.value / explanation.total;
    case "mean":
      return explanation.total / explanation.count;
    case "deviation":
      return Math.sqrt(explanation.total / explanation.count + 1e-5);
    case "relative":
      return (8 * explanation.from.value) / explanation.temperature;
    case "norm": {
      const { from, mean, deviation, gain, shift } = explanation;
      return ((from.value - mean.value) / deviation.value) * gain.value + shift.value;
    }
  }
}

describe.each(names)("the page of the model %s", (name) => {
  const shape = trainedShapes[name];
  const layers = Array.from({ length: shape.layers }, (_, layer) => layer);

  it("knows the shape that the file has, and texts that the model knows", () => {
    const model = models.get(name)!;
    const { layers: count, heads, width, headWidth, mask } = model;
    expect({ layers: count, heads, width, headWidth, mask }).toEqual({
      layers: shape.layers,
      heads: shape.heads,
      width: shape.width,
      headWidth: shape.headWidth,
      mask: shape.mask,
    });
    expect(model.readout === "stream").toBe(shape.readsStream);
    expect(model.vocabulary[0] === "<start>").toBe(shape.hasStart);
    const unknown = shape.examples.flatMap((text) => {
      const { trace } = show(name, { text });
      return trace.tokens.filter((_, place) => !trace.known![place]);
    });
    // The last example of a grammar is there to show an unknown word.
    expect(unknown).toEqual(shape.hasStart ? ["gizmo"] : []);
    const { parameters } = show(name, { layer: 0 });
    expect((parameters.relative!.shape[1]! - 1) / 2).toBe(shape.reach);
  });

  it("a link says no more than the model's name, and leads back to all that it settles", () => {
    const spec = initialFor(name);
    expect(toHash(spec)).toBe(`model=${name}&v=1`);
    expect(fromHash(toHash(spec)).spec).toEqual(spec);
    const other = { ...spec, layer: 0, mask: spec.mask === "none" ? "causal" : "none" } as const;
    expect(fromHash(toHash(other)).spec).toEqual(other);
  });

  it.each(layers)(
    "of layer %i every number is what its terms make, back to the embedding",
    (layer) => {
      fc.assert(
        fc.property(
          fc.constantFrom(...tensorNames),
          fc.nat(),
          fc.nat(),
          fc.nat({ max: shape.heads - 1 }),
          fc.boolean(),
          fc.double({ min: 0.2, max: 4, noNaN: true }),
          (tensor, row, column, head, scale, temperature) => {
            const shown = show(name, { layer, head, scale, temperature });
            const source = sourceOf(shown);
            if (!tensorOf(source, tensor)) return;
            const extent = extentOf(source);
            expect(extent).toEqual(extentOfSpec(shown.spec));
            const rows = rowsOf(tensor, extent);
            const columns = columnsOf(tensor, extent);
            const cell = { tensor, row: row % rows, column: column % columns };
            const value = valueOf(source, cell);
            const explanation = explain(source, cell);
            expect(explanation.value).toBe(value);
            expect(Math.abs(recomputed(explanation, cell.column) - value)).toBeLessThan(
              1e-5 * Math.max(1, Math.abs(value)),
            );
            expect(stepsOf(shown.spec)).toContain(stepOf(cell, true));
            const { tex } = written(shown.picture, source, stepOf(cell, true), formatCell(cell));
            expect(tex, formatCell(cell)).not.toMatch(/NaN|undefined|@/);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it.each(layers)(
    "layer %i has its figures, story, formulas and code in every language",
    async (layer) => {
      for (const language of languages) {
        const shown = show(name, { layer }, await translatorFor(language, true));
        const source = sourceOf(shown);
        const { spec, picture, trace } = shown;
        const { model, seed, positions, off } = spec;
        const settings: Settings = { ...source, model, seed, positions, off };
        for (const step of stepsOf(spec)) {
          if (step !== "tokens") expect(tensorsOf(step, source).length, step).toBeGreaterThan(0);
          const { tale, limit } = told(picture, source, step);
          for (const { key, parameters } of [...tale, limit]) {
            expect(picture.words.text(key, parameters)).not.toMatch(/[{}]|NaN|undefined/);
          }
          expect(written(picture, source, step, "").tex).not.toMatch(/NaN|undefined|@/);
          expect(numpyCell(step, settings).length).toBeGreaterThan(4);
          for (const [file, definition] of quotedOfTrained[step] ?? quoted[step]) {
            expect(excerpt(files[file], definition).code).toMatch(/\}(;)?$/);
          }
        }
        expect(trace.layers[layer]).toBe(picture.layer);
      }
    },
  );

  it("its pictures can be taken away", () => {
    const shown = show(name, { scale: false, step: "norm" });
    expect(figuresOf(shown)).not.toContain("compare");
    for (const figure of figuresOf(shown)) {
      expect(figureSvg(figure, shown)).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
    }
  });

  it.each(layers)("the NumPy program makes layer %i anew from the model's file", (layer) => {
    const { heads } = shape;
    const shown = show(name, { layer, off: [heads - 1], temperature: 1.5, mask: "causal" });
    const source = sourceOf(shown);
    const { model, seed, positions, off } = shown.spec;
    const program = numpyProgram("residual", { ...source, model, seed, positions, off }).replace(
      `"${name}.safetensors"`,
      JSON.stringify(fileOf(name)),
    );
    const variables = { x: "X", query: "Q", key: "K", value: "V", scores: "S", scaled: "scaled" };
    const more = { logits: "L", weights: "A", mixed: "Z", output: "Y", stream: "R" };
    const tensors = Object.entries({ ...variables, ...more }) as [keyof typeof variables, string][];
    const listed = tensors.map(([tensor, own]) => `"${tensor}": ${own}.ravel().tolist()`);
    const made = JSON.parse(runPython(`${program}\nprint(json.dumps({${listed.join(", ")}}))`));
    for (const [tensor] of tensors) {
      const { data } = tensorOf(source, tensor)!;
      expect(made[tensor], tensor).toHaveLength(data.length);
      const furthest = data.reduce(
        (most, value, at) => Math.max(most, Math.abs(value - made[tensor][at])),
        0,
      );
      expect(furthest, tensor).toBeLessThan(2e-4);
    }
    expect(numpyScript(shown)).toContain(`model = "${name}.safetensors"`);
  });
});

describe("what a Spec says beside its model", () => {
  it("width and heads are the model's own, and another wish is reported", () => {
    const { spec, ignored } = readSpec({ model: "grammar", width: 512, heads: 8, layer: 3 });
    expect(spec).toMatchObject({ width: 32, heads: 5, layer: 1 });
    expect(ignored.map(({ key, used }) => [key, used])).toEqual([
      ["width", "32"],
      ["heads", "5"],
      ["layer", "1"],
    ]);
  });

  it("what had been chosen goes on to another model, what had not follows it", () => {
    const language = readSpec({ model: "language" }).spec;
    expect(language).toMatchObject({ mask: "causal", heads: 4, layer: 1 });
    expect(readSpec({ model: "grammar" }, language).spec).toMatchObject({ mask: "none", heads: 5 });
    const chosen = readSpec({ model: "language", mask: "none" }).spec;
    expect(readSpec({ model: "untrained" }, chosen).spec).toMatchObject({
      mask: "none",
      width: 512,
      heads: 8,
      layer: 0,
    });
  });

  it("a head of a higher layer is switched off by layer.head", () => {
    const { spec } = readSpec({ model: "grammar", off: "0 1.2" });
    expect(toHash(spec)).toBe("model=grammar&off=0+1.2&v=1");
    const shown = show("grammar", { text: "I love AI", off: "1.0" });
    expect(shown.picture.off).toEqual([0]);
    const { mixed, headWidth } = shown.picture.layer;
    expect(mixed.data.subarray(0, headWidth).every((value) => value === 0)).toBe(true);
    expect(show("grammar", { text: "I love AI", off: "0" }).picture.off).toEqual([]);
  });
});
