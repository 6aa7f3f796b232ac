import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import type { TrainingBench } from "../../web/src/element/training/bench.js";
import { open, specOf } from "./lab.js";

const bench = (page: Page) => page.locator("attention-lab-training");

/** What has been trained so far. */
function progressOf(page: Page) {
  return bench(page).evaluate((element) => {
    const { session, seen } = element as unknown as TrainingBench;
    const { state, specialised, specialists, snapshots, losses } = session!.progress!;
    return {
      ...state,
      specialised,
      score: specialists.at(-1)?.value,
      snapshots: snapshots.all.length,
      seen: seen?.step,
      loss: seen?.loss,
      losses: losses.length,
    };
  });
}

/** Waits until the training stands at the step that its link asks for. */
async function arrived(page: Page, step: number): Promise<void> {
  await expect(bench(page).locator("[role=status]")).toContainText(`Paused at step ${step}.`, {
    timeout: 60_000,
  });
}

test("nothing is fetched or trained before a reader starts it; leaving ends the worker", async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await open(page, "#view=training");
  const begin = page.getByRole("button", { name: "Train a model here" });
  await expect(begin).toBeVisible();
  expect(fetched.filter((url) => /training-worker|transformer.*wasm/u.test(url))).toEqual([]);
  const before = page.workers().length;
  await begin.click();
  await expect(bench(page)).toContainText("Step 0, seed 1: random weights");
  expect(page.workers()).toHaveLength(before + 1);
  await page.getByRole("button", { name: "Close the training" }).click();
  await expect.poll(() => page.workers().length).toBe(before);
  await begin.click();
  await expect.poll(() => page.workers().length).toBe(before + 1);
  await page.evaluate(() => (location.hash = "view=lines&train=friends"));
  await expect.poll(() => page.workers().length).toBe(before);
});

for (const [task, step] of [
  ["friends", 450],
  ["induction", 400],
] as const) {
  test(`${task} learns its task, and its heads part the work`, async ({ page }) => {
    await open(page, `#view=training&train=${task}&trainstep=${step}&seed=1`);
    await arrived(page, step);
    const { accuracy, specialised, score, steps } = await progressOf(page);
    expect(steps).toBe(step);
    expect(accuracy).toBeGreaterThan(0.9);
    expect(score).toBeGreaterThan(0.8);
    expect(specialised).toBeLessThanOrEqual(step);
    await expect(bench(page).locator("[role=status]")).toContainText(
      `Heads specialised at step ${specialised}.`,
    );
  });
}

test("starts, pauses, steps, and scrubs back; the link reproduces the same loss", async ({
  page,
}) => {
  await open(page, "#view=training&train=induction&seed=3");
  await expect(bench(page)).toContainText("Step 0, seed 3");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect.poll(async () => (await progressOf(page)).steps).toBeGreaterThan(30);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(bench(page).getByRole("button", { name: "Start", exact: true })).toBeVisible();
  await expect.poll(async () => (await specOf(page)).trainstep).toBeGreaterThan(30);
  const paused = (await specOf(page)).trainstep;
  await page.getByRole("button", { name: "One step" }).click();
  await expect.poll(async () => (await specOf(page)).trainstep).toBe(paused + 1);
  const { loss } = await progressOf(page);
  const link = page.url();

  await page.getByRole("slider", { name: "Go back to an earlier step" }).press("Home");
  await expect(bench(page)).toContainText("Step 0, seed 3: random weights");
  expect((await specOf(page)).trainstep).toBe(0);
  expect((await progressOf(page)).steps).toBe(paused + 1);

  await page.goto("about:blank");
  await page.goto(link);
  await arrived(page, paused + 1);
  expect((await progressOf(page)).loss).toBe(loss);
});

test("a child that is sent away takes the answer of its kind along", async ({ page }) => {
  await open(page, "#view=training&train=friends&trainstep=450");
  await arrived(page, 450);
  const follows = bench(page).getByText(/^Child 0 follows the/u);
  const kind = /the (\w+):/u.exec((await follows.textContent()) ?? "")![1]!;
  const row = bench(page).locator(".training-answers tbody tr").filter({ hasText: kind });
  const hits = async () => Number.parseInt((await row.locator("td").last().textContent())!, 10);
  expect(await hits()).toBe(8);
  await page.getByRole("button", { name: "Rearrange the toys" }).click();
  await expect(page.getByRole("button", { name: "As they were" })).toBeEnabled();
  await expect.poll(hits).toBe(8);
  await page.getByRole("button", { name: "Send child 0 away" }).click();
  await expect.poll(hits).toBeLessThan(5);
  await page.getByRole("button", { name: "Call child 0 back" }).click();
  await expect.poll(hits).toBe(8);
});

for (const [name, theme, lang] of [
  ["light, English", "light", "en"],
  ["dark, Russian", "dark", "ru"],
  ["dark, Chinese", "dark", "zh"],
] as const) {
  test(`axe finds nothing wrong, and nothing scrolls sideways at 320 px: ${name}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 740 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await open(page, `#view=training&train=grammar&trainstep=20&lang=${lang}`);
    await expect(bench(page).locator(".training-scores")).toBeVisible();
    await expect.poll(async () => (await progressOf(page)).seen).toBe(20);
    const [own, room] = await bench(page).evaluate((element) => [
      element.scrollWidth,
      element.clientWidth,
    ]);
    expect(own).toBeLessThanOrEqual(room!);
    expect(room).toBeLessThanOrEqual(320);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
  });
}

test("by keyboard alone: from the offer to the controls, on to the end of a training, and back", async ({
  page,
}) => {
  await open(page, "#view=training");
  const begin = page.getByRole("button", { name: "Train a model here" });
  await begin.focus();
  await page.keyboard.press("Enter");
  await expect(bench(page).getByLabel("Task")).toBeFocused();
  await expect(bench(page)).toContainText("Step 0, seed 1: random weights");
  const start = bench(page).getByRole("button", { name: "Start", exact: true });
  await start.focus();
  await page.keyboard.press("Enter");
  const pause = bench(page).getByRole("button", { name: "Pause", exact: true });
  await expect(pause).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(start).toBeFocused();
  await bench(page).getByRole("button", { name: "Close the training" }).focus();
  await page.keyboard.press("Enter");
  await expect(begin).toBeFocused();
});
