import { expect, it } from "vitest";
import { LatestWins } from "../../web/src/engine/latest-wins.js";

/** A job whose runs end when the test says so. */
function controlled() {
  const started: { request: number; end: () => void; fail: () => void }[] = [];
  const latest = new LatestWins();
  const run = (request: number) =>
    latest.run(
      () =>
        new Promise<number>((resolve, reject) =>
          started.push({
            request,
            end: () => resolve(request),
            fail: () => reject(new Error("no")),
          }),
        ),
    );
  return { run, started };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it("asked three times while busy, it runs the first and the last only", async () => {
  const { run, started } = controlled();
  const [first, second, third] = [1, 2, 3].map((request) => run(request));
  expect(await second).toBeUndefined();
  started[0]!.end();
  expect(await first).toBeUndefined();
  await settled();
  expect(started.map(({ request }) => request)).toEqual([1, 3]);
  started[1]!.end();
  expect(await third).toBe(3);
});

it("a failed run does not hold up the next", async () => {
  const { run, started } = controlled();
  const first = run(1);
  started[0]!.fail();
  await expect(first).rejects.toThrow("no");
  const second = run(2);
  started[1]!.end();
  expect(await second).toBe(2);
});
