import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadEngine, type Engine, type Trace } from "attention-lab/engine";
import { parseNumber, parseShape } from "../../web/src/exercises/answer.js";
import { checkNumbers, checkShape } from "../../web/src/exercises/check.js";
import {
  kinds,
  type Exercise,
  type Ground,
  type NumericExercise,
} from "../../web/src/exercises/exercise.js";
import { makeExercise } from "../../web/src/exercises/make.js";
import { fingerprint, nthOf } from "../../web/src/exercises/order.js";
import { revealed } from "../../web/src/exercises/predict.js";

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const settings = fc.record({
  tokens: fc.array(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
  width: fc.constantFrom(8, 24, 64),
  heads: fc.constantFrom(1, 2, 4, 8),
  mask: fc.constantFrom("none" as const, "causal" as const),
  scale: fc.boolean(),
  temperature: fc.constantFrom(0.05, 0.5, 1, 3, 20),
  number: fc.nat({ max: 20 }),
});
interface Settings {
  readonly tokens: readonly string[];
  readonly width: number;
  readonly heads: number;
  readonly mask: Ground["mask"];
  readonly scale: boolean;
  readonly temperature: number;
}

function traceOf({ tokens, width, heads, mask, scale, temperature }: Settings): Trace {
  const model = engine.untrainedModel({ width });
  const trace = model.attend({ tokens, heads, mask, scale, temperature });
  model[Symbol.dispose]();
  return trace;
}

function groundOf(given: Settings, off: number[] = []): Ground {
  const { mask, scale, temperature } = given;
  const name = fingerprint(JSON.stringify(given));
  return { layer: traceOf(given).layers[0]!, mask, scale, temperature, off, name };
}

const usual = { width: 64, heads: 4, mask: "none", scale: true, temperature: 1 } as const;
const rounded = (value: number, decimals = 2) => Number(value.toFixed(decimals));

/** The keys again, from the printed numbers alone, as a reader with a calculator has them. */
function byHand(exercise: NumericExercise): number[] {
  switch (exercise.form) {
    case "score": {
      const products = exercise.terms.map(({ q, k }) => rounded(q) * rounded(k));
      return [products.reduce((sum, product) => sum + product, rounded(exercise.rest?.sum ?? 0))];
    }
    case "scaled":
      return [rounded(exercise.score) / exercise.root / exercise.temperature];
    case "blend": {
      const products = exercise.terms.map(({ weight, value }) => rounded(weight) * rounded(value));
      return [products.reduce((sum, product) => sum + product, rounded(exercise.rest?.sum ?? 0))];
    }
    case "softmax": {
      const { columns, largest, rest } = exercise;
      const parts = columns.map(({ scaled, isHidden }) =>
        isHidden ? 0 : Math.exp(rounded(scaled) - rounded(largest)),
      );
      const sum = parts.reduce((total, part) => total + part, rounded(rest?.sum ?? 0, 3));
      return parts.map((part) => part / sum);
    }
  }
}

function isNumeric(exercise: Exercise | undefined): exercise is NumericExercise {
  return exercise !== undefined && exercise.form !== "prediction" && exercise.form !== "shape";
}

/** Attention written anew, in double precision, from q, k and v of the trace. */
function independent({ layer, mask, scale, temperature }: Ground, head: number, query: number) {
  const { width, heads, tokens } = layer;
  const size = width / heads;
  const part = (data: Float32Array, row: number) => [
    ...data.slice(row * width + head * size, row * width + (head + 1) * size),
  ];
  const q = part(layer.query.data, query);
  const scores = Array.from({ length: tokens }, (_, key) =>
    part(layer.key.data, key).reduce((sum, k, at) => sum + k * q[at]!, 0),
  );
  const scaled = scores.map((score) => score / (scale ? Math.sqrt(size) : 1) / temperature);
  const seen = scaled.map((logit, key) => (mask === "causal" && key > query ? -Infinity : logit));
  const exps = seen.map((logit) => Math.exp(logit - Math.max(...seen)));
  const sum = exps.reduce((total, exp) => total + exp, 0);
  const weights = exps.map((exp) => exp / sum);
  return {
    scores,
    scaled,
    weights,
    mixed: (dimension: number) =>
      weights.reduce((total, w, key) => total + w * layer.value.data[key * width + dimension]!, 0),
  };
}

function independentKeys(ground: Ground, exercise: NumericExercise): number[] {
  const { scores, scaled, weights, mixed } = independent(ground, exercise.head, exercise.query);
  switch (exercise.form) {
    case "score":
      return [scores[exercise.key]!];
    case "scaled":
      return [scaled[exercise.key]!];
    case "softmax":
      return exercise.columns.map(({ key }) => weights[key]!);
    case "blend":
      return [mixed(exercise.dimension)];
  }
}

describe.each(["score", "softmax", "blend"] as const)("a %s exercise", (kind) => {
  it("has the key that attention written anew gives", () => {
    fc.assert(
      fc.property(settings, ({ number, ...given }) => {
        const ground = groundOf(given);
        const exercise = makeExercise(kind, number, ground);
        if (!isNumeric(exercise)) return;
        independentKeys(ground, exercise).forEach((key, index) => {
          // The engine sums in float32, and a low temperature multiplies what that leaves. A high one
          // leaves it where it is: scores are not divided by it.
          const slack = 2e-5 * Math.max(1, 1 / given.temperature) * Math.max(1, Math.abs(key));
          expect(Math.abs(exercise.keys[index]! - key)).toBeLessThan(slack);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("takes the answer that follows from its printed numbers, rounded to two decimals", () => {
    fc.assert(
      fc.property(settings, ({ number, ...given }) => {
        const exercise = makeExercise(kind, number, groundOf(given));
        if (!isNumeric(exercise)) return;
        const answer = byHand(exercise).map((value) => value.toFixed(2));
        expect(checkNumbers(answer, exercise)).toEqual({ kind: "right" });
        expect(exercise.tolerance).toBeLessThan(0.35);
      }),
      { numRuns: 100 },
    );
  });

  it("knows its typical mistakes, and takes no far answer for right", () => {
    fc.assert(
      fc.property(settings, ({ number, ...given }) => {
        const exercise = makeExercise(kind, number, groundOf(given));
        if (!isNumeric(exercise)) return;
        const { keys, tolerance, mistakes } = exercise;
        for (const { values } of mistakes) {
          const isFar = values.some((value, at) => Math.abs(value - keys[at]!) > tolerance + 0.01);
          if (!isFar) continue;
          // Two mistakes may lead to the same number.
          expect(checkNumbers(values.map(String), exercise).kind).toBe("mistake");
        }
        const far = keys.map((key) => String(key + 40 * tolerance + 77));
        expect(["wrong", "mistake"]).toContain(checkNumbers(far, exercise).kind);
      }),
      { numRuns: 60 },
    );
  });
});

describe("mistakes by name", () => {
  const ground = () => groundOf({ ...usual, tokens: ["I", "love", "AI"] });
  const find = <Form extends Exercise["form"]>(form: Form, on: Ground) => {
    const all = kinds.flatMap((kind) =>
      Array.from({ length: 6 }, (_, number) => makeExercise(kind, number, on)),
    );
    return all.find((made) => made?.form === form) as Extract<Exercise, { form: Form }>;
  };
  const nameOf = (given: readonly (number | string)[], exercise: NumericExercise) => {
    const verdict = checkNumbers(given.map(String), exercise);
    return verdict.kind === "mistake" ? verdict.name : verdict.kind;
  };

  it("a scaled score that was not divided, divided by dₖ, or has the wrong sign", () => {
    const exercise = find("scaled", ground());
    const { score } = exercise;
    expect(nameOf([score], exercise)).toBe("notScaled");
    expect(nameOf([score / 16], exercise)).toBe("byWidth");
    expect(nameOf([-score / 4], exercise)).toBe("sign");
    expect(nameOf([score / 4], exercise)).toBe("right");
  });

  it("a score that was divided, or lacks the rest", () => {
    const exercise = find("score", ground());
    const [key = NaN] = exercise.keys;
    expect(nameOf([key / 4], exercise)).toBe("alreadyScaled");
    expect(nameOf([key - exercise.rest!.sum], exercise)).toBe("noRest");
  });

  it("a row in percent, not divided by its sum, of unscaled scores, out of order", () => {
    const on = ground();
    const exercise = find("softmax", on);
    const logits = exercise.columns.map(({ scaled }) => scaled);
    const unscaled = logits.map((logit) => Math.exp(4 * logit));
    const sum = unscaled.reduce((total, part) => total + part, 0);
    expect(
      nameOf(
        exercise.keys.map((key) => Math.round(key * 100)),
        exercise,
      ),
    ).toBe("percent");
    expect(
      nameOf(
        exercise.keys.map((key) => `${(key * 100).toFixed(0)} %`),
        exercise,
      ),
    ).toBe("right");
    expect(nameOf(logits.map(Math.exp), exercise)).toBe("notDivided");
    expect(
      nameOf(
        unscaled.map((part) => part / sum),
        exercise,
      ),
    ).toBe("unscaled");
    const [first, second, third] = exercise.keys;
    expect(nameOf([second!, third!, first!], exercise)).toBe("order");
    expect(nameOf([first! + 0.1, second! + 0.2, third!], exercise)).toBe("sum");
  });

  it("a row and a column swapped", () => {
    const on = ground();
    const exercise = find("softmax", on);
    const square = on.layer.weights.data.subarray(exercise.head * 9, exercise.head * 9 + 9);
    const column = exercise.columns.map(({ key }) => square[key * 3 + exercise.query]!);
    expect(nameOf(column, exercise)).toBe("swapped");
  });

  it("a hidden key that is given a share, or counted in", () => {
    const on = groundOf({ ...usual, mask: "causal", tokens: ["I", "love", "AI"] });
    const exercise = Array.from({ length: 8 }, (_, number) => makeExercise("softmax", number, on))
      .filter((made) => made?.form === "softmax")
      .find(({ hidden }) => hidden.length > 0)!;
    const [at = NaN] = exercise.hidden;
    expect(exercise.keys[at]).toBe(0);
    const shown = exercise.keys.map((key, index) => (index === at ? 0.3 : key * 0.7));
    expect(checkNumbers(shown.map(String), exercise)).toEqual({
      kind: "mistake",
      name: "masked",
      at,
    });
    const exps = exercise.columns.map(({ scaled }) => Math.exp(scaled));
    const sum = exps.reduce((total, exp) => total + exp, 0);
    expect(
      nameOf(
        exps.map((exp) => exp / sum),
        exercise,
      ),
    ).toBe("maskIgnored");
  });

  it("a blend without its weights, of the largest only, or of a plain mean", () => {
    const exercise = find("blend", ground());
    const values = exercise.terms.map(({ value }) => value);
    const sum = values.reduce((total, value) => total + value, 0);
    const largest = exercise.terms.reduce((a, b) => (b.weight > a.weight ? b : a));
    expect(nameOf([sum], exercise)).toBe("unweighted");
    expect(nameOf([sum / 3], exercise)).toBe("alike");
    expect(nameOf([largest.value], exercise)).toBe("onlyLargest");
  });

  it("what is nearly right, what is right in part, and what cannot be read", () => {
    const exercise = find("softmax", ground());
    const keys = exercise.keys;
    expect(nameOf([keys[0]! + 0.02, keys[1]! - 0.02, keys[2]!], exercise)).toBe("near");
    expect(checkNumbers([keys[0]!, keys[1]! + 0.1, keys[2]! - 0.1].map(String), exercise)).toEqual({
      kind: "partly",
      wrong: [1, 2],
    });
    expect(checkNumbers(["0.5", "", "x"], exercise)).toEqual({ kind: "unreadable", at: 1 });
    // A percentage stands for a share only.
    expect(checkNumbers(["62 %"], find("score", ground())).kind).toBe("unreadable");
  });
});

describe("a prediction", () => {
  it("has for its answer what grows most when the engine computes the change", () => {
    fc.assert(
      fc.property(settings, ({ number, ...given }) => {
        const exercise = makeExercise("predict", number, groundOf(given));
        if (exercise?.form !== "prediction") return;
        const { head, query, change, options, before } = exercise;
        const changed = { ...given, ...change };
        const { after, grows } = revealed(exercise, traceOf(changed).layers[0]!);
        const { weights } = independent(groundOf(changed), head, query);
        const gains = weights.map((weight, key) => weight - before[key]!);
        expect(gains.indexOf(Math.max(...gains))).toBe(grows);
        expect(exercise.cell.column).toBe(grows);
        expect(options).toContain(grows);
        // The shares that are printed tell it from the others.
        const percents = options.map((key) => Math.round(before[key]! * 100));
        const own = percents[options.indexOf(grows)];
        expect(percents.filter((percent) => percent === own)).toHaveLength(1);
        expect(options.length).toBeLessThanOrEqual(6);
        weights.forEach((weight, key) => expect(after[key]).toBeCloseTo(weight, 3));
      }),
      { numRuns: 60 },
    );
  });

  it("turns scaling, temperature and mask by turns", () => {
    const ground = groundOf({ ...usual, tokens: ["the", "keys", "are", "old"] });
    const turns = [0, 1, 2, 3].map((number) => {
      const made = makeExercise("predict", number, ground);
      return made?.form === "prediction" ? made.turn : undefined;
    });
    expect(turns).toEqual(["scaleOff", "hotter", "maskOn", "scaleOff"]);
  });
});

describe("a shape", () => {
  it("is that of the trace, however it is written", () => {
    fc.assert(
      fc.property(settings, ({ number, ...given }) => {
        const { layer, ...rest } = groundOf(given);
        const exercise = makeExercise("shape", number, { layer, ...rest });
        if (exercise?.form !== "shape") throw new Error("there is always a shape to ask for");
        const [n, width, size] = [layer.tokens, layer.width, layer.width / layer.heads];
        const expected = {
          query: [n, width],
          headKey: [n, size],
          headScores: [n, n],
          allWeights: [layer.heads, n, n],
          mixed: [n, width],
          outputWeights: [width, width],
          output: [n, width],
        }[exercise.tensor];
        for (const answer of [
          expected.join(" × "),
          `(${expected.join(", ")})`,
          expected.join("x"),
        ]) {
          expect(checkShape(answer, exercise)).toEqual({ kind: "right" });
        }
        if (layer.heads === 1) expect(["headKey", "allWeights"]).not.toContain(exercise.tensor);
      }),
    );
  });

  it("of one head is told from that of all heads, and rows from columns", () => {
    const ground = groundOf({ ...usual, tokens: ["I", "love", "AI"] });
    const shapes = Array.from({ length: 7 }, (_, number) => makeExercise("shape", number, ground));
    const of = (name: string) =>
      shapes.find((made) => made?.form === "shape" && made.tensor === name) as Extract<
        Exercise,
        { form: "shape" }
      >;
    expect(checkShape("3 × 64", of("headKey"))).toEqual({ kind: "mistake", name: "allHeads" });
    expect(checkShape("64 × 3", of("query"))).toEqual({ kind: "mistake", name: "reversed" });
    expect(checkShape("3 × 3", of("allWeights"))).toEqual({ kind: "mistake", name: "oneHead" });
    expect(checkShape("3 × 64", of("outputWeights"))).toEqual({
      kind: "mistake",
      name: "parameter",
    });
    expect(checkShape("192", of("output"))).toEqual({ kind: "mistake", name: "rank" });
    expect(checkShape("3 × 65", of("output"))).toEqual({ kind: "wrong" });
    expect(checkShape("wide", of("output"))).toEqual({ kind: "unreadable", at: 0 });
  });
});

describe("what is offered", () => {
  it("of one token: a score, a shape, and nothing that takes two", () => {
    const ground = groundOf({ ...usual, tokens: ["alone"] });
    const offered = kinds.filter((kind) => makeExercise(kind, 0, ground));
    expect(offered).toEqual(["score", "shape"]);
  });

  it("of 512 tokens: rows folded to six, with the rest in one number", () => {
    const tokens = Array.from({ length: 512 }, (_, index) => `w${index}`);
    const ground = groundOf({ ...usual, tokens });
    const softmax = makeExercise("softmax", 0, ground);
    const blend = makeExercise("blend", 0, ground);
    if (softmax?.form !== "softmax" || blend?.form !== "blend") throw new Error("not offered");
    expect([softmax.columns.length, softmax.rest?.count]).toEqual([5, 507]);
    expect([blend.terms.length, blend.rest?.count]).toEqual([4, 508]);
    for (const exercise of [softmax, blend]) {
      const answer = byHand(exercise).map((value) => value.toFixed(2));
      expect(checkNumbers(answer, exercise)).toEqual({ kind: "right" });
    }
  });

  it("no blend of a head that is switched off", () => {
    const given = { ...usual, tokens: ["I", "love", "AI"] };
    const ground = groundOf(given, [0, 1, 3]);
    for (let number = 0; number < 10; number += 1) {
      expect(makeExercise("blend", number, ground)?.head).toBe(2);
    }
    expect(makeExercise("blend", 0, groundOf(given, [0, 1, 2, 3]))).toBeUndefined();
  });

  it("another one is another, and the same text has the same ones", () => {
    const given = { ...usual, tokens: ["the", "keys", "are", "old"] };
    for (const kind of kinds) {
      const names = (ground: Ground) =>
        Array.from({ length: 5 }, (_, number) => makeExercise(kind, number, ground)!.name);
      expect(new Set(names(groundOf(given))).size, kind).toBe(5);
      expect(names(groundOf(given))).toEqual(names(groundOf(given)));
    }
  });
});

it("places are visited once each, then again from the first", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), fc.string(), (count, name) => {
      const visited = Array.from({ length: count + 1 }, (_, at) =>
        nthOf(at, count, name, (p) => p),
      );
      expect(new Set(visited).size).toBe(count);
      expect(visited.at(-1)).toBe(visited[0]);
    }),
  );
  expect(nthOf(3, 10, "", () => undefined)).toBeUndefined();
  const isEven = (place: number) => place % 2 === 0;
  expect(nthOf(7, 10, "", (place) => place, isEven)! % 2).toBe(0);
  expect(
    nthOf(
      7,
      10,
      "",
      (place) => place,
      () => false,
    ),
  ).toBeDefined();
});

it.each([
  ["0.62", 0.62],
  ["0,62", 0.62],
  [".5", 0.5],
  [" −1.25 ", -1.25],
  ["–3", -3],
  ["62 %", 0.62],
  ["62,5%", 0.625],
  ["5/8", 0.625],
  ["½", 0.5],
  ["-1 / 4", -0.25],
  ["０．５", 0.5],
  ["= 0.5", 0.5],
  ["1e-3", 0.001],
])("%j is read as %d", (text, value) => {
  expect(parseNumber(text)?.value).toBeCloseTo(value, 12);
});

it.each(["", " ", "x", "1,234.5", "1/0", "1/2/3", "--1", "%", "0.5.5", "1e999", "NaN", "Infinity"])(
  "%j is not read as a number",
  (text) => expect(parseNumber(text)).toBeUndefined(),
);

it("a number that is printed in any language is read back", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("en", "ru", "zh"),
      fc.double({ min: -999, max: 999, noNaN: true }),
      (language, value) => {
        const text = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(value);
        expect(parseNumber(text)!.value).toBeCloseTo(value, 2);
      },
    ),
  );
});

it.each([
  ["4 × 512", [4, 512]],
  ["4x512", [4, 512]],
  ["4 Х 512", [4, 512]],
  ["[8, 4, 4]", [8, 4, 4]],
  ["(4, 512)", [4, 512]],
  ["4 by 512", [4, 512]],
  ["4 × 1,024", [4, 1024]],
  ["4 × 1 024", [4, 1024]],
  ["4 512", [4, 512]],
  ["12", [12]],
])("%j is read as the shape %j", (text, shape) => {
  expect(parseShape(text)).toEqual(shape);
});

it.each(["", "four by four", "4 ×", "-4 × 4", "4 × four"])("%j is not read as a shape", (text) => {
  expect(parseShape(text)).toBeUndefined();
});
