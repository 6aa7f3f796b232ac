import { expect, test, type Page } from "@playwright/test";
import fc from "fast-check";
import { writeLink } from "../../web/src/spec/link.js";
import { longSpecs, specs } from "../web/specs.js";
import { expectedLayer, expectNear } from "./expected.js";
import { drawn, field, open } from "./lab.js";

/** Goes to another hash of the same page, and waits until its numbers, or their absence, are drawn. */
async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (link) => {
    const lab = document.querySelector("attention-lab")!;
    const before = lab.spec;
    location.hash = link;
    while (lab.spec === before || lab.result?.spec !== lab.spec) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await lab.updateComplete;
  }, hash);
}

test("a hundred random links show the numbers that Node computes from their Specs, within float32", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const random = fc
    .oneof({ arbitrary: specs, weight: 24 }, { arbitrary: longSpecs, weight: 1 })
    .filter(({ width }) => width <= 128);
  await open(page);
  for (const spec of fc.sample(random, { numRuns: 100, seed: 9 })) {
    await goTo(page, await writeLink(spec));
    const drawn = await page.evaluate(drawnNumbers);
    const expected = await expectedLayer(spec);
    if (expected) expectNear(drawn!, expected, spec.text);
    else expect(drawn, spec.text).toBeUndefined();
  }
});

/** In the page: weights and output of what is drawn; undefined where there is nothing to draw. */
function drawnNumbers(): [Float32Array, Float32Array] | undefined {
  const lab = document.querySelector("attention-lab")!;
  const layer = lab.trace?.layers[0];
  if (!layer) return undefined;
  // The second sentence of a comparison has numbers of its own.
  const figures = [...lab.shadowRoot!.querySelectorAll(":not([part=second])")]
    .map((element) => (element as unknown as { picture?: { layer: object } }).picture)
    .filter((picture) => picture !== undefined);
  if (figures.some((picture) => picture.layer !== layer)) throw new Error("another trace is drawn");
  return [layer.weights.data, layer.output.data];
}

test("mutated links leave a working page without markup of theirs", async ({ page }) => {
  test.setTimeout(120_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("dialog", (dialog) => errors.push(dialog.message()));
  await open(page);
  const evil = fc.constantFrom(
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "&z=AAAA",
    "%",
    "&text=%00%ff",
    "&__proto__=x&constructor=y",
  );
  const mutated = fc
    .tuple(specs, evil, fc.double({ min: 0, max: 1, noNaN: true }))
    .filter(([{ width }]) => width <= 64);
  for (const [spec, put, at] of fc.sample(mutated, { numRuns: 40, seed: 2 })) {
    const link = await writeLink(spec);
    const cut = Math.floor(at * link.length);
    await page.evaluate(
      (hash) => (location.hash = hash),
      link.slice(0, cut) + put + link.slice(cut),
    );
  }
  await page.evaluate(() => (location.hash = "text=still+here"));
  await page.waitForFunction(
    () => document.querySelector("attention-lab")!.trace?.tokens.join() === "still,here",
  );
  const elements = await page.evaluate(() =>
    ["img", "script:not([src])", "iframe"].flatMap((tag) =>
      [
        ...document.querySelectorAll(tag),
        ...document.querySelector("attention-lab")!.shadowRoot!.querySelectorAll(tag),
      ].map((element) => element.outerHTML),
    ),
  );
  expect(elements).toEqual([]);
  expect(errors).toEqual([]);
});

test("a long text's address is packed, and restores it", async ({ page }) => {
  const text = `${"a".repeat(800)} ${"b".repeat(800)}`;
  await open(page);
  await field(page).fill(text);
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#z=[\w-]+&v=1$/u);
  await page.getByLabel("Mask").selectOption("causal");
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#z=[\w-]+&v=1$/u);
  await page.reload();
  await drawn(page);
  const spec = await page.evaluate(() => document.querySelector("attention-lab")!.spec);
  expect([spec.text, spec.mask]).toEqual([text, "causal"]);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("attention-lab")!.spec.mask === "none");
});
