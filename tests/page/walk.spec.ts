import { expect, test, type Page } from "@playwright/test";
import { stepFigures } from "../../web/src/explain/steps.js";
import { stepNames } from "../../web/src/spec/keys.js";
import { expectNoSidewaysScroll, open, specOf } from "./lab.js";
import { sentences } from "./sentences.js";

const panel = (page: Page) => page.locator("attention-lab .made");
const grid = (page: Page, index: number) =>
  page.locator("attention-lab-tensor").nth(index).getByRole("grid");

/** What the panel prints: every term, the rest, and the number they are to make. */
async function printed(page: Page) {
  const numbers = (texts: string[]) => texts.map((text) => Number(text.replace("−", "-")));
  return {
    terms: numbers(await panel(page).locator("tbody td:last-child").allInnerTexts()),
    sum: numbers(await panel(page).locator("tfoot td:last-child").allInnerTexts())[0],
    value: numbers(await panel(page).locator(".made-value b").allInnerTexts())[0]!,
  };
}

for (const [name, text] of Object.entries(sentences)) {
  test(`every step of “${name}”: the printed terms add up to the printed number`, async ({
    page,
  }) => {
    await open(page, `#view=steps&head=1&text=${encodeURIComponent(text)}`);
    for (const [at, step] of stepNames.entries()) {
      const button = page.locator(".steps button").nth(at + 1);
      await button.click();
      await expect(button).toHaveAttribute("aria-current", "step");
      for (const index of stepFigures[step].tensors.keys()) {
        const cells = grid(page, index).getByRole("gridcell");
        // Another cell for every sentence, step and tensor.
        const cell = cells.nth((7 * at + 5 * index + text.length) % (await cells.count()));
        const inCell = Number(await cell.innerText());
        await cell.click();
        const { terms, sum, value } = await printed(page);
        expect(Math.abs(value - inCell)).toBeLessThanOrEqual(0.005 + 1e-9);
        if (sum === undefined) continue;
        // Each printed term is rounded to four decimals.
        const total = terms.reduce((all, term) => all + term, 0);
        expect(Math.abs(total - sum)).toBeLessThanOrEqual(0.00005 * (terms.length + 1));
        const share = await panel(page).locator(".equation").allInnerTexts();
        if (share.length === 0) expect(sum).toBe(value);
        else expect(Number(share[0]!.split("=")[1])).toBe(value);
      }
    }
  });
}

test("one walks from the output back to a token's embedding, number by number, and back", async ({
  page,
}) => {
  await open(page, "#view=steps&step=output");
  await grid(page, 1).getByRole("gridcell").nth(2).click();
  const first = (tensor: string) => panel(page).locator(`button.number.${tensor}`).first();
  const trail = ["mixed", "value", "x", "embedding"];
  for (const tensor of trail) {
    const name = await first(tensor).getAttribute("aria-label");
    await first(tensor).click();
    const [place, value] = name!.split(" = ");
    await expect(panel(page).locator(".made-value")).toContainText(place!);
    expect((await printed(page)).value.toFixed(4)).toBe(Number(value).toFixed(4));
    expect((await specOf(page)).cell).toMatch(new RegExp(`^${tensor}\\.`));
  }
  await expect(panel(page)).toContainText("seeded random numbers");
  await expect(panel(page).locator(".trail button")).toHaveCount(4);
  await panel(page).locator(".trail button").first().click();
  expect((await specOf(page)).cell).toMatch(/^output\./);
});

test("a long sum shows its largest terms, and all of them when asked", async ({ page }) => {
  await open(page, "#view=steps&step=project&cell=query.0.3");
  await expect(panel(page).locator("tbody tr")).toHaveCount(9);
  await expect(panel(page)).toContainText("504 other terms together");
  await panel(page).getByRole("button", { name: "Show all 512 terms in order" }).click();
  await expect(panel(page).locator("tbody tr")).toHaveCount(512);
});

test("from the sentence's share it is one click to how that number is made", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Where does 92% come from?" }).click();
  const { value } = await printed(page);
  expect(Math.round(value * 100)).toBe(92);
  await expect(panel(page)).toBeInViewport();
});

test("a tensor is one tab stop: arrows move, Enter opens", async ({ page }) => {
  await open(page, "#view=steps&step=scores");
  await grid(page, 0).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  expect((await specOf(page)).cell).toBe("scores.1.1");
  await expect(panel(page)).toContainText("scores[love, love]");
});

test("a link to a number opens it; one outside of the text is named and left out", async ({
  page,
}) => {
  await open(page, "#view=steps&step=softmax&cell=weights.2.1&mask=causal");
  await expect(panel(page)).toContainText("weights[AI, love]");
  await page.goto("./#view=steps&cell=weights.7.1");
  await page.reload();
  await expect(page.locator("attention-lab .notice")).toContainText("cell = weights.7.1");
  await expect(panel(page)).toHaveCount(0);
});

test("a masked weight is said to be hidden, exactly 0", async ({ page }) => {
  await open(page, "#view=steps&step=softmax&mask=causal&cell=weights.0.2");
  await expect(panel(page)).toContainText("AI comes after I, so the mask hides it: exactly 0.");
});

for (const lang of ["en", "ru", "zh"]) {
  test(`every step fits a phone in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const step of stepNames) {
      await open(page, `#view=steps&lang=${lang}&step=${step}&cell=output.0.0`);
      await expectNoSidewaysScroll(page);
    }
  });
}
