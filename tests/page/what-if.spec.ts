import { expect, test, type Page } from "@playwright/test";
import { layerOf, open } from "./lab.js";

const text = "the+keys+are+old";

/** The difference as printed, and as recomputed from two pages that each show one side. */
async function difference(page: Page, switches: string, head: number) {
  await open(page, `#text=${text}&head=${head}`);
  const before = await layerOf(page);
  await page.goto("about:blank");
  await open(page, `#text=${text}&head=${head}&${switches}`);
  const after = await layerOf(page);
  const square = head * before.tokens ** 2;
  const cells = Array.from({ length: before.tokens ** 2 }, (_, cell) => square + cell);
  return {
    tokens: before.tokens,
    changes: cells.map((cell) => after.weights[cell]! - before.weights[cell]!),
  };
}

for (const [name, switches] of Object.entries({
  "scaling off": "scale=off",
  "causal mask": "mask=causal",
  "low temperature": "temperature=0.3",
  "positions off": "positions=off",
})) {
  test(`${name}: the difference shown is that of the two computations`, async ({ page }) => {
    const { tokens, changes } = await difference(page, switches, 2);
    const drawn = page.locator("attention-lab-matrix[part=difference]");
    for (const [cell, change] of changes.entries()) {
      const [query, key] = [Math.floor(cell / tokens), cell % tokens];
      const printed = drawn.locator(`text[data-query="${query}"][data-key="${key}"]`);
      const shown = Number((await printed.textContent())!.replace("−", "-"));
      expect(Math.abs(shown - change)).toBeLessThanOrEqual(0.005 + 1e-6);
    }
    const most = changes.reduce(
      (at, change, cell) => (Math.abs(change) > Math.abs(changes[at]!) ? cell : at),
      0,
    );
    const words = ["the", "keys", "are", "old"];
    const points = Math.round(changes[most]! * 100);
    await expect(page.locator("attention-lab .biggest")).toHaveText(
      `Biggest change in head 2: ${words[Math.floor(most / tokens)]} → ${words[most % tokens]}, ${points > 0 ? "+" : ""}${points} points`,
    );
    await expect(drawn.locator("text.sum")).toHaveText(["0.00", "0.00", "0.00", "0.00"]);
  });
}

test("with all switches as usual there is no difference to show", async ({ page }) => {
  await open(page);
  await expect(page.locator("attention-lab .biggest")).toHaveCount(0);
  await page.getByLabel("Divide by").uncheck();
  await expect(page.locator("attention-lab .biggest")).toBeVisible();
});
