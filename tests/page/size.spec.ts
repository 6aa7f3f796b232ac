import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { drawn, expectNoSidewaysScroll, layerOf, matrix, open, sentence, specOf } from "./lab.js";

const count = 200;
const text = Array.from({ length: count }, (_, index) => `w${index}`).join("+");
const long = `#text=${text}&query=120&key=37`;

const number = (page: Page, query: number, key: number) =>
  matrix(page).locator(`text[data-query="${query}"][data-key="${key}"]`);
const seen = (page: Page) => matrix(page).locator(".seen");

/** Puts the focus into the matrix and zooms in as far as it goes, on the viewed cell. */
async function zoomIn(page: Page): Promise<void> {
  await matrix(page).locator("[role=group]").first().focus();
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("+");
}

test("zoomed in, the viewed cell shows its weight, and pointing at it names it", async ({
  page,
}) => {
  await open(page, long);
  await expect(matrix(page).locator("text[data-query]")).toHaveCount(0);
  await zoomIn(page);
  const { weights } = await layerOf(page);
  for (const [query, key] of [
    [120, 37],
    [121, 38],
  ] as const) {
    const weight = weights[query * count + key]!;
    await expect(number(page, query, key)).toHaveText(weight.toFixed(3));
    await number(page, query, key).scrollIntoViewIfNeeded();
    const box = (await number(page, query, key).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await expect(sentence(page)).toContainText(`w${query} looks at w${key} with`);
    await expect(page.locator("attention-lab .readout")).toContainText(
      `weight ${weight.toFixed(4)}`,
    );
  }
  await page.keyboard.press("0");
  await expect(matrix(page).locator("text[data-query]")).toHaveCount(0);
});

test("the view follows the arrow keys to a cell beyond its edge", async ({ page }) => {
  await open(page, long);
  await zoomIn(page);
  await expect(number(page, 120, 67)).toHaveCount(0);
  for (let step = 0; step < 30; step += 1) await page.keyboard.press("ArrowRight");
  await expect(number(page, 120, 67)).toHaveCount(1);
  await page.keyboard.press("Home");
  await expect(number(page, 120, 0)).toHaveCount(1);
  await expect(matrix(page).locator("text.key-label")).toHaveText("w0");
});

test("Ctrl with the wheel zooms and leaves the page where it is; a plain wheel scrolls it", async ({
  page,
}) => {
  await open(page, long);
  await matrix(page).locator(".matrix").hover();
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -300);
  await page.keyboard.up("Control");
  await expect(seen(page)).toContainText(`of ${count} × ${count} cells`);
  const zoomed = await seen(page).innerText();
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  expect(await seen(page).innerText()).toBe(zoomed);
});

test("in a frame, a plain wheel over the matrix is the host page's", async ({ page }) => {
  await page.goto(`./embed.html#view=matrix&text=${text}`);
  await drawn(page);
  await page.evaluate(() => {
    const prevented: boolean[] = [];
    Object.assign(window, { prevented });
    addEventListener("wheel", (event) => prevented.push(event.defaultPrevented), { passive: true });
  });
  await matrix(page).locator(".matrix").hover();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -50);
  await page.keyboard.up("Control");
  await page.mouse.wheel(0, 50);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { prevented: boolean[] }).prevented))
    .toEqual([true, false]);
});

test("dragging moves the zoomed matrix and locks nothing; a click locks", async ({ page }) => {
  await open(page, long);
  await zoomIn(page);
  const { x, y, width } = (await number(page, 120, 37).boundingBox())!;
  await page.mouse.move(x + width / 2, y + 6);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 - 48, y + 6, { steps: 4 });
  await page.mouse.up();
  const moved = (await number(page, 120, 37).boundingBox())!;
  expect(moved.x - x).toBeCloseTo(-48, 0);
  expect(moved.y).toBeCloseTo(y, 0);
  const { query, key } = await specOf(page);
  expect([query, key]).toEqual([120, 37]);
  await page.mouse.click(x + width / 2, y + 6);
  const locked = await specOf(page);
  expect([locked.query, locked.key]).toEqual([120, 38]);
});

test("two fingers zoom, one does not", async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await open(page, long);
  await matrix(page).locator(".window").scrollIntoViewIfNeeded();
  const box = (await matrix(page).locator(".window").boundingBox())!;
  const session = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", places: readonly number[]) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: places.map((at, id) => ({ x: box.x + at, y: box.y + 60, id })),
    });
  await touch("touchStart", [100]);
  await touch("touchMove", [110]);
  await touch("touchEnd", []);
  await expect(seen(page)).toHaveText("");
  await touch("touchStart", [90, 130]);
  await touch("touchMove", [80, 140]);
  await touch("touchMove", [50, 170]);
  await touch("touchEnd", []);
  await expect(seen(page)).toContainText(/(6[5-9]) × \1 of 200 × 200 cells/u);
  await context.close();
});

test("a short text has no zoom, and its matrix is one tab stop either way", async ({ page }) => {
  await open(page);
  await expect(matrix(page).getByRole("button")).toHaveCount(0);
  await open(page, `${long}&seed=2`);
  const buttons = matrix(page).locator("button");
  await expect(buttons).toHaveCount(3);
  expect(await buttons.evaluateAll((all) => all.map((button) => button.tabIndex))).toEqual([
    -1, -1, -1,
  ]);
});

test("the buttons zoom, and are large enough for a finger at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, long);
  await matrix(page).getByRole("button", { name: "Larger" }).click();
  await expect(seen(page)).toHaveText("100 × 100 of 200 × 200 cells");
  await matrix(page).getByRole("button", { name: "Smaller" }).click();
  await expect(seen(page)).toHaveText("");
  for (const box of await matrix(page)
    .locator("button")
    .evaluateAll((all) => all.map((button) => button.getBoundingClientRect().toJSON()))) {
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  }
  await expectNoSidewaysScroll(page);
});

test("axe finds nothing wrong in a zoomed matrix", async ({ page }) => {
  await open(page, long);
  await zoomIn(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
});

test("a long text says how many of its keys have a line, and a reader chooses how many", async ({
  page,
}) => {
  await open(page, `#text=${text}&query=120`);
  const lines = page.locator("attention-lab-lines");
  await expect(lines.locator("path.line")).toHaveCount(8);
  await lines.getByRole("combobox", { name: "Lines for each token" }).selectOption("32");
  await expect(lines.locator("path.line")).toHaveCount(32);
  const { weights } = await layerOf(page);
  const strongest = weights
    .slice(120 * count, 121 * count)
    .sort((a, b) => b - a)
    .slice(0, 32);
  const percent = Math.round(100 * strongest.reduce((sum, weight) => sum + weight, 0));
  await expect(lines.locator(".drawn")).toContainText(
    `32 of 200 keys have a line, the strongest ones: ${percent}% of the weight.`,
  );
});
