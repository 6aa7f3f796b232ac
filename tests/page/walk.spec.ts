import { expect, test, type Locator, type Page } from "@playwright/test";
import { isOfModel } from "../../web/src/explain/cell.js";
import { stepFigures, stepsOf, type Step } from "../../web/src/explain/steps.js";
import { stepNames } from "../../web/src/spec/keys.js";
import { expectNoSidewaysScroll, head, layerOf, open, sentence, specOf } from "./lab.js";
import { sentences } from "./sentences.js";

const panel = (page: Page) => page.locator("attention-lab .made");
const grid = (page: Page, index: number) =>
  page.locator("attention-lab-tensor").nth(index).getByRole("grid");

const untrainedTensors = (step: Step) =>
  stepFigures[step].tensors.filter((name) => isOfModel(name, false));

/** What the panel prints: every term, the rest, and the number they are to make. */
async function printed(page: Page) {
  const numbers = (texts: string[]) => texts.map((text) => Number(text.replace("−", "-")));
  return {
    terms: numbers(await panel(page).locator("tbody td.term").allInnerTexts()),
    sum: numbers(await panel(page).locator("tfoot td.total").allInnerTexts())[0],
    value: numbers(await panel(page).locator(".made-value b").allInnerTexts())[0]!,
  };
}

for (const [name, text] of Object.entries(sentences)) {
  test(`every step of “${name}”: the printed terms add up to the printed number`, async ({
    page,
  }) => {
    await open(page, `#view=steps&head=1&mask=causal&text=${encodeURIComponent(text)}`);
    const steps = stepsOf({ heads: 8, mask: "causal" });
    expect(stepNames.filter((name) => !steps.includes(name))).toEqual(["norm", "bias", "residual"]);
    for (const [at, step] of steps.entries()) {
      const button = page.locator(".steps > button").nth(at);
      await button.click();
      await expect(button).toHaveAttribute("aria-current", "step");
      for (const index of untrainedTensors(step).keys()) {
        const cells = grid(page, index).getByRole("gridcell");
        // Another cell for every sentence, step and tensor.
        const cell = cells.nth((7 * at + 5 * index + text.length) % (await cells.count()));
        const inCell = Number(await cell.innerText());
        await cell.click();
        const { terms, sum, value } = await printed(page);
        // A masked cell of the weights is told, not summed.
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
  await page.getByRole("button", { name: "Where does 92% come from?" }).first().click();
  const { value } = await printed(page);
  expect(Math.round(value * 100)).toBe(92);
  await expect(panel(page)).toBeInViewport();
});

test("that click leads there too where words and matrices are slow and what is above grows late", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message: { path?: string[] }, ...rest: never[]) {
      const send = () => postMessage.call(this, message, ...rest);
      if (message.path?.includes("parameters")) setTimeout(send, 1500);
      else send();
    };
  });
  await page.route(/\/assets\/lesson-[^/]*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await open(page);
  // As a figure that is drawn while the page scrolls.
  await page.evaluate(() => {
    const { renderRoot } = document.querySelector("attention-lab")!;
    const above = renderRoot.querySelector<HTMLElement>(".sentence")!;
    const grow = () => setTimeout(() => (above.style.marginTop = "150vh"), 100);
    renderRoot.addEventListener("focusin", ({ target }) => {
      if ((target as Element).matches(".made")) grow();
    });
  });
  await page.getByRole("button", { name: "Where does 92% come from?" }).first().click();
  await expect(panel(page)).toBeFocused();
  await expect(page.locator("attention-lab .sentence")).toHaveCSS("margin-top", /\d{3,}px/);
  await page.waitForTimeout(700);
  await expect(panel(page)).toBeInViewport();
});

for (const width of [360, 1280]) {
  test(`at ${width} px the way to a chosen small map's number is in sight beside it`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    await open(page);
    await head(page, 5).click();
    await expect(sentence(page)).toContainText("head 5");
    const [percent = ""] = /\d+%/.exec(await sentence(page).innerText()) ?? [];
    const way = page
      .locator("section[aria-labelledby=heads-title]")
      .getByRole("button", { name: `Where does ${percent} come from?` });
    await expect(way).toBeInViewport({ ratio: 1 });
    await way.click();
    expect(Math.round((await printed(page)).value * 100)).toBe(parseInt(percent));
    expect(await specOf(page)).toMatchObject({ head: 5, step: "softmax" });
  });
}

const flow = (page: Page) => page.locator("attention-lab-flow");
const present = (page: Page) => page.locator(".steps [aria-current=step]");

test("Space and arrows go step by step; what was made stays, what comes is empty", async ({
  page,
}) => {
  await open(page, "#view=steps&step=scores");
  await flow(page).locator(".flow").focus();
  await expect(flow(page).locator(".block.weights.coming")).toHaveCount(1);
  await page.keyboard.press("Space");
  await expect(present(page)).toHaveText("scale");
  await page.keyboard.press("ArrowRight");
  await expect(present(page)).toHaveText("softmax");
  await expect(flow(page).locator(".block.weights.present")).toHaveCount(1);
  await expect(flow(page).locator(".block.scores.past")).toHaveCount(1);
  await page.keyboard.press("Shift+Space");
  await expect(present(page)).toHaveText("scale");
  await page.keyboard.press("ArrowLeft");
  await expect(present(page)).toHaveText("scores");
  expect((await specOf(page)).step).toBe("scores");
  await page.goBack();
  await expect(present(page)).toHaveText("scale");
});

test("text comes first: the numbers of a step come in after a pause, or at once where motion is reduced", async ({
  page,
}) => {
  await open(page, "#view=steps&step=scores");
  const canvas = flow(page).locator("canvas.present").first();
  const motion = () =>
    canvas.evaluate((element) => {
      const { animationName, animationDelay } = getComputedStyle(element);
      return { animationName, delay: parseFloat(animationDelay) };
    });
  expect(await motion()).toEqual({ animationName: "arrive", delay: 0.35 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect((await motion()).animationName).toBe("none");
});

test("the picture of all steps prints the trace's numbers and follows pointer and head", async ({
  page,
}) => {
  await open(page, "#view=steps&step=output&head=3");
  const { weights, tokens } = await layerOf(page);
  const square = weights.slice(3 * tokens ** 2, 4 * tokens ** 2);
  const printed = flow(page).locator(".block.weights text[dominant-baseline]");
  await expect(printed).toHaveText(square.map((weight) => weight.toFixed(2)));
  const frame = flow(page).locator(".block.weights .frame");
  const { width, height } = (await frame.boundingBox())!;
  await flow(page).hover();
  await frame.hover({ position: { x: width / 2, y: height / 6 }, force: true });
  await expect(page.locator("attention-lab .sentence p")).toContainText("I looks at love");
  await expect(flow(page).locator(".ribbon")).not.toHaveCount(0);
});

test("one head is walked without splitting and joining, and a mask only where there is one", async ({
  page,
}) => {
  await open(page, "#view=steps");
  const names = page.locator(".steps > button");
  await page.getByRole("button", { name: "Self-attention: 1 head" }).click();
  await expect(page.locator(".steps")).not.toContainText("join heads");
  await expect(page.locator(".steps")).not.toContainText("mask");
  expect((await specOf(page)).heads).toBe(1);
  await page.getByRole("button", { name: "Multi-head: 8 heads" }).click();
  await expect(page.locator(".steps")).toContainText("join heads");
  await expect(names).toHaveCount(11);
});

test("a link to a step that this computation does not have opens the one before it", async ({
  page,
}) => {
  await open(page, "#view=steps&heads=1&step=concatenate");
  await expect(present(page)).toHaveText("blend");
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

test("Esc closes how a number is made, gives the focus back to the number on any width, and frees only then", async ({
  page,
}) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("about:blank");
    await open(page, "#model=grammar&view=steps&step=scale&query=1&cell=scaled.2.1");
    const chosen = page.locator("attention-lab-tensor").filter({ has: page.locator(".chosen") });
    for (const close of ["Escape", "Enter"]) {
      await panel(page).getByRole("button", { name: "Close" }).focus();
      await page.keyboard.press(close);
      await expect(panel(page)).toHaveCount(0);
      expect((await specOf(page)).query).toBe(1);
      await expect(grid(page, 1)).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(panel(page)).toContainText("scaled[love, I]");
      await expect(chosen).toHaveCount(1);
    }
    await panel(page).getByRole("button", { name: "Close" }).press("Escape");
    await expect(grid(page, 1)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await specOf(page)).query).toBeNull();
  }
});

test("how a number is made opens below its tensor and in sight, and the number stays in sight too", async ({
  page,
}) => {
  await page.setViewportSize({ width: 768, height: 900 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "#view=steps&step=parameters");
  await grid(page, 0).getByRole("gridcell").nth(13).click();
  await expect(panel(page)).toBeInViewport({ ratio: 0.9 });
  await expect(page.locator(".tensors > :nth-child(2)")).toHaveClass("made");
  // Folded away at first, and in its window beyond the edge.
  await open(page, "#view=steps&step=project&cell=query.1.214&head=3");
  await page.reload();
  const chosen = page.locator("attention-lab-tensor .chosen");
  const edges = async (box: Locator) => {
    const { x, width } = (await box.boundingBox())!;
    return [x, x + width] as const;
  };
  await expect(chosen).toBeVisible();
  const [own, room] = [await edges(chosen), await edges(grid(page, 0).locator(".."))];
  expect(own[0]).toBeGreaterThanOrEqual(room[0]);
  expect(own[1]).toBeLessThanOrEqual(room[1]);
  const value = Number(await chosen.innerText());
  expect(Math.abs((await printed(page)).value - value)).toBeLessThanOrEqual(0.005 + 1e-9);
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
    for (const step of stepsOf({ heads: 8, mask: "none" })) {
      await open(page, `#view=steps&lang=${lang}&step=${step}&cell=output.0.0`);
      await expectNoSidewaysScroll(page);
    }
  });
}
