import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { drawnTokens, placesOf } from "./host.js";
import { field, head, layerOf, open, specOf } from "./lab.js";

const dialog = (page: Page) => page.locator("attention-lab-share dialog");
const code = (page: Page) => dialog(page).locator("textarea[readonly]");
const stepChoice = (page: Page) => dialog(page).locator(".shown select").nth(1);

async function share(page: Page, hash = ""): Promise<void> {
  await open(page, hash);
  await page.getByRole("button", { name: "Share" }).click();
  await expect(dialog(page)).toBeVisible();
}

test("the link that is shared is the address that is open", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await share(page, "#head=2&view=matrix");
  await expect(code(page)).toHaveValue(/\/sub\/path\/#view=matrix&head=2&v=1$/);
  await dialog(page).getByRole("button", { name: "Copy", exact: true }).first().click();
  await expect(dialog(page).getByRole("status").last()).toHaveText("Copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await code(page).inputValue());
});

test("a long link is copied packed, and the warning counts what is copied", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const words = (count: number) =>
    Array.from({ length: count }, (_, index) => (index * 2654435761).toString(36)).join(" ");
  const text = encodeURIComponent("so it goes ".repeat(160).trim());
  await share(page, `#width=8&heads=2&view=lines&text=${text}`);
  const warning = dialog(page).locator(".notice");
  await expect(code(page)).toHaveValue(/\/sub\/path\/#z=[\w-]+&v=1$/);
  await expect(warning).toHaveCount(0);
  await page.keyboard.press("Escape");

  await field(page).fill(words(330));
  await page.getByRole("button", { name: "Share" }).click();
  await expect(code(page)).toHaveValue(/#z=/);
  await dialog(page).getByRole("button", { name: "Copy", exact: true }).first().click();
  await expect(dialog(page).getByRole("status").last()).toHaveText("Copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.length).toBeGreaterThan(2000);
  await expect(warning).toContainText(`${copied.length.toLocaleString("en-US")} characters`);
  await dialog(page).getByRole("button", { name: "Frame" }).click();
  await expect(warning).toHaveCount(0);

  await page.goto("about:blank");
  await page.goto(copied);
  await expect(field(page)).toHaveValue(words(330));
});

test("a frame is as high as its view needs, until the author decides otherwise", async ({
  page,
}) => {
  await open(page, "#view=matrix");
  await page.getByRole("button", { name: "Share" }).click();
  await dialog(page).getByRole("button", { name: "Frame" }).click();
  const code = dialog(page).locator("textarea").first();
  const body = page.frameLocator("attention-lab-share iframe").locator("body");
  await expect(async () => {
    const needed = (await body.boundingBox())!.height;
    const height = Number(/height="(\d+)"/.exec(await code.inputValue())![1]);
    expect(height).toBeGreaterThanOrEqual(needed);
    expect(height).toBeLessThanOrEqual(needed + 20);
    expect(height).not.toBe(640);
  }).toPass();

  // What the view says of its height meanwhile does not write over what the author types.
  const field = dialog(page).getByLabel("Height");
  await field.fill("30");
  await page.frames()[1]!.evaluate(() => {
    parent.postMessage({ type: "attention-lab:resize", height: 900 }, "*");
  });
  await expect(code).toHaveValue(/height="900"/);
  await expect(field).toHaveValue("30");
  await field.press("End");
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await expect(code).toHaveValue(/height="300"/);

  await field.fill("7");
  await field.press("Enter");
  await expect(field).toHaveValue("120");
  await expect(code).toHaveValue(/height="120"/);

  await field.fill("");
  await field.press("Enter");
  await expect(code).toHaveValue(/height="900"/);
});

test("a tutorial writer's way: from the page to softmax of head 2 of my sentence, fixed, in a page of mine", async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  let clicks = 0;
  const click = async (target: Locator) => {
    await target.click();
    clicks += 1;
  };
  await open(page);
  await click(field(page));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("my own words");
  await click(head(page, 2));
  await click(page.getByRole("button", { name: "Share" }));
  await click(dialog(page).getByRole("button", { name: "Element" }));
  await dialog(page).locator(".shown select").first().selectOption({ label: "step by step" });
  await stepChoice(page).selectOption({ label: "softmax" });
  await click(dialog(page).getByLabel("Fixed"));
  // What the author sees is what the reader will.
  const preview = page.frameLocator("attention-lab-share iframe");
  await expect(preview.locator("attention-lab .step-text h3")).toContainText("softmax");
  await expect(preview.locator("attention-lab input, attention-lab select")).toHaveCount(0);
  await click(dialog(page).getByRole("button", { name: "Copy", exact: true }).first());
  await expect(dialog(page).getByText("Copied.")).toBeVisible();
  // With the two choices from lists, which take two each.
  expect(clicks + 4).toBeLessThanOrEqual(10);

  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(placesOf(baseURL).host(`<h1>My tutorial</h1>${copied}`));
  expect(await drawnTokens(page)).toEqual([["my", "own", "words"]]);
  expect(await specOf(page)).toMatchObject({ head: 2, view: "steps", step: "softmax" });
  await expect(page.locator("attention-lab .step-text h3")).toContainText("softmax");
  await expect(page.locator("attention-lab input, attention-lab select")).toHaveCount(0);
  // Softmax of head 2, as the engine gives it: each row sums to 1.
  const { weights } = await layerOf(page);
  const shown = page.locator("attention-lab-tensor").last();
  await expect(shown).toContainText(weights[2 * 9]!.toFixed(2));
  await page.locator("attention-lab-flow .flow").focus();
  await page.keyboard.press("ArrowRight");
  expect((await specOf(page)).step).toBe("softmax");
});

test("what is fixed can be set free again, in part or whole, and a caption added", async ({
  page,
}) => {
  await share(page, "#text=my+own+words&view=steps&step=softmax&head=2");
  await dialog(page).getByRole("button", { name: "Element" }).click();
  const fixed = dialog(page).getByLabel("Fixed");
  await fixed.check();
  await stepChoice(page).selectOption({ label: "scores" });
  await expect(fixed).toBeChecked();
  await expect(code(page)).toHaveValue(/step="scores" steps="scores" lock="text head query"/);
  await dialog(page).getByText("What the reader may do").click();
  await dialog(page).getByLabel("Caption").fill("Each row sums to 1.");
  await dialog(page).getByLabel("the head").uncheck();
  await expect(fixed).not.toBeChecked();
  await expect(code(page)).toHaveValue(/lock="text query" .*caption="Each row sums to 1."/);
  await fixed.check();
  await fixed.uncheck();
  await expect(code(page)).toHaveValue(
    /<attention-lab text="my own words" view="steps" head="2" step="scores" caption="Each row sums to 1.">my own words</,
  );
});

test("on a phone the device sends the link; that it could not is said, that one changed one's mind is not", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const sent: ShareData[] = [];
    const failures = ["AbortError", "NotAllowedError"];
    Object.assign(window, { sent });
    navigator.share = async (data) => {
      sent.push(data!);
      if (sent.length > 1) throw new DOMException("the device says no", failures[sent.length - 2]);
    };
  });
  await share(page, "#text=so+it+goes&head=2");
  const send = dialog(page).getByRole("button", { name: "Send …" });
  const said = dialog(page).getByRole("status").last();
  const sent = () => page.evaluate(() => (window as unknown as { sent: ShareData[] }).sent);
  await send.click();
  await expect.poll(sent).toHaveLength(1);
  expect((await sent())[0]).toEqual({
    title: "Attention Lab: “so it goes”",
    url: await code(page).inputValue(),
  });
  await send.click();
  await expect.poll(sent).toHaveLength(2);
  await expect(said).toHaveText("");
  await send.click();
  await expect(said).toHaveText(/This did not work: NotAllowedError: the device says no/);
});

test("Esc closes the dialog and frees nothing on the page", async ({ page }) => {
  await share(page, "#query=1");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  expect((await specOf(page)).query).toBe(1);
});

test("a lesson is made of views, and played from its link: next, back, problem, end", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await share(page, "#view=lines");
  await dialog(page).getByText("Lesson: 0 views").click();
  await dialog(page).getByRole("button", { name: "Add this view" }).click();
  await page.keyboard.press("Escape");
  await field(page).fill("the second view");
  await page.getByRole("button", { name: "Share" }).click();
  await dialog(page).getByRole("button", { name: "Add this view" }).click();
  await dialog(page).getByLabel("Title of the lesson").fill("Two views");
  await dialog(page).locator("li textarea").nth(1).fill("Now yours.");
  await dialog(page).getByRole("button", { name: "Copy the lesson's link" }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await page.goto("about:blank");
  await page.goto(link);
  const player = page.getByRole("navigation", { name: "Lesson" });
  await expect(player).toContainText("Two views");
  await expect(player).toContainText("1 of 2");
  await player.getByRole("button", { name: "Next" }).click();
  await expect(field(page)).toHaveValue("the second view");
  await expect(page.locator("attention-lab .caption")).toHaveText("Now yours.");
  await page.goBack();
  await expect(player).toContainText("1 of 2");
  await player.getByRole("button", { name: "End the lesson" }).click();
  await expect(player).toHaveCount(0);

  await open(page, "#lesson=https://example.org/lesson.json");
  await expect(page.locator("attention-lab .notice")).toContainText(
    "it must be at http://127.0.0.1",
  );
});

test("what is shown is saved as a picture and as data", async ({ page }) => {
  await share(page, "#view=matrix");
  await dialog(page).getByText("Picture, data, script, worksheet").click();
  const saved = async () => {
    const download = page.waitForEvent("download");
    await dialog(page).getByRole("button", { name: "Save", exact: true }).click();
    return (await download).suggestedFilename();
  };
  expect(await saved()).toBe("attention-i-love-ai-head0-matrix.png");
  await dialog(page)
    .locator("select", { hasText: "NPZ" })
    .selectOption({ label: "NPZ for NumPy, every tensor" });
  expect(await saved()).toMatch(/\.npz$/);
  await expect(dialog(page).getByText("Saved.")).toBeVisible();
});

test("an author's locks and omissions hold for the reader", async ({ page }) => {
  await open(page, "#lock=text+head+query&hide=seed+hints&query=1&head=1&caption=Look");
  await expect(field(page)).toHaveAttribute("readonly");
  await expect(page.getByLabel("Seed")).toHaveCount(0);
  await expect(page.locator("attention-lab .hint").first()).toBeHidden();
  await page.locator("attention-lab-heads #head-3").click();
  await page.locator("attention-lab-lines #query-0").click();
  await page.keyboard.press("Escape");
  expect(await specOf(page)).toMatchObject({ head: 1, query: 1 });
  await expect(page.locator("attention-lab .caption")).toHaveText("Look");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing wrong with the dialog, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 740 });
    await share(page);
    for (const summary of await dialog(page).locator("summary").all()) await summary.click();
    const { violations } = await new AxeBuilder({ page }).include("attention-lab-share").analyze();
    expect(violations).toEqual([]);
    const [scroll, client] = await dialog(page).evaluate((box) => [
      box.scrollWidth,
      box.clientWidth,
    ]);
    expect(scroll).toBeLessThanOrEqual(client!);
  });
}

test("by keyboard alone: the dialog takes the focus, keeps it, and Esc gives it back", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#view=matrix");
  const button = page.getByRole("button", { name: "Share" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  const focused = () =>
    page.evaluate(() => {
      const share = document.querySelector("attention-lab-share");
      const element = share?.shadowRoot?.activeElement;
      return document.activeElement === share && element ? element.textContent?.trim() : undefined;
    });
  expect(await focused()).toBe("Close");
  const press = async (name: string) => {
    for (let count = 0; (await focused()) !== name; count += 1) {
      expect(count).toBeLessThan(60);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
  };
  await press("Element");
  await press("Copy");
  await expect(dialog(page).getByRole("status").last()).toHaveText("Copied.");
  await press("+Lesson: 0 views".slice(1));
  await press("Add this view to the lesson");
  await press("↑");
  expect(await focused()).toBe("↑");
  await press("Remove");
  expect(await focused()).toContain("Lesson: 0 views");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test("the colours that an author chooses hold for the frame, whatever the page around it has", async ({
  page,
  baseURL,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await share(page, "#view=lines");
  await dialog(page).getByRole("button", { name: "Frame" }).click();
  await dialog(page).locator(".shown select").last().selectOption({ label: "dark" });
  await expect(code(page)).toHaveValue(/theme=dark/);
  await page.goto(placesOf(baseURL).host(await code(page).inputValue()));
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("attention-lab .sentence p")).toBeVisible();
  const ground = await frame
    .locator("body")
    .evaluate((body) => getComputedStyle(body.ownerDocument.documentElement).colorScheme);
  expect(ground).toBe("dark");
});

test("Markdown's picture is saved under the name that it has there", async ({ page }) => {
  await share(page, "#view=compare&compare=we+love+AI");
  await expect(page.locator("attention-lab .twin attention-lab-matrix")).toHaveCount(3);
  await dialog(page).getByRole("button", { name: "Markdown" }).click();
  await expect(code(page)).toHaveValue(/\]\(attention-lab\.png\)\]/);
  const download = page.waitForEvent("download");
  await dialog(page).getByRole("button", { name: "Save the picture" }).click();
  expect((await download).suggestedFilename()).toBe("attention-lab.png");
  await expect(dialog(page).getByRole("status").last()).toHaveText("Saved.");
});

test("both compared sentences are saved as one figure", async ({ page }) => {
  await share(page, "#view=compare&compare=we+love+AI&head=2");
  await expect(page.locator("attention-lab .twin attention-lab-matrix")).toHaveCount(3);
  await dialog(page).getByText("Picture, data, script, worksheet").click();
  await dialog(page).locator("select", { hasText: "SVG" }).selectOption({ label: "SVG picture" });
  const download = page.waitForEvent("download");
  await dialog(page).getByRole("button", { name: "Save", exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("attention-i-love-ai-head2-sentences.svg");
  const svg = readFileSync(await file.path(), "utf8");
  expect(svg).toContain("Second sentence, head 2");
  expect(svg).toContain("we love AI");
});

test("the steps that an author may leave are those of the model", async ({ page }) => {
  await share(page, "#model=grammar&layer=0&view=steps");
  await expect(stepChoice(page).locator("option")).toContainText(["layer norm"]);
});

test("on a phone the answer to Copy is in sight, and Esc leaves the dialog from its preview, too", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page);
  await page.getByRole("button", { name: "Share" }).click();
  await dialog(page).getByRole("button", { name: "Copy", exact: true }).first().click();
  await expect(dialog(page).getByText("Copied.")).toBeInViewport({ ratio: 1 });
  const preview = page.frameLocator("attention-lab-share iframe");
  await preview.locator("attention-lab-lines svg").first().click();
  await page.keyboard.press("Escape");
  await expect(dialog(page).locator("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Share" })).toBeFocused();
});

test("in a lesson, Start over leads to how the viewed chapter begins", async ({ page }) => {
  const chapters = [{ link: "text=one" }, { link: "text=two+words&heads=4", caption: "Two" }];
  const lesson = encodeURIComponent(JSON.stringify({ v: 1, title: "Two", chapters }));
  await open(page, `#lesson=${lesson}`);
  const player = page.getByRole("navigation", { name: "Lesson" });
  await player.getByRole("button", { name: "Next" }).click();
  await expect(field(page)).toHaveValue("two words");
  await field(page).fill("the reader's own");
  await page.getByRole("combobox", { name: "Heads" }).selectOption("2");
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(field(page)).toHaveValue("two words");
  await expect(player).toContainText("2 of 2");
  expect(await specOf(page)).toMatchObject({ heads: 4, caption: "Two", chapter: 1 });
});

test("a lesson's player keeps the focus at both ends, and gives it to the text when it ends", async ({
  page,
}) => {
  const chapters = ["view=lines", "view=matrix"].map((link) => ({ link, caption: link }));
  const lesson = encodeURIComponent(JSON.stringify({ v: 1, title: "Two", chapters }));
  await open(page, `#lesson=${lesson}`);
  const player = page.getByRole("navigation", { name: "Lesson" });
  const next = player.getByRole("button", { name: "Next" });
  await next.focus();
  await page.keyboard.press("Enter");
  await expect(player).toContainText("2 of 2");
  await expect(next).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(player).toContainText("2 of 2");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(player).toHaveCount(0);
  await expect(field(page)).toBeFocused();
});

for (const [name, lesson, said] of [
  ["no JSON", "{oops", "Expected property name"],
  ["another version", '{"v":9,"chapters":[]}', "this page knows version 1"],
  ["no chapter", '{"v":1,"chapters":[]}', "it must be a list of 1 to 100"],
  ["a chapter without a link", '{"v":1,"chapters":[{}]}', "chapters[0].link is undefined"],
  [
    "markup",
    '{"v":1,"title":7,"chapters":[{"link":"<img src=x onerror=alert(1)>"}]}',
    "title is 7",
  ],
  ["a file that is not there", "missing/lesson.json", "HTTP 404"],
] as const) {
  test(`a lesson that cannot be played is named and the page works: ${name}`, async ({ page }) => {
    const failures: Error[] = [];
    page.on("pageerror", (error) => failures.push(error));
    await open(page, `#text=still+here&lesson=${encodeURIComponent(lesson)}`);
    await expect(page.locator("attention-lab .notice")).toContainText(said);
    await field(page).fill("and it works");
    await expect(page.locator("attention-lab-lines")).toContainText("works");
    expect(failures).toEqual([]);
  });
}

test("what a hostile packed link cannot mean is named, and the page works", async ({ page }) => {
  for (const packed of ["%00%00", "AAAA", "eJzLSM3JyQcABiwCFQ", "A".repeat(200_000)]) {
    await page.goto("about:blank");
    await open(page, `#z=${packed}&v=1`);
    await expect(page.locator("attention-lab .notice").first()).toBeVisible();
    await field(page).fill("still works");
    await expect(page.locator("attention-lab-lines")).toContainText("works");
  }
});
