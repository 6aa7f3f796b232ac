import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { expectNoSidewaysScroll, open } from "./lab.js";

const states = {
  "the first page": "",
  "a locked token under the causal mask": "#text=the+keys+to+the+cabinet&mask=causal&query=2&key=1",
  "a long text": `#text=${Array.from({ length: 70 }, (_, index) => `w${index}`).join("+")}&query=9`,
  "no text": "#text=",
  "a bad link": "#heads=99",
  "a number's making": "#view=steps&step=scores&cell=scores.1.2",
  Russian: "#lang=ru",
  Chinese: "#lang=zh",
};

for (const theme of ["light", "dark"] as const) {
  for (const [name, hash] of Object.entries(states)) {
    test(`axe finds nothing wrong: ${name}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await open(page, hash);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
    });
  }
}

test("axe finds nothing wrong in the table twin", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Show as a table" }).click();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

for (const width of [320, 360, 768, 1280]) {
  for (const lang of ["en", "ru", "zh"]) {
    test(`nothing scrolls sideways at ${width} px in ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 720 });
      await open(page, `#lang=${lang}&text=the+keys+to+the+cabinet+are+old`);
      await expectNoSidewaysScroll(page);
    });
  }
}

test("everything that can be touched is at least 44 pixels high, or a cell of a picture", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  const heights = await page
    .locator(
      "button, select, input:not([type=checkbox], [type=radio], [type=range]), label.toggle, label.option, #query-0",
    )
    .evaluateAll((controls) =>
      controls.map((control) => Math.round(control.getBoundingClientRect().height)),
    );
  expect(heights.length).toBeGreaterThan(10);
  for (const height of heights) expect(height).toBeGreaterThanOrEqual(44);
});

for (const width of [360, 1280]) {
  test(`by Tab, there and back at ${width} px, what has the focus is clear of the sentence`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height: 700 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page);
    await expect(page.locator("attention-lab .step-arrows")).toBeVisible();
    /** How far the focus is above what the sentence leaves free; undefined where there is none. */
    const covered = () =>
      page.evaluate(() => {
        let focus = document.activeElement;
        while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
        if (!focus || focus === document.body) return undefined;
        const root = document.querySelector("attention-lab")!.shadowRoot!;
        const bar = root.querySelector(".sentence")!.getBoundingClientRect();
        const { top, height } = focus.getBoundingClientRect();
        const fits = height <= innerHeight - bar.bottom;
        return bar.top > 0 || focus.closest(".sentence") || !fits ? 0 : bar.bottom - top;
      });
    let stops = 0;
    await page.keyboard.press("Tab");
    for (let hidden = await covered(); hidden !== undefined; hidden = await covered()) {
      expect(hidden).toBeLessThanOrEqual(1);
      stops += 1;
      await page.keyboard.press("Tab");
    }
    expect(stops).toBeGreaterThan(50);
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press("Shift+Tab");
      expect((await covered()) ?? 0).toBeLessThanOrEqual(1);
    }
  });
}

test("a dark device gets a dark page, a reader's own choice goes before, and pictures follow", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const zero = () =>
    page.locator("attention-lab .bar").evaluate((bar) => getComputedStyle(bar).backgroundImage);
  expect(await background()).toBe("rgb(21, 21, 26)");
  expect(await zero()).toContain("rgb(21, 21, 26)");
  await page.getByRole("combobox", { name: "Colours" }).selectOption("light");
  await expect.poll(background).toBe("rgb(255, 255, 255)");
  await expect.poll(zero).toContain("rgb(255, 255, 255)");
  await page.getByRole("combobox", { name: "Colours" }).selectOption("auto");
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(background).toBe("rgb(255, 255, 255)");
});

test("the page speaks the browser's language, and another when asked", async ({ browser }) => {
  const context = await browser.newContext({ locale: "ru-RU" });
  const page = await context.newPage();
  await open(page);
  await expect(page.getByRole("heading", { name: "На что смотрит каждый токен?" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("ru");
  await page.locator("header").getByLabel("Язык").selectOption({ index: 2 });
  await expect(page.getByRole("heading", { name: "每个词元在看什么？" })).toBeVisible();
  expect(new URL(page.url()).hash).toBe("#lang=zh&v=1");
  await context.close();
});
