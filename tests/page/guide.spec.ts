import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { stops } from "../../web/src/element/lesson/tour-stops.js";
import { andSettle, expectNoSidewaysScroll, field, open, specOf, token, tokensOf } from "./lab.js";

const offer = (page: Page) => page.getByRole("button", { name: "Take the two-minute tour" });
const bar = (page: Page) => page.getByRole("region", { name: "Tour" });
const said = (page: Page) => page.locator("attention-lab .tour-text");
const button = (page: Page, name: string) => bar(page).getByRole("button", { name, exact: true });
const pointedOut = (page: Page) => page.locator("attention-lab [data-toured]");
const hash = (page: Page) => new URL(page.url()).hash;

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

/** The numbers of a weight's row and of the cell, from the trace, as the page prints them. */
function numbersOf(page: Page) {
  return page.evaluate(() => {
    const lab = document.querySelector("attention-lab")!;
    const { tokens, heads, width, scores, scaled, weights } = lab.trace!.layers[0]!;
    const { head, query } = lab.spec;
    const first = (head * tokens + query!) * tokens;
    const row = Array.from(weights.data.slice(first, first + tokens));
    const most = Math.max(...row);
    const key = row.indexOf(most);
    return {
      headWidth: width / heads,
      root: String(Number(Math.sqrt(width / heads).toFixed(2))),
      percent: `${Math.round(most * 100)}%`,
      weight: most.toFixed(2),
      score: scores.data[first + key]!.toFixed(2),
      scaled: scaled.data[first + key]!.toFixed(2),
    };
  });
}

/** That a stop points out what it speaks of, in sight between the sentence and the bar. */
async function expectInSight(page: Page): Promise<void> {
  await expect(pointedOut(page)).toHaveCount(1);
  await expect
    .poll(async () => {
      const [figure, sentence, tour] = await Promise.all(
        [pointedOut(page), page.locator("attention-lab .sentence"), bar(page)].map((part) =>
          part.boundingBox(),
        ),
      );
      const top = sentence!.y + sentence!.height;
      const fits = figure!.height <= tour!.y - top - 32;
      return fits
        ? figure!.y >= top - 1 && figure!.y + figure!.height <= tour!.y + 1
        : figure!.y >= top - 1 && figure!.y < tour!.y - 40;
    })
    .toBe(true);
}

/** Until the numbers that are drawn are those of the Spec. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const lab = document.querySelector("attention-lab")!;
    return lab.trace && lab.tour!.isSettled;
  });
}

/** That the stop has set what its words speak of, and that their numbers are the trace's. */
async function expectTrueWords(page: Page, index: number): Promise<void> {
  const stop = stops[index]!;
  await expect(bar(page)).toContainText(`${index + 1} of ${stops.length}`);
  await settled(page);
  const spec = await specOf(page);
  const place = { query: spec.query!, key: Number(spec.cell.split(".")[2] ?? 0), dimension: 0 };
  const sets = stop.sets({ ...place, dimension: place.key });
  expect(spec).toMatchObject({ scale: true, mask: "none", temperature: 1, ...sets });
  const { percent, weight, score, scaled, headWidth, root } = await numbersOf(page);
  const numbers: Record<string, string[]> = {
    "tourText.look": [percent],
    "tourText.scores": [score, `${headWidth} products`],
    "tourText.scale": [`${score} ÷ ${root} = ${scaled}`],
    "tourText.softmax": [weight],
    "tourText.unscaled": [`to ${percent}`],
    "tourText.mix": [percent],
  };
  const words = (await tokensOf(page))!;
  for (const number of numbers[stop.text] ?? []) await expect(said(page)).toContainText(number);
  const namesQuery = stop.text !== "tourText.scale" && numbers[stop.text];
  if (namesQuery) await expect(said(page)).toContainText(words[spec.query!]!);
  await expect(said(page)).not.toContainText(/[{}]|NaN|undefined/);
}

for (const [name, text] of [
  ["three words", "I love AI"],
  ["a longer text", "Mary called her brother because he was late"],
  ["right-to-left text", "أنا أحب الذكاء"],
] as const) {
  test(`the whole tour by keyboard on ${name}: it sets and shows what it says`, async ({
    page,
  }) => {
    test.slow();
    await open(page, `#text=${encodeURIComponent(text)}&mask=causal&heads=4`);
    const before = await specOf(page);
    await expect(bar(page)).toHaveCount(0);
    await offer(page).press("Enter");
    await expect(bar(page)).toBeFocused();
    let usual = "";
    for (const [index, stop] of stops.entries()) {
      if (index > 0) await page.keyboard.press("ArrowRight");
      await expectTrueWords(page, index);
      if (stop.text === "tourText.predict") usual = (await numbersOf(page)).percent;
      if (stop.text === "tourText.unscaled")
        await expect(said(page)).toContainText(`from ${usual} to`);
      await expectInSight(page);
    }
    await page.keyboard.press("ArrowLeft");
    await expectTrueWords(page, stops.length - 2);
    await page.keyboard.press("Escape");
    await expect(said(page)).toHaveText("The tour is over, and everything stays as it is now.");
    await expect(pointedOut(page)).toHaveCount(0);
    expect((await specOf(page)).query).not.toBeNull();
    await button(page, "Back to where I was").press("Enter");
    await expect(bar(page)).toHaveCount(0);
    expect(await specOf(page)).toEqual(before);
    await expect(offer(page)).toBeFocused();
  });
}

test("the whole tour by mouse, doing what it asks", async ({ page }) => {
  test.slow();
  await open(page);
  await offer(page).click();
  for (const index of stops.keys()) {
    await expectTrueWords(page, index);
    if (stops[index]!.text === "tourText.choose") {
      await token(page, 2).click();
      await expect(said(page)).toContainText("Done: other lines, for AI has a look of its own.");
      expect((await specOf(page)).query).toBe(2);
    }
    if (stops[index]!.text === "tourText.predict") {
      const { percent: usual } = await numbersOf(page);
      await page.getByLabel("Divide by").uncheck();
      await expect(said(page)).toContainText("Scores 8 times as large");
      await settled(page);
      const { percent } = await numbersOf(page);
      await expect(said(page)).toContainText(`from ${usual} to ${percent}`);
    }
    const next = index === stops.length - 1 ? "Finish" : "Next";
    await button(page, next).click();
  }
  // The tour goes on with the token that was chosen.
  expect((await specOf(page)).query).toBe(2);
  await button(page, "Close").click();
  await expect(bar(page)).toHaveCount(0);
});

test("what is changed at a stop is noticed, and the stop shows it again", async ({ page }) => {
  await open(page);
  await offer(page).click();
  for (let stop = 0; stop < 6; stop += 1) await button(page, "Next").click();
  await expectTrueWords(page, 6);
  await page.getByLabel("Mask").selectOption("causal");
  await expect(said(page)).toContainText("something else than this stop speaks of");
  await button(page, "Show it again").click();
  await expectTrueWords(page, 6);
});

test("from trained heads the tour says that its weights are untrained, and leads back to them", async ({
  page,
}) => {
  await open(page, "#model=grammar&text=we+love+the+cats+.");
  await offer(page).click();
  await expectTrueWords(page, 0);
  expect((await specOf(page)).model).toBe("untrained");
  await expect(said(page)).toContainText("weights are untrained");
  // It speaks of the token that was looked at, which has another place without a start token.
  await expect(said(page)).toContainText("love looks at every token");
  await button(page, "Next").click();
  await expect(said(page)).not.toContainText("weights are untrained");
  await button(page, "End").click();
  await andSettle(page, () => button(page, "Back to where I was").click());
  expect(await specOf(page)).toMatchObject({ model: "grammar", text: "we love the cats ." });
});

test("a model that is chosen in the middle of the tour is noticed, and the stop goes back to its own", async ({
  page,
}) => {
  await open(page);
  await offer(page).click();
  for (let stop = 0; stop < 10; stop += 1) await button(page, "Next").click();
  await expectTrueWords(page, 10);
  for (const model of ["grammar", "friends (toys)", "language model"]) {
    const weights = page.getByRole("combobox", { name: "Weights" });
    await andSettle(page, () => weights.selectOption({ label: `trained: ${model}` }));
    await expect(said(page)).toContainText("something else than this stop speaks of");
    await button(page, "Show it again").click();
    await expectTrueWords(page, 10);
    expect((await specOf(page)).model).toBe("untrained");
    await expect(said(page)).not.toContainText(" 0%");
  }
});

test("a text typed during the tour fills its words", async ({ page }) => {
  await open(page);
  await offer(page).click();
  await andSettle(page, () => field(page).fill("cats chase mice"));
  await expect(said(page)).toContainText(/cats|chase|mice/);
  await expect(said(page)).not.toContainText("love");
});

test("the browser's Back leaves the tour in one step, and what was typed before is still there", async ({
  page,
}) => {
  await open(page);
  await andSettle(page, () => field(page).fill("so it goes"));
  await offer(page).click();
  for (let stop = 0; stop < 8; stop += 1) await button(page, "Next").click();
  await expect.poll(() => hash(page)).toContain("scale=off");
  await page.goBack();
  await expect.poll(() => hash(page)).toBe("#text=so+it+goes&v=1");
  expect((await specOf(page)).scale).toBe(true);
  await expect(said(page)).toContainText("The tour is over");
  await button(page, "Go on").click();
  await expect(bar(page)).toContainText("9 of 12");
  await expect.poll(async () => (await specOf(page)).scale).toBe(false);
});

for (const [text, says] of [
  ["alone", "your text has 1"],
  ["", "your text has 0"],
] as const) {
  test(`of “${text}” the tour says what it needs, offers an example, and keeps the text`, async ({
    page,
  }) => {
    await open(page, `#text=${text}`);
    await offer(page).click();
    await expect(said(page)).toContainText(says);
    expect((await specOf(page)).text).toBe(text);
    await page.keyboard.press("ArrowRight");
    await expect(said(page)).toContainText(says);
    await button(page, "Take “I love AI”").click();
    await expectTrueWords(page, 0);
    await expectInSight(page);
    await button(page, "End").click();
    await button(page, "Back to where I was").click();
    await expect(field(page)).toHaveValue(text);
  });
}

test("where a reader types the missing words, the tour begins with them", async ({ page }) => {
  await open(page, "#text=alone");
  await offer(page).click();
  await andSettle(page, () => field(page).fill("alone no more"));
  await expect(said(page)).toHaveText("3 tokens: that is enough.");
  await button(page, "Begin").click();
  await expectTrueWords(page, 0);
});

test("scrolling is smooth, and at once for those who want less motion", async ({ page }) => {
  await open(page);
  const behaviours = async () => {
    await page.evaluate(() => {
      const seen: unknown[] = [];
      Object.assign(window, { seen });
      Element.prototype.scrollIntoView = (options) =>
        void seen.push((options as ScrollIntoViewOptions).behavior);
    });
    await offer(page).click();
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen.at(-1)))
      .toBeDefined();
    return page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  };
  expect(await behaviours()).toEqual(["instant"]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await behaviours()).toEqual(["smooth"]);
});

test("a term opens in place by keyboard, under its paragraph, and Esc closes it and nothing else", async ({
  page,
}) => {
  await open(page, "#query=0");
  const term = page.locator("section[aria-labelledby=heads-title] [data-term=subspace]");
  const definition = page.locator("attention-lab #definition-heads-detail");
  await expect(term).toHaveAttribute("aria-expanded", "false");
  await term.press("Enter");
  await expect(definition).toContainText("The part of the 512-dimensional space");
  await expect(definition).toContainText("64 dimensions");
  await expect(term).toHaveAttribute("aria-expanded", "true");
  await expect(term).toHaveAttribute("aria-controls", "definition-heads-detail");
  await expect(term).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(definition).toBeEmpty();
  await expect(term).toBeFocused();
  expect((await specOf(page)).query).toBe(0);
  await page.keyboard.press("Escape");
  expect((await specOf(page)).query).toBeNull();
});

test("a second press closes a term, another one takes its place, and a way leads to all", async ({
  page,
}) => {
  await open(page);
  const term = (name: string) =>
    page.locator(`section[aria-labelledby=matrix-title] [data-term=${name}]`);
  const definition = page.locator("attention-lab #definition-matrix-detail");
  await term("query").click();
  await expect(definition).toContainText("W_Q");
  await term("key").click();
  await expect(definition).toContainText("W_K");
  await expect(definition).not.toContainText("W_Q");
  await term("key").click();
  await expect(definition).toBeEmpty();
  await term("weight").click();
  const { layer } = await page.evaluate(() => {
    const { weights } = document.querySelector("attention-lab")!.trace!.layers[0]!;
    return { layer: Array.from(weights.data.slice(3, 6)) };
  });
  await expect(definition).toContainText(
    `love gives AI ${Math.max(...layer).toFixed(2)} in head 0`,
  );
  await definition.getByRole("button", { name: "All words" }).click();
  await expect(page.locator("attention-lab .glossary summary")).toBeFocused();
  await expect(page.locator("attention-lab .glossary dt")).toHaveCount(24);
  await expect(page.locator("attention-lab .glossary dt").first()).toBeInViewport();
});

test("the entropy in the glossary is that of the row", async ({ page }) => {
  await open(page);
  await page.locator("attention-lab .glossary summary").press("Enter");
  const bits = await page.evaluate(() => {
    const { weights } = document.querySelector("attention-lab")!.trace!.layers[0]!;
    return -Array.from(weights.data.slice(3, 6)).reduce((sum, p) => sum + p * Math.log2(p), 0);
  });
  await expect(page.locator("attention-lab .glossary")).toContainText(
    `The row of love in head 0 has ${bits.toFixed(2)} of at most 1.58.`,
  );
});

test("a question opens by keyboard; attention is not explanation", async ({ page }) => {
  await open(page);
  const question = page.getByText("Does attention explain what a model thinks?");
  const answer = page.getByText(/Jain and Wallace \(2019, “Attention is not Explanation”\)/);
  await expect(answer).toBeHidden();
  await question.press("Enter");
  await expect(answer).toBeVisible();
  await expect(page.locator("attention-lab details.question")).toHaveCount(8);
});

test("a view that is shown alone has no tour, questions or glossary", async ({ page }) => {
  await open(page, "#view=steps");
  await expect(page.locator("attention-lab .steps")).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
  await expect(page.locator("attention-lab details")).toHaveCount(0);
});

for (const lang of ["en", "ru", "zh"]) {
  test(`every stop fits a phone in ${lang}, and leaves half of it to the picture`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, `#lang=${lang}`);
    await page.locator("attention-lab .take-tour").click();
    for (const index of stops.keys()) {
      await expect(page.locator(".tour-acts")).toContainText(`${index + 1}`);
      await expectNoSidewaysScroll(page);
      await expect(pointedOut(page)).toBeInViewport();
      const height = await page.locator(".tour").evaluate((tour) => tour.clientHeight);
      expect(height).toBeLessThanOrEqual(320);
      await page.locator(".tour .next").click();
    }
  });
}

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing wrong in tour, glossary and questions, ${theme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    await open(page);
    await offer(page).click();
    await button(page, "Next").click();
    await page.locator("[data-term=subspace]").first().click();
    await page.locator(".glossary summary").click();
    for (const summary of await page.locator(".question summary").all()) await summary.click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
  });
}
