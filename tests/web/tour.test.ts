import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withFittingTokens } from "../../web/src/element/computation.js";
import { leastTokens, specOfStop, stops } from "../../web/src/element/lesson/tour-stops.js";
import { switched } from "../../web/src/element/runs.js";
import { parseCell } from "../../web/src/explain/cell.js";
import { nearestStep, stepOf, stepsOf } from "../../web/src/explain/steps.js";
import { headCounts, initialSpec, readSpec, type Spec } from "../../web/src/spec/spec.js";

/** Any Spec that a reader may have, with tokens enough for the tour, and a place in it. */
const readers = fc
  .record({
    tokens: fc.integer({ min: leastTokens, max: 40 }),
    width: fc.integer({ min: 1, max: 1024 }),
  })
  .chain(({ tokens, width }) =>
    fc.record({
      tokens: fc.constant(tokens),
      width: fc.constant(width),
      heads: fc.constantFrom(...headCounts(width)),
      head: fc.nat(15),
      query: fc.nat(tokens - 1),
      key: fc.nat(tokens - 1),
      mask: fc.constantFrom("none", "causal"),
      scale: fc.boolean(),
      temperature: fc.double({ min: 0.05, max: 20, noNaN: true }),
      view: fc.constantFrom("all", "steps"),
    }),
  )
  .map(({ tokens, query, key, ...rest }) => {
    const text = Array.from({ length: tokens }, (_, index) => `w${index}`).join(" ");
    return { spec: readSpec({ ...rest, text }).spec, query, key };
  });

/** For each of the stops. */
const runs = { numRuns: 30 };

describe.each(stops)("the stop $text", (stop) => {
  const shown = (spec: Spec, place: { query: number; key: number }) =>
    readSpec(specOfStop(stop, spec, place), spec);

  it("sets only what is allowed, whatever the reader had", () => {
    fc.assert(
      fc.property(readers, ({ spec, ...place }) => {
        const reading = withFittingTokens(shown(spec, place));
        expect(reading.ignored).toEqual([]);
        const { text, seed, head, heads, width, query } = reading.spec;
        expect([text, seed]).toEqual([spec.text, spec.seed]);
        expect(query).toBe(place.query);
        // So that its words are true: heads to compare, a √d_k that is felt, and all else as usual,
        // since the one stop that changes something compares it with the usual.
        expect(heads).toBeGreaterThan(1);
        expect(width / heads).toBeGreaterThanOrEqual(4);
        expect(head).toBe(Math.min(spec.head, heads - 1));
        expect(switched(reading.spec)).toEqual(stop.text === "tourText.unscaled" ? ["scale"] : []);
      }),
      runs,
    );
  });

  it("opens a number of its own step, in the row of the query and the columns of the head", () => {
    fc.assert(
      fc.property(readers, ({ spec, ...place }) => {
        const after = shown(spec, place).spec;
        const cell = parseCell(after.cell);
        if (!cell) return;
        expect(cell.row).toBe(place.query);
        expect(nearestStep(after.step, stepsOf(after))).toBe(after.step);
        const headWidth = after.width / after.heads;
        if (cell.tensor === "mixed" || cell.tensor === "query")
          expect(Math.floor(cell.column / headWidth)).toBe(after.head);
        if (["scores", "scaled", "weights"].includes(cell.tensor))
          expect(cell.column).toBe(place.key);
        if (after.step !== "scale") expect(stepOf(cell)).toBe(after.step);
      }),
      runs,
    );
  });

  it("has a task that is not done by the stop itself", () => {
    const { task } = stop;
    if (!task) return;
    const set = specOfStop(stop, initialSpec, { query: 1, key: 2 });
    const before = { ...initialSpec, ...set } as Spec;
    expect(task.isDone(before, set)).toBe(false);
    const act = { query: 0, scale: false }[task.key as "query" | "scale"];
    expect(task.isDone({ ...before, [task.key]: act } as Spec, set)).toBe(true);
  });
});

it("from eight to twelve stops, each with words of its own", () => {
  expect(stops.length).toBeGreaterThanOrEqual(8);
  expect(stops.length).toBeLessThanOrEqual(12);
  expect(new Set(stops.map(({ text }) => text)).size).toBe(stops.length);
});
