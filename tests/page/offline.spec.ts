import { expect, test } from "@playwright/test";
import { open, tokensOf } from "./lab.js";

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
  await page.evaluate(() => document.querySelector("attention-lab")!.ready);
  expect(await tokensOf(page)).toEqual(["no", "network", "here"]);
  await expect(page.locator("attention-lab #steps-title").first()).toBeAttached();
});

test("embeds are not kept for offline", async ({ page }) => {
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map(({ url }) => new URL(url).pathname);
  });
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
