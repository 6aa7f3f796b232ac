import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadTraining } from "../../web/src/engine/training.js";
import { loadTransformer } from "../../web/src/engine/transformer.js";
import type { TrainedTrace } from "../../web/src/engine/trained-types.js";
import type { Advanced } from "../../web/src/engine/training-host.js";
import { fromHash, toHash } from "../../web/src/spec/link.js";
import { mostTrainSteps } from "../../web/src/spec/keys.js";
import { initialSpec, type Spec } from "../../web/src/spec/spec.js";
import { polyline, roundUp, thinned } from "../../web/src/training/curve.js";
import { Progress } from "../../web/src/training/progress.js";
import { Snapshots } from "../../web/src/training/snapshots.js";
import { sentenceFor, toyColours, toyKinds } from "../../web/src/training/tasks.js";
import { toyAnswers } from "../../web/src/training/toys.js";

const points = fc
  .array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 60 })
  .map((values) => values.map((value, index) => ({ step: index + 1, value })));

describe("a curve", () => {
  it("goes from the left to the right, 0 at the bottom and the top at the top", () => {
    const line = [
      { step: 0, value: 0 },
      { step: 5, value: 1 },
      { step: 10, value: 4 },
    ];
    expect(polyline(line, 10, 2)).toBe("0.00,100.00 50.00,50.00 100.00,0.00");
  });

  it("of many steps keeps its mean and its end in few points", () => {
    expect(
      thinned(
        [1, 3, 8].map((value, step) => ({ step, value })),
        2,
      ),
    ).toEqual([
      { step: 1, value: 2 },
      { step: 2, value: 8 },
    ]);
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 20 }), (all, most) => {
        const few = thinned(all, most);
        expect(few.length).toBeLessThanOrEqual(most);
        expect(few.at(-1)?.step).toBe(all.at(-1)?.step);
      }),
    );
  });

  it("has an axis that ends at a round number no less than what it shows", () => {
    expect([0.1, 0.3, 1.9, 2.1, 7].map(roundUp).map((top) => top.toPrecision(1))).toEqual([
      "0.1",
      "0.5",
      "2",
      "5",
      "1e+1",
    ]);
  });
});

describe("snapshots", () => {
  it("stand further apart the more there are, from step 0 on", () => {
    const snapshots = new Snapshots<{ step: number }>(4, 10);
    for (let step = 0; step <= 100; step += 5) snapshots.add({ step });
    expect(snapshots.all.map(({ step }) => step)).toEqual([0, 40, 80]);
    expect(snapshots.at(40)).toEqual({ step: 40 });
    expect(snapshots.at(10)).toBeUndefined();
  });
});

describe("the progress of a training", () => {
  const sentence = sentenceFor("friends", initialSpec);
  /** One message at a step, with what the heads were measured to do there. */
  const message = (step: number, specialists: number, restarted = false) =>
    ({
      reports:
        step === 0 ? [] : [{ step, loss: 1 / step, accuracy: 0.5, entropyWeight: 0, restarted }],
      state: { task: "friends", seed: 1, steps: step, restarts: 0, accuracy: 0.4, finished: false },
      trace: {},
      scores: { loss: 1, accuracy: 0.5, specialists, relations: [], heads: [] },
    }) as unknown as Advanced;
  const progress = () => new Progress("friends", message(0, 0).state);

  it("marks the first measurement that passes the threshold, and keeps it", () => {
    const own = progress();
    for (const [step, score] of [
      [0, 0.3],
      [10, 0.79],
      [20, 0.8],
      [30, 0.7],
      [40, 0.9],
    ] as const) {
      own.add(message(step, score), sentence);
    }
    expect(own.specialised).toBe(20);
    expect(own.untrained?.specialists).toBe(0.3);
    expect(own.specialists.map(({ step }) => step)).toEqual([0, 10, 20, 30, 40]);
  });

  it("forgets the mark when the watchdog begins anew", () => {
    const own = progress();
    own.add(message(10, 0.9), sentence);
    own.add(message(20, 0.3, true), sentence);
    expect([own.specialised, own.restarts]).toEqual([undefined, [20]]);
    own.add(message(30, 0.85), sentence);
    expect(own.specialised).toBe(30);
  });

  it("looks at another sentence without counting the measurement twice", () => {
    const own = progress();
    own.add(message(10, 0.9), sentence);
    own.add({ ...message(10, 0.9), reports: [] }, { ...sentence, tokens: ["red car"] });
    expect(own.specialists).toHaveLength(1);
    expect(own.now?.sentence.tokens).toEqual(["red car"]);
  });
});

describe("what the model in training looks at", () => {
  it("is the reader's text where the task can read it, else an example", () => {
    const grammar = sentenceFor("grammar", { text: "I love pizza", model: "untrained" });
    expect(grammar).toEqual({ tokens: ["I", "love", "pizza"], direction: "ltr", isOwn: true });
    const friends = sentenceFor("friends", { text: "I love AI", model: "untrained" });
    expect([friends.isOwn, friends.tokens[0]]).toEqual([false, "red hero"]);
    const toys = sentenceFor("friends", { text: "blue car, red robot", model: "friends" });
    expect(toys).toMatchObject({ tokens: ["blue car", "red robot"], isOwn: true });
    for (const text of ["pink car", "", "blue", "blue car ".repeat(33)]) {
      expect(sentenceFor("friends", { text, model: "friends" }).isOwn, text).toBe(false);
    }
    expect(sentenceFor("induction", { text: "abab", model: "induction" }).isOwn).toBe(true);
    expect(sentenceFor("induction", { text: "aBaB", model: "induction" }).isOwn).toBe(false);
  });

  it("are toys by the engine's own names, in its order", async () => {
    using run = (await loadTraining()).trainingRun({ task: "friends" });
    using model = (await loadTransformer()).loadModel(run.model());
    expect(model.vocabulary).toEqual(toyKinds);
    expect(model.factors).toEqual(toyColours);
    expect(model.questions).toEqual(toyKinds.map((kind) => `last ${kind}`));
  });
});

it("a row of toys is asked for the last colour of each kind, toy by toy", () => {
  const tokens = ["red hero", "blue hero", "green car"];
  const sure = (colour: (typeof toyColours)[number]) =>
    toyColours.map((other) => Number(other === colour));
  const said = [
    ["blue", "blue", "red"],
    ["red", "red", "red"],
    ["green", "green", "green"],
    ["red", "red", "red"],
  ] as const;
  const data = Float32Array.from(said.flatMap((colours) => colours.flatMap(sure)));
  const answers = { shape: [4, 3, 6], data };
  const all = toyAnswers({ tokens, answers } as unknown as TrainedTrace);
  expect(all).toEqual([
    { kind: "hero", right: "blue", said: "blue", hits: 2, toys: 3 },
    { kind: "animal", right: undefined, said: "red", hits: 0, toys: 3 },
    { kind: "car", right: "green", said: "green", hits: 3, toys: 3 },
    { kind: "robot", right: undefined, said: "red", hits: 0, toys: 3 },
  ]);
});

it("a link holds task, seed and step, and refuses what cannot be trained", () => {
  const spec = { ...initialSpec, view: "training", train: "induction", seed: 7, trainstep: 300 };
  const hash = toHash(spec as Spec);
  expect(hash).toBe("seed=7&train=induction&trainstep=300&view=training&v=1");
  expect(fromHash(hash)).toEqual({ spec, ignored: [] });
  const odd = fromHash(`train=chess&trainstep=${mostTrainSteps + 1}&v=1`);
  expect(odd.ignored.map(({ key }) => key)).toEqual(["train", "trainstep"]);
  expect(odd.spec).toEqual(initialSpec);
});
