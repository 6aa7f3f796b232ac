import { expect, test, type Page } from "@playwright/test";
import { shuffleOrder } from "../../web/src/text/shuffle.js";
import { attendInDouble, length, minus, type Settings } from "./double.js";
import {
  andSettle,
  drawn,
  expectNoSidewaysScroll,
  layerOf,
  open,
  specOf,
  tokensOf,
} from "./lab.js";
import { sentences } from "./sentences.js";

const section = (page: Page) => page.locator("section[aria-labelledby=whatif-title]");
const biggest = (page: Page) => section(page).locator(".biggest").first();
const button = (page: Page, name: string) =>
  section(page).getByRole("button", { name, exact: true });
/** A printed number; only one of them is negative by a minus sign of its own. */
const number = (text: string) => Number(text.replace("−", "-").replaceAll(",", ""));

/** The tokens' names as printed. */
const labels = (page: Page) =>
  page.evaluate(() => document.querySelector("attention-lab")!.result!.labels);

/** The head's map or, with another number of heads, the mean of all: [query][key]. */
function mapOf({ heads = 8, ...settings }: Settings, head: number): number[][] {
  const { weights } = attendInDouble({ heads, ...settings });
  if (heads === 8) return weights[head]!;
  return meanOf(weights);
}

function meanOf(weights: readonly number[][][]): number[][] {
  return weights[0]!.map((row, query) =>
    row.map((_, key) => weights.reduce((sum, map) => sum + map[query]![key]!, 0) / weights.length),
  );
}

/** The printed difference and sentence against what they are to be, [query][key]. */
async function expectDifference(page: Page, expected: readonly number[][]): Promise<void> {
  const numbers = page.locator("attention-lab-matrix[part=difference] text[data-query]");
  // More tokens than numbers fit for are drawn as colours alone. A new map is drawn once it is measured.
  await expect(numbers).toHaveCount(expected.length > 20 ? 0 : expected.length ** 2);
  const printed = await numbers.evaluateAll((cells) =>
    cells.map((cell) => {
      const { query, key } = (cell as SVGElement).dataset;
      return [Number(query), Number(key), cell.textContent] as const;
    }),
  );
  for (const [query, key, text] of printed) {
    // Printed to two decimals, computed in float32.
    const apart = Math.abs(number(text!) - expected[query]![key]!);
    expect(apart, `${query}, ${key}`).toBeLessThanOrEqual(0.005 + 1e-5);
  }
  const most = Math.max(...expected.flat().map(Math.abs));
  const said = (await biggest(page).textContent())!.trim();
  if (most < 0.005 - 1e-5) {
    expect(said).toBe("No weight changes by as much as half a point");
    return;
  }
  const [, words, points] = /: (.*), ([+-]?\d+) points?$/.exec(said)!;
  const names = await labels(page);
  const named = names.flatMap((query, i) =>
    names.flatMap((key, j) => (`${query} → ${key}` === words ? [expected[i]![j]!] : [])),
  );
  expect(named).toHaveLength(1);
  expect(Math.abs(named[0]!)).toBeGreaterThanOrEqual(most - 1e-5);
  expect(Math.abs(number(points!) - named[0]! * 100)).toBeLessThanOrEqual(0.5 + 1e-3);
}

const subtract = (after: number[][], before: number[][]) =>
  after.map((row, query) => minus(row, before[query]!));

const switches: Record<string, Partial<Settings>> = {
  "scores were not divided by √dₖ": { scale: false },
  "a causal mask hid what comes later": { mask: "causal" },
  "the temperature were 0.30": { temperature: 0.3 },
  "positions were off": { positions: false },
  "there were one head": { heads: 1 },
};

for (const [name, text] of Object.entries(sentences)) {
  test(`“${name}”: every switch, tried and undone, shows the difference of two computations`, async ({
    page,
  }) => {
    const head = 2;
    await open(page, `#view=changes&head=${head}&text=${encodeURIComponent(text)}`);
    const tokens = (await tokensOf(page))!;
    const before = attendInDouble({ tokens }).weights;
    await expect(biggest(page)).toHaveCount(0);
    for (const [label, settings] of Object.entries(switches)) {
      await andSettle(page, () => button(page, label).click());
      const usual = settings.heads ? meanOf(before) : before[head]!;
      await expectDifference(page, subtract(mapOf({ tokens, ...settings }, head), usual));
      // One head has no other: the viewed one comes back with the others.
      const back = () => button(page, label).click();
      await andSettle(page, back);
      await expect(biggest(page)).toHaveCount(0);
      if (settings.heads) expect((await specOf(page)).heads).toBe(8);
    }
  });

  test(`“${name}” shuffled: outputs follow the words without positions, and do not with them`, async ({
    page,
  }) => {
    await open(page, `#view=changes&text=${encodeURIComponent(text)}`);
    const tokens = (await tokensOf(page))!;
    await andSettle(page, () => button(page, "the words were shuffled").click());
    const order = shuffleOrder(tokens, 1);
    const drawn = order.map((from) => tokens[from]!);
    expect(await tokensOf(page)).toEqual(drawn);
    await expect(page.locator("attention-lab input[type=text]")).toHaveValue(text);
    await expect(page.getByText("The words are shuffled (no. 1)")).toBeVisible();
    const [asWritten, shuffled] = [attendInDouble({ tokens }), attendInDouble({ tokens: drawn })];
    const aligned = order.map((query) => order.map((key) => asWritten.weights[0]![query]![key]!));
    await expectDifference(page, subtract(shuffled.weights[0]!, aligned));

    const said = section(page).locator(".word-order");
    const changes = order.map((from, place) =>
      minus(shuffled.output[place]!, asWritten.output[from]!),
    );
    const lengths = changes.map(length);
    const most = lengths.indexOf(Math.max(...lengths));
    if (tokens.length === 1)
      await expect(said).toHaveText("There is only one word: it has no other order.");
    else {
      const query = (await labels(page))[most];
      await expect(said).toContainText(`Positions are on: the output of ${query} moved most, by`);
      const [, by, from] = /by (\d+\.\d+), where its length is (\d+\.\d+)/.exec(
        (await said.textContent())!,
      )!;
      expect(Math.abs(Number(by) - lengths[most]!)).toBeLessThanOrEqual(0.005 + 1e-4);
      const whole = length(asWritten.output[order[most]!]!);
      expect(Math.abs(Number(from) - whole)).toBeLessThanOrEqual(0.005 + 1e-4);
    }
    await expectRows(page, asWritten.output, shuffled.output, order);

    await andSettle(page, () => button(page, "positions were off").click());
    if (tokens.length > 1)
      await expect(said).toContainText("Positions are off: every word's output is the same");
    const still = [
      attendInDouble({ tokens, positions: false }),
      attendInDouble({ tokens: drawn, positions: false }),
    ];
    await expectRows(page, still[0]!.output, still[1]!.output, order);
    for (const text of await section(page).locator("td.largest").allTextContents())
      expect(Number(text)).toBeLessThan(1e-5);

    await andSettle(page, () => page.getByRole("button", { name: "As written" }).click());
    expect(await tokensOf(page)).toEqual(tokens);
    await expect(said).toHaveCount(0);
  });
}

/** The table of outputs, word by word in the order of the text, against what it is to print. */
async function expectRows(
  page: Page,
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
  order: readonly number[],
): Promise<void> {
  const drawn = section(page).locator(".order tbody tr");
  await expect(drawn).toHaveCount(order.length);
  const rows = await drawn.evaluateAll((trs) =>
    trs.map((tr) => Array.from(tr.querySelectorAll("td"), (td) => td.textContent!.trim())),
  );
  rows.forEach((row, written) => {
    const place = order.indexOf(written);
    expect(row[0]).toBe(`${written + 1} → ${place + 1}`);
    const expected = [...before[written]!.slice(0, 3), ...after[place]!.slice(0, 3)];
    expected.forEach((value, at) => {
      expect(Math.abs(number(row[at + 1]!) - value)).toBeLessThanOrEqual(0.00005 + 1e-5);
    });
    const largest = Math.max(...minus(after[place]!, before[written]!).map(Math.abs));
    // Two digits are printed.
    expect(Math.abs(number(row.at(-1)!) - largest)).toBeLessThanOrEqual(0.05 * largest + 1e-5);
  });
}

test("several switches at once: the difference is to the usual of all, and each is undone alone", async ({
  page,
}) => {
  await open(page, "#view=changes&text=the+keys+are+old&scale=off&mask=causal&shuffle=2&head=3");
  const drawn = (await tokensOf(page))!;
  const tokens = ["the", "keys", "are", "old"];
  const order = shuffleOrder(tokens, 2);
  expect(drawn).toEqual(order.map((from) => tokens[from]));
  const usual = attendInDouble({ tokens }).weights[3]!;
  const aligned = order.map((query) => order.map((key) => usual[query]![key]!));
  const now = (settings: Partial<Settings>) =>
    attendInDouble({ tokens: drawn, ...settings }).weights[3]!;
  await expectDifference(page, subtract(now({ scale: false, mask: "causal" }), aligned));
  await andSettle(page, () => button(page, "a causal mask hid what comes later").click());
  await expectDifference(page, subtract(now({ scale: false }), aligned));
  await andSettle(page, () => button(page, "scores were not divided by √dₖ").click());
  await expectDifference(page, subtract(now({}), aligned));
  await andSettle(page, () => button(page, "the words were shuffled").click());
  await expect(biggest(page)).toHaveCount(0);
});

test("a locked word stays locked while the words are shuffled, and a link restores all of it", async ({
  page,
}) => {
  await open(page, "#view=changes&text=to+be+or+to+be&query=3");
  await andSettle(page, () => button(page, "the words were shuffled").click());
  const { query } = await specOf(page);
  expect(shuffleOrder(["to", "be", "or", "to", "be"], 1)[query!]).toBe(3);
  expect((await labels(page))[query!]).toBe("to₂");
  const [said, spec] = [await biggest(page).textContent(), await specOf(page)];
  await page.reload();
  await drawn(page);
  await expect(biggest(page)).toHaveText(said!);
  expect(await specOf(page)).toEqual(spec);
});

const heads = (page: Page) => page.locator("attention-lab-concatenation [role=switch]");
const turned = (page: Page) => page.locator("attention-lab .turned .biggest");

/** The sentence and the lengths of what became of the viewed token's output. */
async function expectTurn(page: Page, off: number[], query: number): Promise<void> {
  const tokens = (await tokensOf(page))!;
  const before = attendInDouble({ tokens }).output[query]!;
  const after = attendInDouble({ tokens, off }).output[query]!;
  const cosine =
    before.reduce((sum, value, k) => sum + value * after[k]!, 0) / length(before) / length(after);
  const degrees = (Math.acos(cosine) * 180) / Math.PI;
  const shorter = (1 - length(after) / length(before)) * 100;
  const said = (await turned(page).textContent())!;
  expect(said).toContain(`${off.length === 1 ? "head" : "heads"} ${off.join(", ")} the output`);
  const [, angle, percent, way] = /turns by (\d+)° and is (\d+)% (shorter|longer)/.exec(said)!;
  expect(Math.abs(Number(angle) - degrees)).toBeLessThanOrEqual(0.5 + 1e-2);
  expect(Math.abs(Number(percent) - Math.abs(shorter))).toBeLessThanOrEqual(0.5 + 1e-2);
  expect(way).toBe(shorter < 0 ? "longer" : "shorter");
  const numbers = (await page.locator("attention-lab .turned .quiet").textContent())!;
  const printed = numbers.match(/\d+\.\d+/g)!.map(Number);
  [length(before), length(after), cosine, length(minus(after, before))].forEach((value, at) => {
    expect(Math.abs(printed[at]! - value)).toBeLessThanOrEqual(0.005 + 1e-4);
  });
}

test("heads are switched off and on by click, alone and all: the output's turn is the recomputed one", async ({
  page,
}) => {
  await open(page, "#view=output&query=2&text=the+keys+are+old");
  await expect(turned(page)).toHaveCount(0);
  await andSettle(page, () => heads(page).nth(3).click());
  await expect(heads(page).nth(3)).toHaveAttribute("aria-checked", "false");
  await expect(heads(page).nth(3)).toContainText("off");
  await expectTurn(page, [3], 2);
  await andSettle(page, () => heads(page).nth(5).click());
  await expectTurn(page, [3, 5], 2);
  await andSettle(page, () => page.getByRole("button", { name: "Only head 5" }).click());
  await expectTurn(page, [0, 1, 2, 3, 4, 6, 7], 2);
  const { output } = attendInDouble({
    tokens: (await tokensOf(page))!,
    off: [0, 1, 2, 3, 4, 6, 7],
  });
  const shown = await page.evaluate(() =>
    Array.from(document.querySelector("attention-lab")!.trace!.layers[0]!.output.data),
  );
  output.flat().forEach((value, cell) => expect(Math.abs(shown[cell]! - value)).toBeLessThan(1e-5));
  await andSettle(page, () => heads(page).nth(5).click());
  await expect(turned(page)).toHaveText(
    "With every head off nothing reaches the output of are: all its numbers are 0",
  );
  await andSettle(page, () => page.getByRole("button", { name: "All heads on" }).click());
  await expect(turned(page)).toHaveCount(0);
});

test("the heads' switches are one tab stop: arrows choose, Enter switches; a link restores it", async ({
  page,
}) => {
  await open(page, "#view=output");
  await heads(page).nth(0).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(heads(page).nth(2)).toBeFocused();
  await andSettle(page, () => page.keyboard.press("Enter"));
  await expect(heads(page).nth(2)).toBeFocused();
  expect((await specOf(page)).off).toEqual([2]);
  await expect(page.locator("attention-lab-concatenation [role=switch][tabindex='0']")).toHaveCount(
    1,
  );
  const said = await turned(page).textContent();
  await page.reload();
  await expect(turned(page)).toHaveText(said!);
});

test("a head that is off is called off wherever it is drawn", async ({ page }) => {
  await open(page, "#off=1&head=1");
  await expect(page.locator("attention-lab-heads #head-1")).toContainText("(off)");
  await expect(page.locator("attention-lab-heads #head-0")).not.toContainText("(off)");
  await expect(page.locator("attention-lab .sentence p")).toContainText("head 1 (off)");
  await expect(page.locator("attention-lab table.shares")).toContainText("head 1 (off)");
});

test("one head against many: entropies, scores and the gap are those of the weights", async ({
  page,
}) => {
  await open(page, "#view=heads&text=the+keys+are+old&query=1");
  const tokens = (await tokensOf(page))!;
  const [many, one] = [attendInDouble({ tokens }), attendInDouble({ tokens, heads: 1 })];
  const maps = [one.weights[0]!, ...many.weights];
  const drawn = page.locator(".viewed-query tbody tr");
  await expect(drawn).toHaveCount(9);
  const rows = await drawn.evaluateAll((trs) =>
    trs.map((tr) => Array.from(tr.querySelectorAll("td"), (td) => td.textContent!.trim())),
  );
  maps.forEach((map, at) => {
    const row = map[1]!;
    const most = Math.max(...row);
    const bits = row.reduce((sum, weight) => sum - weight * Math.log2(weight), 0);
    expect(rows[at]![0]).toBe(tokens[row.indexOf(most)]);
    expect(rows[at]![1]).toBe(`${Math.round(most * 100)}%`);
    expect(Math.abs(Number(rows[at]![2]) - bits)).toBeLessThanOrEqual(0.005 + 1e-4);
    expect(Math.abs(Number(rows[at]![3]) - 2 ** bits)).toBeLessThanOrEqual(0.005 + 1e-4);
  });
  const scores = rows.map((row) => Number(row[4]));
  const sum = scores.slice(1).reduce((total, score) => total + score, 0);
  expect(Math.abs(sum - scores[0]!)).toBeLessThanOrEqual(0.005 * 9);
  await expect(page.locator(".viewed-query tfoot td")).toHaveText(rows[0]![4]!);

  const single = one.weights[0]![1]!;
  const gaps = many.weights.flatMap((map, head) =>
    map[1]!.map((weight, key) => ({ head, key, weight, gap: weight - single[key]! })),
  );
  const widest = gaps.reduce((a, b) => (b.gap > a.gap ? b : a));
  const favourites = new Set(many.weights.map((map) => map[1]!.indexOf(Math.max(...map[1]!))));
  const said = page.locator("attention-lab .averaged");
  await expect(said).toContainText(`look most at ${favourites.size} different tokens`);
  await expect(said).toContainText(
    `On ${tokens[widest.key]} it puts ${Math.round(single[widest.key]! * 100)}%; head ${widest.head} gives it ${Math.round(widest.weight * 100)}%.`,
  );
  await page.getByText("All 4 queries").click();
  await expect(page.locator(".all-queries tbody td")).toHaveCount(36);
  const { heads: count } = await layerOf(page);
  expect(count).toBe(8);
});

for (const lang of ["en", "ru", "zh"]) {
  test(`what-if, output and comparison fit a phone in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const view of ["changes", "output", "heads"]) {
      await open(
        page,
        `#lang=${lang}&view=${view}&off=2&shuffle=1&scale=off&text=to+be+or+not+to+be`,
      );
      await expect(page.locator("attention-lab .biggest").first()).toBeVisible();
      await expectNoSidewaysScroll(page);
    }
  });
}
