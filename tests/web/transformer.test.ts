import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import {
  loadEngine,
  loadTraining,
  loadTransformer,
  taskNames,
  type TaskName,
  type Tensor,
  type TrainedModel,
  type Training,
  type Transformer,
} from "attention-lab/engine";
import { weightsAlone } from "./weights-alone.js";

let transformer: Transformer;
let training: Training;
beforeAll(async () => {
  [transformer, training] = await Promise.all([loadTransformer(), loadTraining()]);
});

const shipped = (name: TaskName) =>
  new Uint8Array(
    readFileSync(fileURLToPath(new URL(`../../web/models/${name}.safetensors`, import.meta.url))),
  );

const load = (name: TaskName): TrainedModel => transformer.loadModel(shipped(name));

const love = ["I", "love", "AI"];

/** The largest difference, relative to the largest magnitude. */
function furthest(actual: Float32Array, expected: Float32Array): number {
  const largest = (values: Iterable<number>) => Math.max(...Array.from(values, Math.abs));
  expect(actual.length).toBe(expected.length);
  return largest(actual.map((value, index) => value - expected[index]!)) / largest(expected);
}

/** Of a [blocks, rows, columns] tensor. */
function at({ shape, data }: Tensor, block: number, row: number, column: number): number {
  const [, rows = 0, columns = 0] = shape;
  return data[(block * rows + row) * columns + column] ?? NaN;
}

describe("a trained model", () => {
  it.each(taskNames)("%s says what it is, and what was measured of it", (name) => {
    const model = load(name);
    const { card } = model;
    expect(card.task).toBe(name);
    expect(card.trainedOn).not.toBe("");
    expect(card.limits).not.toBe("");
    expect(card.accuracy).toBeGreaterThan(card.untrainedAccuracy!);
    for (const heads of [card.heads, card.untrainedHeads]) {
      expect(heads).toHaveLength(model.layers * model.heads);
      for (const head of heads) expect(head.relations).toHaveLength(card.relations.length);
    }
    model[Symbol.dispose]();
  });

  it("sees who loves whom in “I love AI”", () => {
    const model = load("grammar");
    const trace = model.attend({ tokens: love });
    expect(trace.tokens).toEqual(["<start>", "I", "love", "AI"]);
    expect(trace.known).toEqual([true, true, true, true]);
    const last = trace.layers.at(-1)!;
    expect(at(last.weights, 0, 2, 1)).toBeGreaterThan(0.8);
    expect(at(last.weights, 1, 2, 3)).toBeGreaterThan(0.8);
    const answers = model.vocabulary.map((_, word) => at(trace.answers, 0, 2, word));
    expect(model.vocabulary[answers.indexOf(Math.max(...answers))]).toBe("I");
  });

  it("gives every tensor with its shape, and each step from the one before", () => {
    const model = load("grammar");
    const trace = model.attend({ tokens: love });
    const [n, inner] = [4, model.heads * model.headWidth];
    for (const layer of trace.layers) {
      expect(layer.query.shape).toEqual([n, inner]);
      expect(layer.mixed.shape).toEqual([n, inner]);
      expect(layer.output.shape).toEqual([n, model.width]);
      expect(layer.weights.shape).toEqual([model.heads, n, n]);
      expect(layer.logits.data).toEqual(
        layer.scaled.data.map((value, i) => Math.fround(value + layer.bias.data[i]!)),
      );
      expect(layer.norm.output.data).toEqual(layer.x.data);
    }
    expect(trace.layers[0]!.sum!.data).toEqual(trace.layers[1]!.norm.x.data);
    expect(trace.layers[1]!.sum).toBeUndefined();
    expect(trace.layers[1]!.valueX!.data).toEqual(trace.embedding.data);
    expect(trace.read.shape).toEqual([model.heads, n, model.width]);
  });

  // Another engine's path to the same layer: x and weights out, plain attention in. The bias is the
  // only thing that it lacks, so positions are off. That engine adds in another order: √32 roundings of
  // 2⁻²⁴, of sums of 32 numbers, on two products in a row.
  it("attends as the plain engine does with the same weights", async () => {
    const model = load("friends");
    const tokens = ["red car", "blue hero", "green car", "red robot"];
    const [layer] = model.attend({ tokens, positions: false }).layers;
    const weights = model.weights();
    const part = (name: string) => weights[`layers.0.attention.${name}`]!.data;
    const again = (await loadEngine()).attend({
      x: layer!.x.data,
      tokens: 4,
      width: model.width,
      heads: model.heads,
      weights: {
        query: part("query"),
        key: part("key"),
        value: part("value"),
        output: part("output"),
      },
    });
    expect(furthest(again.weights.data, layer!.weights.data)).toBeLessThan(2e-6);
    expect(furthest(again.output.data, layer!.output.data)).toBeLessThan(2e-6);
  });

  it("marks a word that it does not know, and reads it by its context", () => {
    const trace = load("grammar").attend({ tokens: "the gizmo is old .".split(" ") });
    expect(trace.known).toEqual([true, true, false, true, true, true]);
    expect(at(trace.layers.at(-1)!.weights, 0, 3, 2)).toBeGreaterThan(0.5);
  });

  it("loses one kind's answers when that kind's head is off", () => {
    const model = load("friends");
    const tokens = ["red car", "blue hero", "green animal", "purple robot"];
    const on = model.attend({ tokens });
    const hero = model.card.heads.find(({ name }) => name === "hero")!;
    const off = model.attend({ tokens, off: [hero] });
    const width = model.headWidth;
    const mixed = off.layers[0]!.mixed;
    for (let column = 0; column < width; column += 1) {
      expect(mixed.data[hero.head * width + column]).toBe(0);
    }
    const blue = model.factors.indexOf("blue");
    expect(at(on.answers, 0, 0, blue)).toBeGreaterThan(0.9);
    expect(at(off.answers, 0, 0, blue)).toBeLessThan(0.9);
    expect(at(off.answers, 2, 0, model.factors.indexOf("red"))).toBeGreaterThan(0.5);
  });

  it("gives the weights alone, bit for bit those of the trace, with the same sizes", () => {
    const model = load("grammar");
    const request = { tokens: love, temperature: 0.7, off: [{ layer: 1, head: 2 }] };
    const { layers } = model.attend(request);
    expect(layers).toHaveLength(2);
    expect(model.attentionWeights(request)).toEqual(layers.map(weightsAlone));
  });

  it("gives one head's weights alone, bit for bit those of the trace, and the largest of all layers'", () => {
    const model = load("grammar");
    const request = { tokens: love, temperature: 0.7 };
    const { layers } = model.attend(request);
    const { weights, ...sizes } = weightsAlone(layers[1]!);
    const square = sizes.tokens ** 2;
    expect(model.headWeights(request, { layer: 1, head: 2 })).toEqual({
      ...sizes,
      weights: {
        shape: [1, sizes.tokens, sizes.tokens],
        data: weights.data.slice(2 * square, 3 * square),
      },
      only: {
        layer: 1,
        head: 2,
        largest: Math.max(...layers.map((layer) => Math.max(...layer.weights.data))),
      },
    });
  });

  it.each([
    [{ layer: 2, head: 0 }, /layer is 2; it must be a whole number from 0 to 1/],
    [{ layer: 0, head: -1 }, /head is -1; it must be a whole number from 0 to 4/],
    [{ layer: 0, head: 0.5 }, /head is 0.5/],
    [{ layer: 0 }, /head is NaN/],
  ])("has no weights of the head %o", (place, message) => {
    const model = load("grammar");
    expect(() => model.headWeights({ tokens: love }, place as never)).toThrow(message);
    expect(model.attend({ tokens: love }).tokens).toHaveLength(4);
  });

  it("uses the mask under which it was trained, unless told otherwise", () => {
    const model = load("language");
    expect(model.mask).toBe("causal");
    expect(at(model.attend({ tokens: love }).layers[0]!.weights, 0, 0, 1)).toBe(0);
    const free = model.attend({ tokens: love, mask: "none" });
    expect(at(free.layers[0]!.weights, 0, 0, 1)).toBeGreaterThan(0);
  });

  it.each([
    [{ tokens: "I love AI" }, /tokens is string; it must be an array of texts/],
    [{ tokens: ["I", 7] }, /tokens has number at index 1/],
    [{ tokens: love, temperature: 0 }, /temperature is 0/],
    [{ tokens: love, mask: "future" }, /mask is future/],
    [{ tokens: love, off: 1 }, /off is 1; it must be an array/],
    [{ tokens: love, off: [{ layer: 2, head: 0 }] }, /off: layer holds 2; it must be from 0 to 1/],
    [{ tokens: love, off: [undefined] }, /off is \[null\]; it must be an array/],
    [{ tokens: love, off: [{ layer: 0 }] }, /off: head is NaN/],
  ])("refuses %o", (request, message) => {
    const model = load("grammar");
    expect(() => model.attend(request as never)).toThrow(message);
    expect(() => model.attentionWeights(request as never)).toThrow(message);
    expect(() => model.headWeights(request as never, { layer: 0, head: 0 })).toThrow(message);
    expect(model.attend({ tokens: love }).tokens).toHaveLength(4);
  });

  it("refuses a text of more tokens than it can hold", () => {
    const tokens = Array<string>(3000).fill("I");
    expect(() => load("grammar").attend({ tokens })).toThrow(/tokens is 3001/);
  });

  it("refuses files that are none", () => {
    expect(() => transformer.loadModel(new Uint8Array(4))).toThrow(/it has 4 bytes/);
    expect(() => transformer.loadModel(shipped("friends").slice(0, 5000))).toThrow(
      /the file is cut short/,
    );
    expect(() => transformer.loadModel("x" as unknown as Uint8Array)).toThrow(/bytes is string/);
  });
});

describe("a training", () => {
  it("is the same for the same task, seed and steps", () => {
    const [one, two] = [3, 3].map((seed) => training.trainingRun({ task: "friends", seed }));
    expect(one!.step(5)).toEqual(two!.step(5));
    expect(one!.model()).toEqual(two!.model());
    expect(one!.state()).toMatchObject({ task: "friends", seed: 3, steps: 5, restarts: 0 });
  });

  it("goes on from a snapshot as if nothing had happened", () => {
    const run = training.trainingRun({ task: "induction", seed: 2 });
    run.step(3);
    const restored = training.restoreRun(run.snapshot());
    expect(restored.step(3)).toEqual(run.step(3));
    expect(restored.snapshot()).toEqual(run.snapshot());
  });

  it("can be looked at as it goes: scores, and the maps of a sentence", () => {
    const run = training.trainingRun({ task: "grammar" });
    const before = run.attend({ tokens: love });
    expect(run.scores(8).heads).toHaveLength(10);
    run.step(2);
    const after = run.attend({ tokens: love });
    expect(after.layers[1]!.weights.data).not.toEqual(before.layers[1]!.weights.data);
    const model = transformer.loadModel(run.model());
    expect(model.attend({ tokens: love })).toEqual(after);
    run[Symbol.dispose]();
  });

  it("learns: friends names more than nine in ten within its steps", () => {
    const run = training.trainingRun({ task: "friends", seed: 1 });
    while (!run.state().finished && run.state().accuracy < 0.9) run.step(50);
    expect(run.state().accuracy).toBeGreaterThan(0.9);
    expect(run.scores(20).specialists).toBeGreaterThan(0.8);
  });

  it.each([
    [{ task: "chess" }, /task is chess; it must be one of friends, induction/],
    [{ task: "friends", seed: -1 }, /seed is -1/],
  ])("refuses %o", (options, message) => {
    expect(() => training.trainingRun(options as never)).toThrow(message);
  });

  it("refuses a count of steps that is none, and a snapshot of something else", () => {
    const run = training.trainingRun({ task: "friends" });
    expect(() => run.step(0)).toThrow(/count is 0; it must be a whole number from 1 to 10000/);
    expect(() => training.restoreRun(shipped("friends"))).toThrow(/its format is not/);
  });
});

it("what has been disposed of says so", () => {
  const model = load("friends");
  const run = training.trainingRun({ task: "friends" });
  model[Symbol.dispose]();
  run[Symbol.dispose]();
  expect(() => model.weights()).toThrow(/has been disposed of; make another/);
  expect(() => model.attend({ tokens: ["cat·red"] })).toThrow(/has been disposed of/);
  expect(() => run.step(1)).toThrow(/has been disposed of; make another/);
});
