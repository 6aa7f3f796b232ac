import { expect, test } from "@playwright/test";
import { head, matrix, open, sentence, specOf, token } from "./lab.js";

test("hovering a token views it, a click locks it, Esc frees it", async ({ page }) => {
  await open(page);
  await expect(sentence(page)).toContainText(/^love looks/);
  await token(page, 0).hover();
  await expect(sentence(page)).toContainText(/^I looks/);
  expect((await specOf(page)).query).toBeNull();
  await page.mouse.move(5, 5);
  await expect(sentence(page)).toContainText(/^love looks/);
  await token(page, 2).click();
  await page.mouse.move(5, 5);
  await expect(sentence(page)).toContainText(/^AI looks/);
  expect((await specOf(page)).query).toBe(2);
  await page.keyboard.press("Escape");
  await expect(sentence(page)).toContainText(/^love looks/);
  expect((await specOf(page)).query).toBeNull();
});

test("arrow keys view, Enter locks, Esc frees: the same without a mouse", async ({ page }) => {
  await open(page);
  await page.locator("attention-lab-lines svg").focus();
  await page.keyboard.press("ArrowRight");
  await expect(sentence(page)).toContainText(/^AI looks/);
  await page.keyboard.press("Home");
  await expect(sentence(page)).toContainText(/^I looks/);
  await page.keyboard.press("Enter");
  expect((await specOf(page)).query).toBe(0);
  await page.keyboard.press("Escape");
  expect((await specOf(page)).query).toBeNull();
});

test("a head is viewed by hover and by arrow keys, and locked by click and by Enter", async ({
  page,
}) => {
  await open(page);
  await head(page, 3).hover();
  await expect(page.getByRole("heading", { name: "Head 3: every weight" })).toBeVisible();
  expect((await specOf(page)).head).toBe(0);
  await head(page, 3).click();
  await page.mouse.move(5, 5);
  await expect(sentence(page)).toContainText("head 3");
  await page.locator("attention-lab-heads .heads").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(sentence(page)).toContainText("head 5");
  await page.keyboard.press(" ");
  expect((await specOf(page)).head).toBe(5);
});

test("a cell of the matrix says its score, scaled score and weight", async ({ page }) => {
  await open(page, "#head=2&query=2");
  await matrix(page).locator("[role=group]").focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  const expected = await page.evaluate(() => {
    const { scores, scaled, weights } = document.querySelector("attention-lab")!.trace!.layers[0]!;
    const at = 2 * 9 + 1 * 3 + 1;
    return [scores, scaled, weights].map(({ data }) => data[at]!.toFixed(4));
  });
  const [score, scaled, weight] = expected;
  await expect(page.locator("attention-lab .readout")).toContainText(
    `love → love: score q·k ${score}, scaled ${scaled}, weight ${weight}`,
  );
  await page.keyboard.press("Enter");
  const { query, key } = await specOf(page);
  expect([query, key]).toEqual([1, 1]);
});

test("a tap shows and locks, and a second tap frees", async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await open(page);
  await token(page, 0).tap();
  await expect(sentence(page)).toContainText(/^I looks/);
  expect((await specOf(page)).query).toBe(0);
  await token(page, 0).tap();
  expect((await specOf(page)).query).toBeNull();
  await context.close();
});

test("the matrix has a table twin with the same numbers", async ({ page }) => {
  await open(page, "#head=1");
  await page.getByRole("button", { name: "Show as a table" }).click();
  const cells = await page.locator("attention-lab-table").getByRole("cell").allInnerTexts();
  const weights = await page.evaluate(() =>
    Array.from(
      document.querySelector("attention-lab")!.trace!.layers[0]!.weights.data.slice(9, 18),
    ),
  );
  const printed = cells.filter((cell) => cell !== "");
  const rows = [0, 1, 2].flatMap((query) => [
    ...weights.slice(3 * query, 3 * query + 3).map((weight) => weight.toFixed(4)),
    "1.0000",
  ]);
  expect(printed).toEqual(rows);
});

test("Tab visits field, pictures and controls, and nothing is a trap", async ({ page }) => {
  await open(page);
  const visited: string[] = [];
  for (let count = 0; count < 30; count += 1) {
    await page.keyboard.press("Tab");
    visited.push(
      await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return `${element?.tagName.toLowerCase()} ${element?.getAttribute("role") ?? ""}`.trim();
      }),
    );
  }
  for (const stop of ["input", "svg listbox", "div listbox", "div group", "button"]) {
    expect(visited).toContain(stop);
  }
  expect(visited.filter((stop) => stop === "svg listbox").length).toBeLessThanOrEqual(2);
});

test("with reduced motion nothing moves", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page);
  await token(page, 0).hover();
  const running = await page.evaluate(() => document.getAnimations().length);
  expect(running).toBe(0);
});

test("a lock holds while the pointer crosses another query on its way to a key", async ({
  page,
}) => {
  await open(page);
  await token(page, 0).click();
  await token(page, 2).hover();
  await page.locator("attention-lab-lines g.key[data-key='1']").hover();
  await expect(sentence(page)).toContainText(/^I looks at love with/);
});

test("Esc frees from anywhere on the page, and Free hands its focus on", async ({ page }) => {
  await open(page, "#query=0");
  await page.keyboard.press("Escape");
  expect((await specOf(page)).query).toBeNull();
  await token(page, 2).click();
  await page.getByRole("button", { name: "Free" }).press("Enter");
  expect((await specOf(page)).query).toBeNull();
  const focused = await page.evaluate(
    () => document.activeElement?.shadowRoot?.activeElement?.tagName,
  );
  expect(focused).toBe("ATTENTION-LAB-LINES");
});

test("locking a token moves nothing, on a phone too", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  const top = () =>
    page
      .locator("attention-lab .settings")
      .evaluate((row) => row.getBoundingClientRect().top + scrollY);
  const before = await top();
  await token(page, 2).click();
  expect(await top()).toBe(before);
});

test("up and down in the maps go by their rows", async ({ page }) => {
  await open(page);
  await page.locator("attention-lab-heads .heads").focus();
  await page.keyboard.press("ArrowDown");
  await expect(head(page, 4)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowUp");
  await expect(head(page, 0)).toHaveAttribute("aria-selected", "true");
});
