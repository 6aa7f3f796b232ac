import { expect, test } from "@playwright/test";
import {
  andSettle,
  drawn,
  field,
  head,
  layerOf,
  open,
  sentence,
  specOf,
  token,
  tokensOf,
} from "./lab.js";

test("a link restores the exact view, and so does reloading it", async ({ page }) => {
  const hash =
    "#text=Mary+called+John&heads=4&mask=causal&temperature=0.5&seed=9&head=2&query=1&key=0&v=1";
  await open(page, hash);
  const view = async () => [
    await layerOf(page),
    await sentence(page).innerText(),
    await specOf(page),
  ];
  const first = await view();
  expect(await sentence(page).innerText()).toMatch(/^called looks at Mary with/);
  await page.reload();
  await drawn(page);
  expect(await view()).toEqual(first);
  expect(new URL(page.url()).hash).toBe(hash);
});

test("the address follows every act, and defaults are left out of it", async ({ page }) => {
  await open(page);
  const hash = () => new URL(page.url()).hash;
  await head(page, 2).click();
  expect(hash()).toBe("#head=2&v=1");
  await token(page, 0).click();
  expect(hash()).toBe("#head=2&query=0&v=1");
  await andSettle(page, () => page.getByRole("button", { name: "Start over" }).click());
  // What the page's own tag says needs no hash; what the Spec's defaults say does.
  expect(hash()).toBe("");
  expect((await specOf(page)).model).toBe("grammar");
  await andSettle(page, () => page.getByRole("button", { name: "One head beside many" }).click());
  expect(hash()).toBe("#v=1");
});

test("an act that changes nothing makes no entry in the history", async ({ page }) => {
  await open(page);
  const length = () => page.evaluate(() => history.length);
  await head(page, 2).click();
  const before = await length();
  await head(page, 2).click();
  expect(await length()).toBe(before);
});

test("Back undoes act by act; a piece of typing is one step", async ({ page }) => {
  await open(page);
  await head(page, 4).click();
  await field(page).fill("");
  await field(page).pressSequentially("so it goes", { delay: 15 });
  await expect.poll(() => tokensOf(page)).toEqual(["so", "it", "goes"]);
  await page.getByLabel("Mask").selectOption("causal");
  await expect.poll(() => new URL(page.url()).hash).toContain("mask=causal");

  await page.goBack();
  await expect.poll(async () => (await specOf(page)).mask).toBe("none");
  expect((await specOf(page)).text).toBe("so it goes");
  await page.goBack();
  await expect(field(page)).toHaveValue("I love AI");
  expect((await specOf(page)).head).toBe(4);
  await page.goBack();
  await expect.poll(async () => (await specOf(page)).head).toBe(0);
  await page.goForward();
  await expect.poll(async () => (await specOf(page)).head).toBe(4);
});

test("what a link says wrongly is named, the rest is used, and the page works", async ({
  page,
}) => {
  await open(page, "#text=a+b&heads=99&mask=sideways&query=7&flavour=sour");
  const notice = page.locator("attention-lab .notice");
  await expect(notice).toContainText("heads = 99 is not allowed (1 to 16); 8 is used.");
  await expect(notice).toContainText("mask = sideways");
  await expect(notice).toContainText("query = 7 is not allowed (0 to 1) and is left out.");
  expect(await tokensOf(page)).toEqual(["a", "b"]);
  await notice.getByRole("button", { name: "Close" }).click();
  await expect(notice).toHaveCount(0);
  await head(page, 1).click();
  expect(new URL(page.url()).hash).toContain("flavour=sour");
});

test("markup in a link is only ever text", async ({ page }) => {
  const evil = `<img src=x onerror="window.broken=1"><b>bold</b>`;
  await open(page, `#text=${encodeURIComponent(evil)}&seed=${encodeURIComponent(evil)}`);
  await expect(field(page)).toHaveValue(evil);
  const found = await page.evaluate(() => {
    const within = (root: ParentNode): number =>
      root.querySelectorAll("img").length +
      [...root.querySelectorAll("*")].reduce(
        (sum, el) => sum + (el.shadowRoot ? within(el.shadowRoot) : 0),
        0,
      );
    return [within(document), "broken" in window];
  });
  expect(found).toEqual([0, false]);
});

test("the element says when it is ready, takes a spec, and tells of every change", async ({
  page,
}) => {
  await open(page);
  await andSettle(page, () =>
    page.evaluate(() => {
      document.querySelector("attention-lab")!.spec = { text: "one two", heads: 2, extra: "kept" };
    }),
  );
  const { text, heads, mask, ...rest } = await specOf(page);
  expect([text, heads, mask, rest["extra"]]).toEqual(["one two", 2, "none", "kept"]);
  expect(await tokensOf(page)).toEqual(["one", "two"]);
  const detail = await page.evaluate(async () => {
    const lab = document.querySelector("attention-lab")!;
    const change = new Promise<CustomEvent>((resolve) =>
      document.addEventListener("attention-change", (event) => resolve(event as CustomEvent), {
        once: true,
      }),
    );
    lab.setAttribute("text", "three more words");
    const { spec, trace } = (await change).detail;
    return [spec.text, trace.tokens, trace === lab.trace];
  });
  expect(detail).toEqual(["three more words", ["three", "more", "words"], true]);
});
