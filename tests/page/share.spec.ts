import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { field, open, specOf } from "./lab.js";

const dialog = (page: Page) => page.locator("attention-lab-share dialog");
const code = (page: Page) => dialog(page).locator("textarea[readonly]");

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

test("from the page to a locked embed of softmax of head 2: decided, seen, pasted", async ({
  page,
}) => {
  await share(page, "#text=my+own+words&view=steps&step=softmax&head=2");
  await dialog(page).getByRole("button", { name: "Element" }).click();
  await dialog(page).getByText("What the reader may do").click();
  await dialog(page).getByLabel("the text").check();
  await dialog(page).getByLabel("softmax").check();
  await dialog(page).getByLabel("Caption").fill("Each row sums to 1.");
  await expect(code(page)).toHaveValue(
    /<attention-lab text="my own words" view="steps" head="2" step="softmax" steps="softmax" lock="text" caption="Each row sums to 1.">my own words</,
  );
  // What the author sees is what the reader will.
  const preview = page.frameLocator("attention-lab-share iframe");
  await expect(preview.locator("attention-lab .caption")).toHaveText("Each row sums to 1.");
  await expect(preview.locator("attention-lab input[type=text]")).toHaveAttribute("readonly");
  await expect(preview.locator(".steps [aria-current=step]")).toHaveText("softmax");
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
