import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { andSettle, expectNoSidewaysScroll, field, layerOf, open, specOf } from "./lab.js";

const kinds = ["predict", "score", "softmax", "blend", "shape"] as const;

const section = (page: Page) => page.locator("attention-lab .exercises");
const inputs = (page: Page) => section(page).locator("form input[type=text]");
const reply = (page: Page) => section(page).getByRole("status");
const kindButton = (page: Page, kind: (typeof kinds)[number]) =>
  section(page).locator(".steps button").nth(kinds.indexOf(kind));

/** Opens a kind with the keyboard. */
async function choose(page: Page, kind: (typeof kinds)[number]): Promise<void> {
  await kindButton(page, kind).press("Enter");
  await expect(kindButton(page, kind)).toHaveAttribute("aria-current", "true");
}

/** Types one answer for each field and presses Enter in the last. */
async function answer(page: Page, ...answers: readonly (string | number)[]): Promise<void> {
  for (const [index, text] of answers.entries()) {
    await inputs(page).nth(index).focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(String(text));
  }
  await page.keyboard.press("Enter");
}

/** The numbers of the table or list that is given, row by row. */
async function given(page: Page): Promise<number[][]> {
  const rows = await section(page).locator("form tbody tr").all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator("td").allInnerTexts())
        .map((text) => parseFloat(text.replace("−", "-")))
        .filter(Number.isFinite),
    ),
  );
}

/** What the rows of two numbers multiply to, and those of one number, added. */
const added = (rows: readonly number[][]) =>
  rows.reduce((sum, row) => sum + row.reduce((product, number) => product * number, 1), 0);

test("a prediction: chosen by arrow keys, told by the engine's two rows", async ({ page }) => {
  await open(page, "#view=exercises&text=the+keys+are+old");
  await choose(page, "predict");
  await page.getByRole("button", { name: "Reveal" }).press("Enter");
  await expect(reply(page)).toHaveText("Choose a token first.");
  await section(page).getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(section(page).getByRole("radio").nth(1)).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(reply(page)).toContainText("grows most");

  // The bars are the rows of two pages that each show one side.
  const task = await section(page).locator("legend").innerText();
  const [, head, query] = /head (\d+).* of (\S+)'s row/.exec(task)!;
  const words = ["the", "keys", "are", "old"];
  const printed = await section(page).locator("label.option .amount").allInnerTexts();
  const row = async () => {
    const { weights } = await layerOf(page);
    const start = Number(head) * 16 + words.indexOf(query!) * 4;
    return weights.slice(start, start + 4).map((share) => `${Math.round(share * 100)}%`);
  };
  const before = await row();
  await andSettle(page, () => page.getByLabel("Divide by").uncheck());
  const after = await row();
  const shares = printed.map((text) => text.replace(/[^\d%]/g, ""));
  expect(shares).toEqual(before.flatMap((share, key) => [share, after[key]]));
});

test("the page's own numbers are neither dropped nor changed by a prediction", async ({ page }) => {
  await open(page, "#view=exercises");
  await choose(page, "predict");
  await section(page).getByRole("radio").first().check();
  await andSettle(page, async () => {
    await page.getByRole("button", { name: "Reveal" }).click();
    await field(page).fill("the keys are old");
  });
  expect((await layerOf(page)).tokens).toBe(4);
  expect((await specOf(page)).scale).toBe(true);
  // The answer to the old text is not said to the new one.
  await expect(reply(page)).toBeEmpty();
});

test("a score: unreadable, wrong, divided already, nearly right, right", async ({ page }) => {
  await open(page, "#view=exercises");
  await choose(page, "score");
  await answer(page, "many");
  await expect(reply(page)).toHaveText("A number was expected, such as −1.25 or 3/4.");
  await answer(page, 1234);
  await expect(reply(page)).toContainText("Not yet.");
  const score = added(await given(page));
  await answer(page, (score / 8).toFixed(2));
  await expect(reply(page)).toContainText("That is the scaled score.");
  await answer(page, (score + 0.15).toFixed(2));
  await expect(reply(page)).toContainText("Nearly.");
  await answer(page, score.toFixed(2).replace(".", ",").replace("-", "−"));
  await expect(reply(page)).toHaveText("Right.");
  await expect(section(page)).toContainText("1 solved in this visit");
  await expect(kindButton(page, "score")).toHaveAccessibleName("score solved");
});

test("a scaled score follows, as another one of the kind", async ({ page }) => {
  await open(page, "#view=exercises");
  await choose(page, "score");
  await page.getByRole("button", { name: "Another one" }).press("Enter");
  const score = Number(await section(page).locator("dd").first().innerText());
  await answer(page, score);
  await expect(reply(page)).toHaveText("The division by √dₖ = 8 is missing.");
  await answer(page, (score / 8).toFixed(2));
  await expect(reply(page)).toHaveText("Right.");
});

test("a softmax row under the mask: not divided, hidden key, percent, right", async ({ page }) => {
  await open(page, "#view=exercises&mask=causal&text=keys+old+AI");
  await choose(page, "softmax");
  const hidden = section(page).getByText("hidden by the mask");
  // A row that hides something: the second of three.
  while ((await hidden.count()) === 0)
    await page.getByRole("button", { name: "Another one" }).click();
  const rows = await given(page);
  const exps = rows.map(([scaled = NaN], key) => (key > 1 ? 0 : Math.exp(scaled)));
  const sum = exps.reduce((total, exp) => total + exp, 0);
  const shares = exps.map((exp) => exp / sum);
  await answer(page, ...exps.map((exp) => exp.toFixed(3)));
  await expect(reply(page)).toContainText("Those are the exponentials.");
  await answer(page, shares[0]!.toFixed(2), shares[1]!.toFixed(2), "0.2");
  await expect(reply(page)).toContainText("The mask hides");
  await answer(page, ...shares.map((share) => (share * 100).toFixed(0)));
  await expect(reply(page)).toContainText("a hundred times too large");
  await answer(page, ...shares.map((share) => `${(share * 100).toFixed(0)} %`));
  await expect(reply(page)).toHaveText("Right.");
});

test("a blend: without the weights, right; its solution leads to the number in the walk", async ({
  page,
}) => {
  await open(page);
  await choose(page, "blend");
  const rows = await given(page);
  await answer(page, rows.reduce((sum, [, value = NaN]) => sum + value, 0).toFixed(2));
  await expect(reply(page)).toHaveText("The values were added without their weights.");
  await answer(page, added(rows).toFixed(2));
  await expect(reply(page)).toHaveText("Right.");
  await page.getByRole("button", { name: "Show the solution" }).press("Enter");
  const value = await section(page).locator(".solution b").innerText();
  await page.getByRole("button", { name: "Show this number in the walk" }).press("Enter");
  const made = page.locator("attention-lab .made");
  await expect(made).toBeFocused();
  await expect(made).toContainText("mixed[");
  const shown = Number(await made.locator(".made-value b").innerText());
  expect(shown.toFixed(2)).toBe(Number(value).toFixed(2));
});

test("a shape: swapped, right, and its reason", async ({ page }) => {
  await open(page, "#view=exercises&heads=1");
  await choose(page, "shape");
  await page.getByRole("button", { name: "Show the solution" }).click();
  const shape = await section(page).locator(".solution b").innerText();
  const reversed = shape.split(" × ").reverse().join("x");
  await answer(page, reversed);
  await expect(reply(page)).toHaveText(
    reversed.replace("x", " × ") === shape ? "Right." : /wrong order/,
  );
  await answer(page, shape);
  await expect(reply(page)).toHaveText("Right.");
  // What the solution was read from is not solved by oneself.
  await expect(section(page)).not.toContainText("solved in this visit");
  // The walk is not shown here, so nothing leads there.
  await expect(page.getByRole("button", { name: "Show this number" })).toHaveCount(0);
});

test("answers belong to their text: gone with it, back with it, and kept over a reload", async ({
  page,
}) => {
  await open(page, "#view=exercises");
  await choose(page, "blend");
  await answer(page, "12.5");
  await expect(reply(page)).toContainText("Not yet.");
  await andSettle(page, () => field(page).fill("the keys are old"));
  await expect(inputs(page)).toHaveValue("");
  await expect(reply(page)).toBeEmpty();
  await andSettle(page, () => field(page).fill("I love AI"));
  await expect(inputs(page)).toHaveValue("12.5");
  // The link follows typing a little later.
  await expect(page).not.toHaveURL(/keys/);
  await page.reload();
  await expect(kindButton(page, "blend")).toHaveAttribute("aria-current", "true");
  await expect(inputs(page)).toHaveValue("12.5");
});

test("without storage, and with nonsense in it, the exercises work", async ({ page }) => {
  await page.addInitScript(() => {
    sessionStorage.setItem(
      "attention-lab/exercises",
      '{"kind": 7, "numbers": {"score": "x"}, "attempts": {"a": null, "b": {"given": {}}}}',
    );
  });
  await open(page, "#view=exercises");
  await choose(page, "shape");
  await answer(page, "1 × 1");
  await expect(reply(page)).not.toBeEmpty();
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    Object.defineProperty(window, "sessionStorage", { get: refuse });
  });
  await page.reload();
  await choose(page, "shape");
  await answer(page, "1 × 1");
  await expect(reply(page)).not.toBeEmpty();
});

const texts = {
  "one token": "alone",
  Arabic: "أنا أحب الذكاء",
  "512 tokens": Array.from({ length: 512 }, (_, index) => `w${index}`).join(" "),
  "the same word": "ha ha ha",
};

for (const [name, text] of Object.entries(texts)) {
  test(`of “${name}” every kind is posed or said not to be, and fits a phone`, async ({ page }) => {
    test.slow(name === "512 tokens", "its picture takes the page long on a busy machine");
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, `#view=exercises&text=${encodeURIComponent(text)}`);
    for (const kind of kinds) {
      await choose(page, kind);
      const isPosed = (await section(page).locator("form").count()) === 1;
      if (name === "one token") expect(isPosed).toBe(kind === "score" || kind === "shape");
      if (isPosed) await section(page).locator("button.check").click();
      if (isPosed) await expect(reply(page)).not.toBeEmpty();
      else await expect(section(page)).toContainText(/two tokens|different words/i);
      await expectNoSidewaysScroll(page);
    }
  });
}

for (const lang of ["en", "ru", "zh"]) {
  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing wrong in any kind, nothing scrolls sideways: ${lang}, ${theme}`, async ({
      page,
    }) => {
      // Axe looks once at every kind.
      test.slow();
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width: 320, height: 640 });
      await open(page, `#view=exercises&mask=causal&lang=${lang}&text=the+keys+are+old`);
      for (const kind of kinds) {
        await choose(page, kind);
        if (kind === "predict") await section(page).getByRole("radio").first().check();
        await section(page).locator("button.check").click();
        await expect(reply(page)).not.toBeEmpty();
        if (kind !== "predict") await section(page).locator(".actions button").nth(1).click();
        await expectNoSidewaysScroll(page);
        // The page around it is looked at in access.spec.ts.
        const axe = new AxeBuilder({ page }).include({
          fromShadowDom: ["attention-lab", ".exercises"],
        });
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((n) => n.target)])).toEqual([]);
      }
      expect(await section(page).innerText()).not.toMatch(/\{\w+\}|undefined|NaN/);
    });
  }
}

test("what can be touched is at least 44 pixels high", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "#view=exercises");
  for (const kind of kinds) {
    await choose(page, kind);
    const heights = await section(page)
      .locator("button, input[type=text], label.option")
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
    for (const height of heights) expect(height).toBeGreaterThanOrEqual(44);
  }
});
