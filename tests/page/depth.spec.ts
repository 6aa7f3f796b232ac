import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { stepsOf } from "../../web/src/explain/steps.js";
import { depthNames } from "../../web/src/spec/keys.js";
import { expectNoSidewaysScroll, open, specOf } from "./lab.js";

type Depth = (typeof depthNames)[number];

const panel = (page: Page) => page.locator("attention-lab .depth");
const depthButton = (page: Page, name: string) =>
  page.getByRole("group", { name: "How the step is told" }).getByRole("button", { name });

/** Something that only this depth shows. */
function told(page: Page, depth: Depth) {
  const own = { story: ".limit", numbers: "p", formula: "math", code: "pre" }[depth];
  return page.locator(`attention-lab .depth.${depth} ${own}`).first();
}

/** Opens a step at a depth and waits until what it says has come. */
async function openDepth(page: Page, depth: Depth, hash = ""): Promise<void> {
  await open(page, `#view=steps&depth=${depth}${hash}`);
  await expect(told(page, depth)).toBeVisible();
}

/** What the page's content-security policy refused. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile }) =>
      refused.push(`${violatedDirective} ${sourceFile}`),
    );
  });
  return () => page.evaluate(() => (window as unknown as { refused: string[] }).refused);
}

for (const depth of depthNames) {
  test(`every step is told as ${depth}, and the page's policy refuses nothing`, async ({
    page,
  }) => {
    const refused = await watchPolicy(page);
    await openDepth(page, depth, "&mask=causal&query=1");
    const steps = stepsOf({ heads: 8, mask: "causal" });
    const texts = new Set<string>();
    for (const [at, step] of steps.entries()) {
      const button = page.locator(".steps > button").nth(at);
      await button.click();
      await expect(button).toHaveAttribute("aria-current", "step");
      expect((await specOf(page)).step).toBe(step);
      const text = await panel(page).innerText();
      expect(text.length, step).toBeGreaterThan(20);
      expect(text, step).not.toMatch(/NaN|undefined|[{}]@/);
      texts.add(text);
    }
    expect(texts.size).toBe(steps.length);
    expect(await refused()).toEqual([]);
  });
}

test("formulas are MathML that the browser lays out", async ({ page }) => {
  await openDepth(page, "formula", "&step=softmax");
  const boxes = await panel(page)
    .locator("math")
    .evaluateAll((formulas) =>
      formulas.map((formula) => {
        const { width, height } = formula.getBoundingClientRect();
        return { width, height, display: getComputedStyle(formula).display };
      }),
    );
  expect(boxes.length).toBeGreaterThan(2);
  for (const { width, height, display } of boxes) {
    expect(display).toBe("block math");
    expect(Math.min(width, height)).toBeGreaterThan(10);
  }
  // As text without layout, a fraction's parts would stand beside each other.
  const stacked = await panel(page)
    .locator("mfrac")
    .evaluateAll((fractions) =>
      fractions.map(({ firstElementChild, lastElementChild }) => {
        const [above, below] = [firstElementChild!, lastElementChild!];
        return above.getBoundingClientRect().bottom <= below.getBoundingClientRect().top + 1;
      }),
    );
  expect(stacked.length).toBeGreaterThan(2);
  expect(stacked).not.toContain(false);
});

for (const cell of [
  "x.1.3",
  "query.0.70",
  "key.2.5",
  "value.1.0",
  "queryWeights.3.4",
  "scores.1.2",
  "scaled.2.0",
  "weights.1.2",
  "weights.0.0",
  "mixed.2.130",
  "output.1.7",
]) {
  test(`the formula of ${cell} ends with the trace's number, as its making prints it`, async ({
    page,
  }) => {
    await openDepth(page, "formula", `&head=2&step=output&cell=${cell}`);
    const printed = await page.locator("attention-lab .made-value b").innerText();
    const last = await panel(page).locator("math").last().locator("mn").last().textContent();
    expect(last!.replace("−", "-")).toBe(printed);
    expect(Number(printed)).not.toBe(0);
  });
}

test("the formula of a score multiplies the trace's own numbers, and follows the chosen cell", async ({
  page,
}) => {
  await openDepth(page, "formula", "&step=scores&query=1&key=0");
  const numbers = () => panel(page).locator("math").nth(2).locator("mn").allTextContents();
  const products = (row: number, key: number) =>
    page.evaluate(
      ([row, key]) => {
        const {
          query,
          key: keys,
          width,
        } = document.querySelector("attention-lab")!.trace!.layers[0]!;
        const own = (column: number) => [
          query.data[row! * width + column]!.toFixed(4),
          keys.data[key! * width + column]!.toFixed(4),
        ];
        return [...own(0), ...own(1), ...own(63)];
      },
      [row, key],
    );
  const plain = async () => (await numbers()).map((text) => text.replace("−", "-"));
  expect(await plain()).toEqual(await products(1, 0));
  await page.locator("attention-lab-tensor").getByRole("gridcell").nth(5).click();
  expect((await specOf(page)).cell).toBe("scores.1.2");
  expect(await plain()).toEqual(await products(1, 2));
});

test("the story names the reader's own tokens with this trace's share", async ({ page }) => {
  await openDepth(page, "story", "&step=softmax&query=1");
  await expect(panel(page).locator(".tale")).toContainText("Its best friend is AI, with 92%");
  await expect(panel(page).locator(".limit")).toContainText("untrained");
});

test("code is the compiled file's, with its place, and NumPy has the reader's settings", async ({
  page,
}) => {
  await openDepth(page, "code", "&step=softmax");
  const places = panel(page).locator("figcaption");
  await expect(places.first()).toHaveText(/^cpp\/attention\/softmax\.h:\d+$/);
  await expect(places.last()).toHaveText(/^cpp\/attention\/fast\/exp\.h:\d+$/);
  await expect(panel(page).locator("pre").first()).toContainText("void softmax_rows(");
  await openDepth(page, "code", "&step=tokens&text=a+b&width=64&heads=4&temperature=2&mask=causal");
  await page.reload();
  const numpy = panel(page).locator("pre").last();
  for (const line of [
    'tokens = ["a", "b"]',
    "d = 64",
    "h = 4",
    "temperature = 2",
    "causal = True",
  ]) {
    await expect(numpy).toContainText(line);
  }
});

test("formulas and code are fetched when they are chosen, not before", async ({ page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await openDepth(page, "numbers", "&step=scores");
  for (const [name, own] of [
    ["Formula", "math"],
    ["Code", "pre"],
  ] as const) {
    const before = scripts.length;
    await depthButton(page, name).click();
    await expect(panel(page).locator(own).first()).toBeVisible();
    expect(scripts.length).toBeGreaterThan(before);
  }
});

test("a part that cannot be fetched is said to be missing, and the rest works on", async ({
  page,
}) => {
  await openDepth(page, "numbers", "&step=scores");
  await page.route("**/assets/*.js", (route) => route.abort());
  await depthButton(page, "Formula").click();
  await expect(panel(page).getByRole("alert")).toContainText("could not be loaded");
  await depthButton(page, "Story").click();
  await expect(panel(page).locator(".limit")).toBeVisible();
});

test("the depth is chosen with the keyboard, and a link keeps it", async ({ page }) => {
  await openDepth(page, "numbers", "&step=scores");
  await depthButton(page, "Numbers").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(depthButton(page, "Formula")).toBeFocused();
  await expect(depthButton(page, "Formula")).toHaveAttribute("aria-pressed", "true");
  expect(new URL(page.url()).hash).toContain("depth=formula");
  await page.reload();
  await expect(panel(page).locator("math").first()).toBeVisible();
});

test("the formulas are copied as LaTeX, and the program up to a step as Python", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openDepth(page, "formula", "&step=scale&cell=scaled.1.2");
  await page.getByRole("button", { name: "Copy as LaTeX" }).click();
  await expect(panel(page).getByRole("status")).toHaveText("Copied");
  const tex = await page.evaluate(() => navigator.clipboard.readText());
  expect(tex).toContain("\\frac{S}{\\sqrt{d_k}\\;T}");
  const printed = await page.locator("attention-lab .made-value b").innerText();
  expect(tex).toContain(`\\div \\sqrt{64} \\div 1 \\\\\n= ${printed}`);
  expect(tex).not.toContain("\\query");
  await depthButton(page, "Code").click();
  const listing = panel(page)
    .locator(".listing")
    .filter({ has: page.getByRole("button", { name: "Copy the program up to this step" }) });
  await listing.getByRole("button").click();
  await expect(listing.getByRole("status")).toHaveText("Copied");
  const program = await page.evaluate(() => navigator.clipboard.readText());
  expect(program).toMatch(/^# %% tokens\nimport numpy as np[^]*# %% scale\nL = S/);
});

test("where copying is refused, the text stands there selected", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  await openDepth(page, "formula", "&step=scores");
  await page.getByRole("button", { name: "Copy as LaTeX" }).click();
  await expect(panel(page).getByRole("status")).toContainText("does not allow copying");
  const text = panel(page).getByRole("textbox", { name: "Copy as LaTeX" });
  await expect(text).toHaveValue(/\\begin\{gathered\}/);
  const selected = await text.evaluate(
    (area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart,
  );
  expect(selected).toBe((await text.inputValue()).length);
});

test("a token is only ever a text in formulas, stories and code, whatever it holds", async ({
  page,
}) => {
  const hostile = "<img/src=x/onerror=alert(1)>$\\frac{1}{2}`${1}` أنا";
  for (const depth of depthNames) {
    await openDepth(
      page,
      depth,
      `&step=scores&tokens=characters&query=0&text=${encodeURIComponent(hostile)}`,
    );
    expect(await panel(page).locator("img").count()).toBe(0);
  }
  await openDepth(
    page,
    "formula",
    `&step=scores&query=0&key=1&text=${encodeURIComponent("أنا <b>")}`,
  );
  await page.reload();
  await expect(panel(page).locator("mtext").first()).toHaveText("\u2068أنا\u2069");
});

for (const lang of ["en", "ru", "zh"]) {
  test(`every depth fits a phone in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const depth of depthNames) {
      for (const step of ["tokens", "embed", "split", "scores", "softmax", "output"]) {
        await open(page, `#view=steps&lang=${lang}&step=${step}&depth=${depth}`);
        await expect(told(page, depth)).toBeVisible();
        await expectNoSidewaysScroll(page);
      }
    }
  });
}

for (const theme of ["light", "dark"] as const) {
  for (const depth of depthNames) {
    test(`axe finds nothing wrong: ${depth}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await openDepth(page, depth, "&step=softmax&mask=causal&query=1");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([]);
    });
  }
}
