import { expect, test, type Page } from "@playwright/test";
import { drawn, open, tokensOf } from "./lab.js";

test.use({ serviceWorkers: "allow" });

test("after one visit the page works offline, with the lesson and every language", async ({
  page,
  context,
}) => {
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.goto("./#text=no+network+here&lang=ru&v=1");
  await page.reload();
  await drawn(page);
  expect(await tokensOf(page)).toEqual(["no", "network", "here"]);
  await expect(page.locator("attention-lab #steps-title").first()).toBeAttached();
});

/** The paths of all that is kept after a visit. */
async function keptPaths(page: Page): Promise<string[]> {
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  return page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map(({ url }) => new URL(url).pathname);
  });
}

test("both builds of the engine are kept for offline, whichever the visit used", async ({
  page,
}) => {
  const kept = await keptPaths(page);
  for (const name of ["attention", "attention-relaxed"]) {
    const file = new RegExp(`/assets/${name}-[\\w-]{8}\\.wasm$`, "u");
    expect(kept.filter((path) => file.test(path))).toHaveLength(1);
  }
});

test("embeds are not kept for offline", async ({ page }) => {
  const kept = await keptPaths(page);
  expect(kept.filter((path) => path.includes("index.html"))).toHaveLength(1);
  expect(kept.filter((path) => /embed|attention-lab/u.test(path))).toEqual([]);
});

test("it can be installed: its manifest names an icon and where it starts", async ({ page }) => {
  await open(page);
  const address = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await page.request.get(new URL(address!, page.url()).href)).json();
  expect(manifest).toMatchObject({ name: "Attention Lab", start_url: "./", display: "standalone" });
  expect((await page.request.get(new URL(manifest.icons[0].src, page.url()).href)).ok()).toBe(true);
});
