import { expect, it } from "vitest";
import { TrainingHost } from "../../web/src/engine/training-host.js";

it("one message advances, looks and measures", async () => {
  const host = new TrainingHost();
  expect(await host.begin({ task: "induction", seed: 7 })).toMatchObject({ steps: 0, seed: 7 });
  const look = { tokens: [..."abcabc"] };
  const before = await host.advance({ steps: 0, look });
  expect(before.reports).toEqual([]);
  const after = await host.advance({ steps: 3, look, score: 4 });
  expect(after.reports.map(({ step }) => step)).toEqual([1, 2, 3]);
  expect(after.state.steps).toBe(3);
  expect(after.trace!.answers.data).not.toEqual(before.trace!.answers.data);
  expect(after.scores!.relations).toEqual(["previous", "induction"]);
});

it("goes back to a snapshot, and forward again to the same place", async () => {
  const host = new TrainingHost();
  await host.begin({ task: "friends", seed: 2 });
  await host.advance({ steps: 2 });
  const snapshot = await host.snapshot();
  await host.advance({ steps: 2 });
  const model = await host.model();
  expect(await host.restore(snapshot)).toMatchObject({ steps: 2 });
  await host.advance({ steps: 2 });
  expect(await host.model()).toEqual(model);
});

it("says what is missing, and goes on after an error", async () => {
  const host = new TrainingHost();
  await expect(host.advance({ steps: 1 })).rejects.toThrow(/no training has begun/);
  await expect(host.begin({ task: "chess" as never, seed: 1 })).rejects.toThrow(/task is chess/);
  await host.begin({ task: "friends", seed: 1 });
  await host.end();
  await expect(host.snapshot()).rejects.toThrow(/no training has begun/);
});
