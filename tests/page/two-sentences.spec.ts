import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import type { LayerTrace } from "../../web/src/engine/types.js";
import { fromHash } from "../../web/src/spec/link.js";
import { expectedLayer } from "./expected.js";
import { expectNoSidewaysScroll, open, specOf } from "./lab.js";

const section = (page: Page) => page.locator("attention-lab section.twin");
const field = (page: Page) => section(page).getByRole("textbox", { name: "Second sentence" });
const biggest = (page: Page) => section(page).locator(".biggest");
const map = (page: Page, part: "first" | "second" | "difference") =>
  section(page).locator(`attention-lab-matrix[part=${part}]`);

const singular = "the key to the cabinets is old .";
const plural = "the keys to the cabinet are old .";
const grammar = `#model=grammar&head=0&view=compare&text=${encodeURIComponent(singular)}`;
const keys = `${grammar}&compare=${encodeURIComponent(plural)}`;

/** Both sentences' layers as the engine gives them in Node. */
async function layersOf(hash: string): Promise<[LayerTrace, LayerTrace]> {
  const { spec } = fromHash(hash);
  const second = { ...spec, text: spec.compare } as typeof spec;
  return [(await expectedLayer(spec))!, (await expectedLayer(second))!];
}

const weight = ({ weights, tokens }: LayerTrace, head: number, query: number, key: number) =>
  weights.data[head * tokens * tokens + query * tokens + key]!;

/** The printed cells against what they are to be. */
async function expectCells(
  page: Page,
  part: "first" | "second" | "difference",
  count: number,
  expected: (query: number, key: number) => number,
): Promise<void> {
  const cells = map(page, part).locator("text[data-query]");
  await expect(cells).toHaveCount(count ** 2);
  const printed = await cells.evaluateAll((texts) =>
    texts.map((text) => {
      const { query, key } = (text as SVGElement).dataset;
      return [Number(query), Number(key), text.textContent!] as const;
    }),
  );
  for (const [query, key, text] of printed) {
    const apart = Math.abs(Number(text.replace("−", "-")) - expected(query, key));
    expect(apart, `${part} ${query}, ${key}`).toBeLessThanOrEqual(0.005 + 1e-6);
  }
}

/** The rows of the table of numbers, opened. */
async function tableRows(page: Page): Promise<string[][]> {
  const details = section(page).locator("details");
  if (!(await details.evaluate((element: HTMLDetailsElement) => element.open)))
    await details.locator("summary").click();
  await expect(section(page).locator(".twin-numbers tbody tr").first()).toBeVisible();
  return section(page)
    .locator(".twin-numbers tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.children, (cell) => cell.textContent!.trim())),
    );
}

test("a second sentence is typed: maps, difference and sentence are those of two computations", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1800, height: 1000 });
  const [first, second] = ["I love AI", "I love tea"];
  const hash = `#view=compare&head=2&text=${encodeURIComponent(first)}`;
  await open(page, hash);
  await expect(map(page, "second")).toHaveCount(0);
  await field(page).pressSequentially(second);
  await expect(biggest(page)).toBeVisible();
  await expect(section(page).locator(".twin-status")).toHaveText("");
  expect((await specOf(page)).compare).toBe(second);
  const [one, other] = await layersOf(`${hash}&compare=${encodeURIComponent(second)}`);
  const change = (query: number, key: number) =>
    weight(other, 2, query, key) - weight(one, 2, query, key);
  await expectCells(page, "first", 3, (query, key) => weight(one, 2, query, key));
  await expectCells(page, "second", 3, (query, key) => weight(other, 2, query, key));
  await expectCells(page, "difference", 3, change);

  const names = ["I", "love", "AI / tea"];
  const said = (await biggest(page).textContent())!.trim();
  const [, from, to, points] = /: (.+) → (.+), ([+-]\d+) points?, from \d+% to \d+%$/.exec(said)!;
  const named = change(names.indexOf(from!), names.indexOf(to!));
  const most = Math.max(
    ...names.flatMap((_, query) => names.map((_, key) => Math.abs(change(query, key)))),
  );
  expect(Math.abs(named)).toBeCloseTo(most, 6);
  expect(Math.abs(Number(points) - named * 100)).toBeLessThanOrEqual(0.5 + 1e-3);
});

test("the grammar model's subject head moves from key to keys with the verb, and a link restores it", async ({
  page,
}) => {
  await open(page, keys);
  await expect(biggest(page)).toBeVisible();
  const [one, other] = await layersOf(keys);
  // <start> the key to the cabinets is old .
  const [key, verb] = [2, 6];
  expect(weight(one, 0, verb, key)).toBeGreaterThan(0.5);
  expect(weight(other, 0, verb, key)).toBeGreaterThan(0.5);
  await map(page, "first").locator("[tabindex='0']").focus();
  for (let at = 0; at <= 8; at += 1) await page.keyboard.press("ArrowUp");
  for (let at = 0; at < verb; at += 1) await page.keyboard.press("ArrowDown");
  const looks = section(page).locator(".twin-looks");
  await expect(looks.first()).toHaveText(
    `In the first sentence is looks most at key: ${Math.round(weight(one, 0, verb, key) * 100)}%.`,
  );
  await expect(looks.nth(1)).toHaveText(
    `In the second sentence are looks most at keys: ${Math.round(weight(other, 0, verb, key) * 100)}%.`,
  );
  const rows = await tableRows(page);
  expect(rows.map(([a, b]) => [a, b])).toContainEqual(["key", "keys"]);
  for (const [place, row] of rows.entries()) {
    const [before, after] = [weight(one, 0, verb, place), weight(other, 0, verb, place)];
    [before, after, after - before].forEach((value, at) => {
      const apart = Math.abs(Number(row[at + 2]!.replace("−", "-")) - value);
      expect(apart).toBeLessThanOrEqual(0.00005 + 1e-6);
    });
  }
  await page.keyboard.press("Escape");
  const said = await biggest(page).textContent();
  await page.reload();
  await expect(biggest(page)).toHaveText(said!);
  await expect(field(page)).toHaveValue(plural);
});

test("a token of either sentence shows the one opposite; one without any is said to have none", async ({
  page,
}) => {
  await open(page, "#view=compare&text=I+love+AI&compare=I+really+love+AI");
  await expect(section(page).locator(".twin-alone")).toHaveText(
    /“\u2068?really\u2069?” \(second sentence\) has no counterpart/,
  );
  const looks = section(page).locator(".twin-looks");
  const second = map(page, "second").locator("[tabindex='0']");
  await second.focus();
  for (let at = 0; at < 4; at += 1) await page.keyboard.press("ArrowUp");
  await expect(looks.first()).toContainText("In the first sentence I looks most at");
  await page.keyboard.press("ArrowDown");
  await expect(looks.first()).toHaveText("really has no counterpart in the first sentence.");
  await expect(looks.nth(1)).toContainText("In the second sentence really looks most at");
  await expect(map(page, "first").locator(".row")).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(looks.first()).toContainText("In the first sentence love looks most at");
  await page.keyboard.press("Enter");
  expect((await specOf(page)).query).toBe(1);
});

test("a pair is taken, a head chosen, and the second sentence cleared", async ({ page }) => {
  await open(page, "#model=grammar&view=compare");
  await section(page).locator(".twin-pairs button").first().click();
  await expect(biggest(page)).toBeVisible();
  const { text, compare } = await specOf(page);
  expect([text, compare]).toEqual([singular, plural]);
  await section(page)
    .getByRole("button", { name: /^head\s2/ })
    .click();
  await expect(biggest(page)).toContainText("head 2");
  await section(page).getByRole("button", { name: "Clear" }).click();
  await expect(biggest(page)).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  expect((await specOf(page)).compare).toBe("");
});

test("what stands in the second sentence is text and nothing else, whatever its length", async ({
  page,
}) => {
  const hostile = "<img src=x onerror=alert(1)> שלום 👩‍👩‍👧 " + "w".repeat(400);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, "#view=compare&text=one");
  for (const text of [hostile, "x", "a b ".repeat(300)]) {
    await field(page).fill(text);
    await expect(section(page).locator(".twin-status")).toHaveText("");
    await expect(biggest(page)).toBeVisible();
    await expect(section(page).locator("img")).toHaveCount(0);
    await expectNoSidewaysScroll(page);
  }
  await expect(section(page).locator(".notice")).toContainText("88 tokens are left out");
  await field(page).fill("   ");
  await expect(biggest(page)).toHaveCount(0);
  expect(errors).toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`nothing is wrong with access in ${colorScheme}, nor sideways at 320 pixels`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: 320, height: 700 });
    await open(page, keys);
    await expect(biggest(page)).toBeVisible();
    await tableRows(page);
    await expectNoSidewaysScroll(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}

for (const [lang, title] of [
  ["ru", "Сравните два предложения"],
  ["zh", "比较两个句子"],
] as const) {
  test(`it speaks ${lang}, in a frame too`, async ({ page }) => {
    await page.goto(`./embed.html${keys}&lang=${lang}`);
    await expect(section(page).getByRole("heading", { name: title })).toBeVisible();
    await expect(biggest(page)).toBeVisible();
  });
}
