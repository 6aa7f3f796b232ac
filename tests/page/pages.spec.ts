import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test, type Page } from "@playwright/test";
import { lessons, presets } from "../../web/src/pages/presets.js";
import { readSpec } from "../../web/src/spec/spec.js";
import { expectedLayer, expectNear } from "./expected.js";
import { drawnTokens, embedIn, placesOf } from "./host.js";
import { drawn, field, specOf } from "./lab.js";

const root = new URL("../../", import.meta.url);
const out = "build/test-pages";
const folder = new URL(`${out}/`, root);

const pages = (...args: string[]) =>
  promisify(execFile)(process.execPath, ["web/commands/pages.mjs", ...args, "--out", out], {
    cwd: fileURLToPath(root),
  });

// The pages are made once: these tests run one after another.
test.describe.configure({ mode: "default" });

test.beforeAll(async ({ baseURL }) => {
  rmSync(folder, { recursive: true, force: true });
  await pages("--base", baseURL!);
});

/** Opens a page that was made, beside what dist holds. */
async function openMade(page: Page, baseURL: string | undefined, name: string): Promise<string[]> {
  const { dist } = placesOf(baseURL);
  const problems: string[] = [];
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.route(`${dist}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = new URL(pathname.slice(new URL(dist).pathname.length) || "index.html", folder);
    if (existsSync(file)) await route.fulfill({ path: fileURLToPath(file) });
    else await route.fallback();
  });
  await page.goto(`${dist}${name}.html`);
  await drawn(page);
  return problems;
}

const numbersOf = (page: Page) =>
  page.evaluate((): [Float32Array, Float32Array] => {
    const { weights, output } = document.querySelector("attention-lab")!.trace!.layers[0]!;
    return [weights.data, output.data];
  });

test("every preset's page shows the trace of its Spec, under the page's policy", async ({
  page,
  baseURL,
}) => {
  for (const { name, title, description, spec: keys } of presets) {
    const problems = await openMade(page, baseURL, name);
    const { spec } = readSpec({ caption: description, ...keys });
    expect(await specOf(page), name).toEqual(spec);
    expectNear(await numbersOf(page), (await expectedLayer(spec))!, name);
    await expect(page).toHaveTitle(title);
    await expect(page.locator("attention-lab .caption")).toHaveText(description);
    expect(new URL(page.url()).hash).toBe("");
    expect(problems).toEqual([]);
    await page.unrouteAll();
  }
});

test("pictures are PNGs of 1200 × 630 pixels that are not empty", async () => {
  for (const { name } of [...presets, ...lessons, { name: "index" }]) {
    const png = readFileSync(new URL(`previews/${name}.png`, folder));
    expect(png.toString("latin1", 1, 4), name).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], name).toEqual([1200, 630]);
    expect(png.length, name).toBeGreaterThan(20_000);
  }
});

test("Back undoes what a reader changes, and then leaves", async ({ page, baseURL }) => {
  await page.goto("about:blank");
  await openMade(page, baseURL, "causal-mask");
  await page.getByLabel("Mask").selectOption("none");
  await expect.poll(() => new URL(page.url()).hash).toContain("view=matrix");
  await page.goBack();
  await expect.poll(async () => (await specOf(page)).mask).toBe("causal");
  expect(new URL(page.url()).hash).toBe("");
  await page.goBack();
  expect(page.url()).toBe("about:blank");
});

test("a Spec of nothing but defaults has an address of its own there", async ({
  page,
  baseURL,
}) => {
  await openMade(page, baseURL, "causal-mask");
  await page.evaluate(() => {
    const lab = document.querySelector("attention-lab")!;
    lab.change({ text: "I love AI", mask: "none", view: "all", query: null, caption: "" });
  });
  await expect.poll(() => new URL(page.url()).hash).toBe("#v=1");
  await page.reload();
  await expect(field(page)).toHaveValue("I love AI");
  expect((await specOf(page)).mask).toBe("none");
});

test("a link that is shared there leads to the page itself", async ({ page, baseURL }) => {
  await openMade(page, baseURL, "causal-mask");
  await page.getByRole("button", { name: "Share" }).click();
  const link = page.locator("attention-lab-share textarea[readonly]");
  await expect(link).toHaveValue(new RegExp(`^${placesOf(baseURL).dist}#text=Mary.*mask=causal`));
});

test("a lesson's page plays it, from its first chapter", async ({ page, baseURL }) => {
  const [{ name, title, chapters }] = lessons as [(typeof lessons)[number]];
  await page.goto("about:blank");
  await openMade(page, baseURL, name);
  const player = page.getByRole("navigation", { name: "Lesson" });
  await expect(player).toContainText(title);
  await player.getByRole("button", { name: "Next" }).click();
  await expect(player).toContainText(`2 of ${chapters.length}`);
  const second = presets.find((preset) => preset.name === chapters[1])!;
  await expect(page.locator("attention-lab .caption")).toHaveText(second.description);
  await page.goBack();
  await expect(player).toContainText(`1 of ${chapters.length}`);
  await page.goBack();
  expect(page.url()).toBe("about:blank");
});

test("the frame of the oEmbed file shows the same Spec on another origin", async ({
  page,
  baseURL,
}) => {
  const { dist, host } = placesOf(baseURL);
  const file = new URL("previews/causal-mask.oembed.json", folder);
  const { html } = JSON.parse(readFileSync(file, "utf8"));
  expect(html).toContain(`${dist}embed.html#`);
  await page.goto(host(html));
  const embed = await embedIn(page);
  expect(await drawnTokens(embed)).toEqual([
    ["Mary", "told", "John", "that", "she", "had", "seen", "him"],
  ]);
  expect(await embed.evaluate(() => document.querySelector("attention-lab")!.spec.mask)).toBe(
    "causal",
  );
});

test("an address that is missing or no whole one is refused, with what was expected", async () => {
  const expected = "such as --base https://example.org/attention-lab/";
  for (const args of [[], ["--base", "/attention-lab/"], ["--base", "https://a.org/?x#y"]]) {
    const { stderr } = await pages(...args).catch((error: { stderr: string }) => error);
    expect(stderr).toContain(expected);
  }
});
