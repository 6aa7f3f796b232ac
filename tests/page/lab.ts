import { expect, type Locator, type Page } from "@playwright/test";
import type { LayerTrace } from "../../web/src/engine/types.js";
import type { Spec } from "../../web/src/spec/spec.js";

/** Waits for the first numbers. They stay in the page: among 512 tokens they take seconds to be sent. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => void (await document.querySelector("attention-lab")!.ready));
}

/** Opens the page at a link, or at untrained weights, and waits for its first picture. */
export async function open(page: Page, hash = "#v=1"): Promise<void> {
  await page.goto(`./${hash}`);
  await drawn(page);
}

export function field(page: Page): Locator {
  return page.locator("attention-lab .field input[type=text]");
}

export function sentence(page: Page): Locator {
  return page.locator("attention-lab .sentence p");
}

export function token(page: Page, index: number): Locator {
  return page.locator(`attention-lab-lines #query-${index}`);
}

export function head(page: Page, index: number): Locator {
  return page.locator(`attention-lab-heads #head-${index}`);
}

/** The matrix of the viewed head, not that of the one head. */
export function matrix(page: Page): Locator {
  return page.locator("attention-lab-matrix[part=matrix]");
}

export function specOf(page: Page): Promise<Spec> {
  return page.evaluate(() => document.querySelector("attention-lab")!.spec);
}

export function tokensOf(page: Page): Promise<readonly string[] | undefined> {
  return page.evaluate(() => document.querySelector("attention-lab")!.trace?.tokens);
}

/** The trace's first layer, as plain arrays. */
export async function layerOf(page: Page) {
  return page.evaluate(() => {
    const layer: LayerTrace = document.querySelector("attention-lab")!.trace!.layers[0]!;
    const { tokens, width, heads, weights, scores, scaled } = layer;
    const plain = (tensor: { data: Float32Array }) => Array.from(tensor.data);
    return {
      tokens,
      width,
      heads,
      weights: plain(weights),
      scores: plain(scores),
      scaled: plain(scaled),
    };
  });
}

/** Does something and waits until the numbers that follow from it are drawn. */
export async function andSettle(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    const lab = document.querySelector("attention-lab")!;
    const settled = new Promise((resolve) =>
      lab.addEventListener("attention-change", resolve, { once: true }),
    );
    Object.assign(window, { settled });
  });
  await act();
  await page.evaluate(() => (window as unknown as { settled: Promise<unknown> }).settled);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [scroll, inner] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    innerWidth,
  ]);
  expect(scroll).toBeLessThanOrEqual(inner!);
}
