import { expect, test } from "@playwright/test";
import { andSettle, field, head, layerOf, matrix, open, sentence, token, tokensOf } from "./lab.js";
import { Palette } from "../../web/src/views/palette.js";
import type { HeadsFigure } from "../../web/src/views/heads.js";

test("the picture in the HTML, before any script, has the numbers that the engine gives", async ({
  page,
  request,
}) => {
  const html = await (await request.get("./")).text();
  await open(page, "");
  const still = html.slice(html.indexOf("<figure"), html.indexOf("</figure>"));
  const shares = [...still.matchAll(/>(\d+%)</g)].map((match) => match[1]);
  const weights = await page.evaluate(() =>
    Array.from(document.querySelector("attention-lab")!.trace!.layers.at(-1)!.weights.data),
  );
  // Head 0, the third of four tokens, which is the last that looks at another word.
  expect(shares).toEqual(weights.slice(8, 12).map((weight) => `${Math.round(weight * 100)}%`));
  expect(still.replace(/<[^>]+>/g, "")).toContain(
    (await sentence(page).innerText()).replace(/\s+/g, " ").slice(0, 20),
  );
});

test("every number in the matrix is the trace's, and each row's sum is 1", async ({ page }) => {
  await open(page, "#text=the+keys+are+old&head=3");
  const { weights, tokens } = await layerOf(page);
  for (let query = 0; query < tokens; query += 1) {
    for (let key = 0; key < tokens; key += 1) {
      const cell = matrix(page).locator(`text[data-query="${query}"][data-key="${key}"]`);
      const weight = weights[(3 * tokens + query) * tokens + key]!;
      await expect(cell).toHaveText(weight.toFixed(2));
    }
  }
  await expect(matrix(page).locator("text.sum")).toHaveText(["1.00", "1.00", "1.00", "1.00"]);
});

test("every small map has the colours of its head's weights", async ({ page }) => {
  await open(page, "#text=the+keys+are+old&theme=light");
  const { weights, tokens, heads } = await layerOf(page);
  const painted = await page.locator("attention-lab-heads canvas").evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const image = (canvas as HTMLCanvasElement)
        .getContext("2d")!
        .getImageData(0, 0, width, height);
      return Array.from(image.data);
    }),
  );
  expect(painted.length).toBe(heads);
  const palette = new Palette("light", 1);
  const colours = painted.flatMap((pixels) =>
    Array.from(
      { length: tokens * tokens },
      (_, cell) =>
        `#${pixels
          .slice(4 * cell, 4 * cell + 3)
          .map((byte) => byte.toString(16).padStart(2, "0"))
          .join("")}`,
    ),
  );
  expect(colours).toEqual(weights.map((weight) => palette.colour(weight)));
});

test("the lines are as thick as their weights, and the sentence names the thickest", async ({
  page,
}) => {
  await open(page, "#text=the+keys+are+old&query=2&head=5");
  const { weights, tokens } = await layerOf(page);
  const row = weights.slice((5 * tokens + 2) * tokens, (5 * tokens + 3) * tokens);
  for (const [key, weight] of row.entries()) {
    const line = page.locator(`attention-lab-lines path[data-key="${key}"]`);
    expect(Number(await line.getAttribute("stroke-width"))).toBeCloseTo(
      Math.max(0.75, 36 * weight),
      3,
    );
  }
  const most = row.indexOf(Math.max(...row));
  const words = ["the", "keys", "are", "old"];
  await expect(sentence(page)).toHaveText(
    `are looks most at ${words[most]}, ${Math.round(row[most]! * 100)}%, head 5`,
  );
});

test("typing changes every picture as one types, and the trace with it", async ({ page }) => {
  await open(page);
  const pictures = () =>
    Promise.all([
      page.locator("attention-lab-lines svg").innerHTML(),
      page
        .locator("attention-lab-heads canvas")
        .first()
        .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL()),
      matrix(page).locator("svg").innerHTML(),
      page.locator("attention-lab-matrix[one-head] svg").innerHTML(),
      sentence(page).innerText(),
    ]);
  const before = await pictures();
  await field(page).press("End");
  await andSettle(page, () => page.keyboard.type("s"));
  expect(await tokensOf(page)).toEqual(["I", "love", "AIs"]);
  const after = await pictures();
  after.forEach((picture, index) => expect(picture).not.toBe(before[index]));
});

test("the worked example is one click: four tokens, 8 heads of 64 numbers", async ({ page }) => {
  await open(page, "#text=something+else&heads=2&width=64");
  await andSettle(page, () => page.getByRole("button", { name: /Worked example/ }).click());
  expect(await tokensOf(page)).toEqual(["I", "love", "A", "I"]);
  await expect(token(page, 3)).toHaveText("I₂");
  const { width, heads } = await layerOf(page);
  expect([width, heads]).toEqual([512, 8]);
  await expect(page.getByText("Multi-head: 8 heads × 64")).toBeVisible();
  await expect(page.getByText("Self-attention: 1 head × 512")).toBeVisible();
});

test("under the causal mask every weight ahead is exactly 0 and its cell is blank", async ({
  page,
}) => {
  await open(page, "#text=a+b+c");
  await andSettle(page, () => page.getByLabel("Mask").selectOption("causal"));
  const { weights, tokens, heads } = await layerOf(page);
  for (let row = 0; row < heads * tokens; row += 1) {
    for (let key = (row % tokens) + 1; key < tokens; key += 1)
      expect(weights[row * tokens + key]).toBe(0);
  }
  await expect(matrix(page).locator('text[data-query="0"][data-key="1"]')).toHaveCount(0);
  await token(page, 0).click();
  await page.locator("attention-lab-lines g.key[data-key='2']").hover();
  await expect(sentence(page)).toContainText("a cannot see c");
});

test("scaling, temperature, positions, heads, width and seed each change the numbers", async ({
  page,
}) => {
  await open(page, "#text=a+b+c");
  const seen = new Set([JSON.stringify((await layerOf(page)).weights)]);
  const acts = [
    () => page.getByLabel("Divide by").uncheck(),
    () => page.getByRole("slider", { name: "Temperature" }).fill("10"),
    () => page.getByLabel("Positions").uncheck(),
    () => page.getByRole("combobox", { name: "Heads" }).selectOption("4"),
    () => page.getByRole("combobox", { name: "Width" }).selectOption("64"),
    () => page.getByLabel("Seed").fill("12"),
  ];
  for (const act of acts) {
    await andSettle(page, act);
    seen.add(JSON.stringify((await layerOf(page)).weights));
  }
  expect(seen.size).toBe(acts.length + 1);
  await expect(page.getByText("untrained (seed 12)")).toBeVisible();
});

test("only head counts that divide the width are on offer", async ({ page }) => {
  await open(page, "#width=48&heads=12");
  const options = await page
    .getByRole("combobox", { name: "Heads" })
    .locator("option")
    .allInnerTexts();
  expect(options.map(Number)).toEqual([1, 2, 3, 4, 6, 8, 12, 16]);
  await expect(head(page, 11)).toBeVisible();
});

test("the one head's matrix speaks of its own weights, by mouse and by keys", async ({ page }) => {
  await open(page, "#head=5");
  const own = page.locator("attention-lab-matrix[one-head]");
  await own.scrollIntoViewIfNeeded();
  const printed = await own.locator('text[data-query="0"][data-key="0"]').textContent();
  const [x, y] = await own.locator('text[data-query="0"][data-key="0"]').evaluate((cell) => {
    const { left, top, width, height } = cell.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  });
  await page.mouse.move(x!, y!);
  const percent = `${Math.round(Number(printed) * 100)}%`;
  await expect(sentence(page)).toHaveText(`I looks at I with ${percent}, the one head`);
  await page.mouse.move(2, 2);
  await own.locator("[role=group]").focus();
  await page.keyboard.press("Home");
  await expect(sentence(page)).toContainText("the one head");
});

test("what each head gives to the output is shown, and is all of it", async ({ page }) => {
  await open(page, "#text=the+keys+are+old&query=1&heads=4");
  const table = page.locator("attention-lab table.shares");
  await expect(table.locator("caption")).toHaveText("What each head gives to the output of keys");
  await expect(table.locator("tbody tr")).toHaveCount(4);
  await expect(table.locator("tfoot td").first()).toHaveText("100%");
  await token(page, 2).hover();
  await expect(table.locator("caption")).toHaveText("What each head gives to the output of are");
});

for (const { model, start, width, heads, lesson } of [
  { model: "untrained", start: "", width: 512, heads: 8, lesson: ".viewed-query" },
  { model: "grammar", start: "<start> ", width: 32, heads: 5, lesson: ".answers" },
]) {
  test(`what is typed is drawn from its weights at once (${model}); its other numbers follow with the lesson`, async ({
    page,
  }) => {
    await open(page, `#text=the+keys+are+old&model=${model}`);
    const below = page.locator(`attention-lab ${lesson} caption`);
    await expect(below).toContainText(/old|are/);
    const [atOnce, inThePause] = await page.evaluate(async (below) => {
      const lab = document.querySelector("attention-lab")!;
      const { renderRoot } = lab;
      const said = (selector: string) => renderRoot.querySelector(selector)?.textContent ?? "";
      const drawnWeights = () =>
        renderRoot.querySelector<HeadsFigure>("attention-lab-heads")!.picture!.layer.weights;
      const seen = () => ({
        sentence: said(".sentence p"),
        below: said(below),
        trace: lab.trace!.tokens.join(" "),
      });
      const whole = new Promise<CustomEvent>((resolve) =>
        lab.addEventListener("attention-change", (event) => resolve(event as CustomEvent), {
          once: true,
        }),
      );
      const changed = new Promise<void>((resolve) =>
        new MutationObserver(() => resolve()).observe(renderRoot.querySelector(".sentence p")!, {
          subtree: true,
          childList: true,
          characterData: true,
        }),
      );
      const input = renderRoot.querySelector<HTMLInputElement>(".field input[type=text]")!;
      input.value = "some letters";
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      await changed;
      const first = { ...seen(), weights: drawnWeights() };
      const { trace } = (await whole).detail;
      const { scores, scaled, output, weights } = trace.layers[lab.spec.layer];
      const lengths = [scores, scaled, output].map(({ data }) => data.length);
      const isSame = weights === first.weights && weights === drawnWeights() && trace === lab.trace;
      return [first, { ...seen(), lengths, isSame }] as const;
    }, `${lesson} caption`);
    expect(atOnce.sentence).toMatch(/some|letters/);
    expect(atOnce.below).not.toMatch(/some|letters/);
    expect(atOnce.trace).toBe(`${start}the keys are old`);
    expect(inThePause.below).toMatch(/some|letters/);
    expect(inThePause.trace).toBe(`${start}some letters`);
    const count = `${start}some letters`.split(" ").length;
    expect(inThePause.lengths).toEqual([heads * count ** 2, heads * count ** 2, count * width]);
    expect(inThePause.isSame).toBe(true);
  });
}
