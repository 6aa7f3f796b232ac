import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { drawnTokens, embedIn, placesOf } from "./host.js";

function frame(dist: string, hash: string, attributes = ""): string {
  return `<iframe title="Attention" width="600" height="300" src="${dist}embed.html${hash}" ${attributes}></iframe>`;
}

/** Every message that the page hears from now on. */
async function heard(page: Page): Promise<() => Promise<Record<string, unknown>[]>> {
  await page.addInitScript(() => {
    const messages: unknown[] = [];
    Object.assign(window, { messages });
    if (parent === window) addEventListener("message", ({ data }) => messages.push(data));
  });
  return () =>
    page.evaluate(() => (window as unknown as { messages: Record<string, unknown>[] }).messages);
}

test("an iframe shows its link's Spec, without header or footer, and leads to the page", async ({
  page,
  baseURL,
}) => {
  const places = placesOf(baseURL);
  await page.goto(places.host(frame(places.dist, "#text=so+it+goes&head=2&v=1")));
  const embed = await embedIn(page);
  expect(await drawnTokens(embed)).toEqual([["so", "it", "goes"]]);
  await expect(page.frameLocator("iframe").locator("header, footer")).toHaveCount(0);
  const link = page.frameLocator("iframe").getByRole("link", { name: "Open in Attention Lab" });
  await expect(link).toHaveAttribute("href", "./#text=so+it+goes&head=2&v=1");
  await expect(link).toHaveAttribute("rel", "noopener");
  await page.frameLocator("iframe").locator("attention-lab-heads #head-3").click();
  await expect(link).toHaveAttribute("href", "./#text=so+it+goes&head=3&v=1");
});

for (const view of ["all", "lines", "matrix", "output", "steps", "exercises"]) {
  for (const width of [360, 1280]) {
    test(`nothing that a reader sees is pushed away while it loads: ${view}, ${width} px`, async ({
      page,
      baseURL,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries())
            shifts.push((shift as PerformanceEntry & { value: number }).value);
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(`${placesOf(baseURL).dist}embed.html#text=so+it+goes&view=${view}`);
      await drawnTokens(page);
      // It appears last.
      await expect(page.getByRole("link", { name: "Open in Attention Lab" })).toBeVisible();
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
      expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.05);
    });
  }
}

test("where its script does not come, the frame still leads to the page", async ({
  page,
  baseURL,
}) => {
  await page.route("**/embed.js", (route) => route.abort());
  await page.goto(`${placesOf(baseURL).dist}embed.html#text=a+b`);
  await expect(page.getByRole("link", { name: "Open in Attention Lab" })).toBeVisible();
});

test("an embed keeps no storage and installs no service worker", async ({ page, baseURL }) => {
  await page.goto(`${placesOf(baseURL).dist}embed.html#text=a+b`);
  await drawnTokens(page);
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
  ]);
  expect(kept).toEqual([0, 0, "", 0, 0, 0]);
});

test("in a sandbox that allows only scripts it works, from a worker", async ({ page, baseURL }) => {
  const places = placesOf(baseURL);
  await page.goto(places.host(frame(places.dist, "#text=a+b", `sandbox="allow-scripts"`)));
  expect(await drawnTokens(await embedIn(page))).toEqual([["a", "b"]]);
  expect(page.workers()).toHaveLength(1);
});

test("in a page with COEP: require-corp it works as a credentialless frame", async ({
  page,
  baseURL,
}) => {
  const places = placesOf(baseURL);
  const headers = { "cross-origin-embedder-policy": "require-corp" };
  await page.goto(places.host(frame(places.dist, "#text=a+b", "credentialless"), headers));
  expect(await drawnTokens(await embedIn(page))).toEqual([["a", "b"]]);
});

test("it tells its height, by which the host's script sizes the frame", async ({
  page,
  baseURL,
}) => {
  const places = placesOf(baseURL);
  const example = readFileSync(new URL("../../web/examples/README.md", import.meta.url), "utf8");
  const script = /<script>[^]*?<\/script>/u.exec(example)?.[0];
  const messages = await heard(page);
  // A frame out of sight is not laid out, and tells its height when it comes into sight.
  await page.setViewportSize({ width: 1280, height: 4500 });
  const frames =
    frame(places.dist, "#text=a+b&view=lines") + frame(places.dist, "#text=c&view=heads");
  await page.goto(places.host(`${frames}${script}`));
  const sizes = () =>
    Promise.all(
      page
        .frames()
        .slice(1)
        .map(async (embed, index) => [
          await page
            .locator("iframe")
            .nth(index)
            .evaluate((element) => element.clientHeight),
          await embed.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)),
        ]),
    );
  await expect
    .poll(async () => (await sizes()).every(([outer, inner]) => outer === inner && inner! > 320))
    .toBe(true);
  const [first, second] = await sizes();
  expect(first).not.toEqual(second);
  const resize = (await messages()).find(({ type }) => type === "attention-lab:resize");
  expect(resize).toMatchObject({ context: "iframe.resize", height: expect.any(Number) });
  expect(resize!["src"]).toContain("embed.html");
});

test("set, get, ready and change speak of the Spec, validated as in a link", async ({
  page,
  baseURL,
}) => {
  const places = placesOf(baseURL);
  const messages = await heard(page);
  await page.goto(places.host(frame(places.dist, "#text=a+b&view=all")));
  const of = async (type: string) =>
    (await messages())
      .filter((message) => message["type"] === `attention-lab:${type}`)
      .map((message) => message["spec"] as Record<string, unknown>);
  const say = (message: object) =>
    page.evaluate(
      (data) => document.querySelector("iframe")!.contentWindow!.postMessage(data, "*"),
      message,
    );
  await expect.poll(async () => (await of("ready")).length).toBe(1);
  expect((await of("ready"))[0]).toMatchObject({ text: "a b", heads: 8 });

  await say({
    type: "attention-lab:set",
    spec: { text: "one two three", heads: 99, theme: "dark" },
  });
  await expect
    .poll(async () => (await of("change")).at(-1))
    .toMatchObject({
      text: "one two three",
      heads: 8,
      theme: "dark",
    });
  await expect(page.frameLocator("iframe").locator(".notice")).toContainText("heads = 99");

  await page.frameLocator("iframe").locator("attention-lab-heads #head-5").click();
  await expect.poll(async () => (await of("change")).at(-1)).toMatchObject({ head: 5 });

  // What asks for no new numbers is told of, too.
  await say({ type: "attention-lab:set", spec: { text: "one two three", head: 6 } });
  await expect.poll(async () => (await of("change")).at(-1)).toMatchObject({ head: 6 });

  for (const spec of [null, "text", 7, undefined]) await say({ type: "attention-lab:set", spec });
  await say({ type: "attention-lab:get" });
  await expect.poll(async () => (await of("spec")).length).toBe(1);
  expect((await of("spec"))[0]).toMatchObject({ text: "I love AI" });
  await say({ type: "attention-lab:set", spec: { text: "<img src=x onerror=alert(1)>" } });
  await expect
    .poll(async () => (await of("change")).at(-1))
    .toMatchObject({
      text: "<img src=x onerror=alert(1)>",
    });
  expect(await page.frames()[1]!.evaluate(() => document.images.length)).toBe(0);
});

test("only the page around it is listened to", async ({ page, baseURL }) => {
  const places = placesOf(baseURL);
  await page.goto(places.host(frame(places.dist, "#text=a+b")));
  const embed = await embedIn(page);
  await drawnTokens(embed);
  await embed.evaluate(() => {
    window.postMessage({ type: "attention-lab:set", spec: { text: "from itself" } }, "*");
    return new Promise((resolve) => setTimeout(resolve, 100));
  });
  expect(await drawnTokens(embed)).toEqual([["a", "b"]]);
});

test("it follows the hash that the host gives it, and a packed one", async ({ page, baseURL }) => {
  const { dist } = placesOf(baseURL);
  await page.goto(`${dist}embed.html#z=K0mtKLEtztfOLNFOz08tVstITUwptjVSAwA&v=1`);
  await page.waitForFunction(() => document.querySelector("attention-lab")?.ready);
  await page.evaluate(() => (location.hash = "text=new+words"));
  await page.waitForFunction(
    () => document.querySelector("attention-lab")!.trace?.tokens.join() === "new,words",
  );
});

test("the plain HTML example works as it is written", async ({ page, baseURL }) => {
  const places = placesOf(baseURL);
  // Where the examples say that dist lies.
  await page.route("https://example.org/attention-lab/**", async (route) => {
    const { pathname } = new URL(route.request().url());
    const response = await fetch(places.dist + pathname.slice("/attention-lab/".length));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
  const example = readFileSync(new URL("../../web/examples/plain.html", import.meta.url), "utf8");
  await page.goto(places.host(example));
  expect(await drawnTokens(page)).toEqual([["I", "love", "AI"]]);
  expect(await drawnTokens(await embedIn(page))).toEqual([["Mary", "called", "John"]]);
  await page.getByRole("button", { name: "causal" }).click();
  await expect(page.locator("output")).toHaveText(/I looks at I with 100 %/u);
});
