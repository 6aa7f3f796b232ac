import { expect, test } from "@playwright/test";
import { drawn, sentence, specOf, token } from "./lab.js";

test("on a slow machine the first picture needs no wait, no reading and one click to its making", async ({
  page,
}) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const response = await page.goto("./", { waitUntil: "commit" });

  // Before any script: the sentence's numbers stand in the HTML.
  const served = await response!.text();
  expect(served).toContain("static-picture");
  // The one gives way to the other at any moment.
  const pictures = page.locator(".static-picture, attention-lab .sentence");
  await expect(pictures.filter({ visible: true }).first()).toBeVisible();
  expect(await page.locator("dialog, [role=dialog], progress").count()).toBe(0);

  // Then the computed picture says the same in the same place.
  await drawn(page);
  const first = await sentence(page).innerText();
  expect(first).toMatch(/^love looks most at I, \d+%, head\s0 · subject [01]\.\d\d$/);
  expect(served.replace(/<[^>]*>/g, "").replace(/\s/g, " ")).toContain(first.replace(/\s/g, " "));
  await expect(page.locator(".static-picture")).toBeHidden();

  await token(page, 1).hover();
  await expect(sentence(page)).toHaveText(/^I looks most at/);
  await token(page, 3).click();
  expect((await specOf(page)).query).toBe(3);
  await page.keyboard.press("Escape");
  expect((await specOf(page)).query).toBeNull();

  await page.mouse.move(0, 0);
  await page
    .getByRole("button", { name: /^Where does \d+% come from\?/ })
    .first()
    .click();
  await expect(page.locator("attention-lab div.made")).toBeInViewport();
});

for (const [address, wanted] of [
  ["./", ["grammar", "trained-worker"]],
  ["./#text=red+car&model=friends", ["friends", "trained-worker"]],
  ["./#v=1", ["worker"]],
  ["./#text=model%3Dgrammar", ["worker"]],
] as const) {
  test(`${address}: what it is computed by is fetched while the page's own script is on its way, and once`, async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on("request", (request) => {
      const file = /\/assets\/((trained-)?worker|grammar|friends)-[^/]*$/.exec(request.url());
      if (file) asked.push(file[1]!);
    });
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/assets/first-view-*.js", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(address, { waitUntil: "commit" });
    await expect.poll(() => [...asked].sort()).toEqual(wanted);
    release();
    await drawn(page);
    expect([...asked].sort()).toEqual(wanted);
  });
}
