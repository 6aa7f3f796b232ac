import { expect, it } from "vitest";
import { SharedEngine } from "../../web/src/engine/shared-engine.js";

/** An engine that starts and ends when the test says so. */
function counted() {
  const log: string[] = [];
  const starts: { fail: () => void }[] = [];
  const shared = new SharedEngine(
    () =>
      new Promise<string>((resolve, reject) => {
        const name = `engine ${starts.length}`;
        log.push(`${name} starts`);
        starts.push({ fail: () => reject(new Error("no")) });
        queueMicrotask(() => resolve(name));
      }),
    (engine) => log.push(`${engine} ends`),
  );
  return { shared, log, starts };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it("starts for the first, is the same for all, and ends with the last", async () => {
  const { shared, log } = counted();
  const [first, second] = [{}, {}];
  expect(await shared.join(first)).toBe("engine 0");
  expect(await shared.join(second)).toBe("engine 0");
  expect(await shared.join(first)).toBe("engine 0");
  shared.leave(first);
  shared.leave(first);
  await settled();
  expect(log).toEqual(["engine 0 starts"]);
  shared.leave(second);
  await settled();
  expect(log).toEqual(["engine 0 starts", "engine 0 ends"]);
});

it("starts again for who comes after the last has left, also while it was still starting", async () => {
  const { shared, log } = counted();
  const user = {};
  void shared.join(user);
  shared.leave(user);
  expect(await shared.join(user)).toBe("engine 1");
  expect(log).toEqual(["engine 0 starts", "engine 1 starts", "engine 0 ends"]);
});

it("one that could not start is tried again", async () => {
  const { shared, starts } = counted();
  const user = {};
  const first = shared.join(user);
  starts[0]!.fail();
  await expect(first).rejects.toThrow("no");
  expect(await shared.join(user)).toBe("engine 1");
});
