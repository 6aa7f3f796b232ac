import { expect, test } from "@playwright/test";
import {
  andSettle,
  drawn,
  expectNoSidewaysScroll,
  field,
  head,
  layerOf,
  matrix,
  open,
  sentence,
  token,
  tokensOf,
} from "./lab.js";
import type { HeadsFigure } from "../../web/src/views/heads.js";
import type { LinesFigure } from "../../web/src/views/lines.js";

const many = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(" ");

test("512 tokens are computed and drawn; of 600 the rest is counted, and the text kept", async ({
  page,
}) => {
  await open(page);
  await andSettle(page, () => field(page).fill(many(600)));
  expect(await tokensOf(page)).toHaveLength(512);
  await expect(page.getByText("88 tokens are left out: the first 512 are computed.")).toBeVisible();
  await expect(field(page)).toHaveValue(many(600));
  await expect(token(page, 511)).toBeAttached();
  await expect(matrix(page).locator("canvas")).toHaveJSProperty("width", 512);
  await expectNoSidewaysScroll(page);
});

test("no text: a friendly line, no error, and typing brings the picture back", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await open(page);
  await andSettle(page, () => field(page).fill(""));
  await expect(page.getByText("No tokens yet.")).toBeVisible();
  await expect(page.locator("attention-lab-lines")).toHaveCount(0);
  expect(await tokensOf(page)).toBeUndefined();
  await andSettle(page, () => field(page).fill("   "));
  await andSettle(page, () => field(page).fill("back"));
  await expect(sentence(page)).toHaveText("back is alone and looks at itself, 100%, head 0");
  expect(errors).toEqual([]);
});

for (const [name, text, tokens] of [
  ["one word of 400 letters", "x".repeat(400), 1],
  ["right-to-left text", "أنا أحب الذكاء الاصطناعي", 4],
  ["emoji", "👩‍👩‍👧 🎉 🇩🇪", 3],
  ["Chinese", "我爱你", undefined],
  ["mixed scripts", "I люблю AI 和 עברית", 5],
] as const) {
  test(`${name} is drawn, on a phone too`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, `#text=${encodeURIComponent(text)}`);
    const drawn = await tokensOf(page);
    if (tokens !== undefined) expect(drawn).toHaveLength(tokens);
    expect(drawn?.join("")).toBe(text.replaceAll(" ", ""));
    await expectNoSidewaysScroll(page);
  });
}

test("right-to-left text runs from right to left, and so does the arrow key", async ({ page }) => {
  await open(page, `#text=${encodeURIComponent("أنا أحب الذكاء")}`);
  const [first, second] = [await token(page, 0).boundingBox(), await token(page, 1).boundingBox()];
  expect(first!.x).toBeGreaterThan(second!.x);
  await page.locator("attention-lab-lines svg").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  await expect(sentence(page)).toContainText("أحب looks");
});

test("temperature 0.05 and scaling off: weights saturate, rows still sum to 1", async ({
  page,
}) => {
  await open(page, "#temperature=0.05&scale=off&text=a+b+c");
  const { weights } = await layerOf(page);
  for (let row = 0; row < weights.length; row += 3) {
    expect(weights[row]! + weights[row + 1]! + weights[row + 2]!).toBeCloseTo(1, 6);
  }
  await expect(matrix(page).locator("text.sum")).toHaveText(["1.00", "1.00", "1.00"]);
});

test("where the policy blocks WebAssembly, a message says so and the text stays", async ({
  page,
}) => {
  await page.goto("/no-wasm/");
  await expect(page.getByRole("alert")).toContainText("content-security policy blocks WebAssembly");
  await expect(page.locator("attention-lab figure.static-picture")).toBeVisible();
  await expect(field(page)).toHaveValue("I love AI");
});

test("where there is no WebAssembly, a message says so", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "WebAssembly", { value: undefined });
    // The worker has its own: send the work to the page.
    Object.defineProperty(window, "Worker", { value: undefined });
  });
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("no WebAssembly");
});

test("where workers are refused, the page computes on its own thread", async ({ page }) => {
  await page.goto("/no-worker/#text=a+b");
  await drawn(page);
  expect(await tokensOf(page)).toEqual(["a", "b"]);
});

test("where the engine cannot be fetched, a message says so", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
});

test("a text longer than a Spec holds is kept as typed, and the page says what is used", async ({
  page,
}) => {
  await open(page);
  const text = "ab ".repeat(50_000);
  await andSettle(page, () => field(page).fill(text));
  await expect(
    page.getByText("150,000 characters are too many: the first 100,000 are used."),
  ).toBeVisible();
  await field(page).press("End");
  await page.keyboard.type("x");
  expect(await field(page).inputValue()).toBe(`${text}x`);
  expect(await tokensOf(page)).toHaveLength(512);
});

test("a seed out of range changes nothing, and the field goes back to the one in use", async ({
  page,
}) => {
  await open(page);
  const seed = page.getByRole("spinbutton", { name: "Seed" });
  await seed.fill("-5");
  expect((await page.evaluate(() => document.querySelector("attention-lab")!.spec)).seed).toBe(1);
  await seed.blur();
  await expect(seed).toHaveValue("1");
});

test("among 512 tokens the viewed one is brought into sight", async ({ page }) => {
  await open(page, `#text=${many(512).replaceAll(" ", "+")}`);
  await page.locator("attention-lab-lines svg").focus();
  await page.keyboard.press("End");
  await expect(token(page, 511)).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(token(page, 0)).toBeInViewport();
});

test("of a long text that is pasted the tokens in sight are drawn first, the others in the pause", async ({
  page,
}) => {
  await open(page, `#text=${many(512).replaceAll(" ", "+")}`);
  await expect(token(page, 0)).toHaveText("w0");
  const atOnce = await page.evaluate(async () => {
    const lab = document.querySelector("attention-lab")!;
    const lines = lab.renderRoot.querySelector<LinesFigure>("attention-lab-lines")!;
    const said = (query: number) =>
      lines.shadowRoot!.querySelector(`#query-${query} text`)?.textContent;
    const input = lab.renderRoot.querySelector<HTMLInputElement>(".field input[type=text]")!;
    input.value = input.value.replaceAll("w", "v");
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    const soon = () => new Promise((resolve) => setTimeout(resolve));
    while (lines.picture!.tokens[0] !== "v0") await soon();
    const viewed = lines.picture!.selection.query;
    return { viewed: said(viewed) === `v${viewed}`, first: said(0), isFar: viewed > 400 };
  });
  // The text rests on one of its last tokens, which is scrolled into sight.
  expect(atOnce).toEqual({ viewed: true, first: "w0", isFar: true });
  await expect(token(page, 0)).toHaveText("v0");
});

for (const model of ["untrained", "grammar"]) {
  test(`${model}: of a long text that is typed in the viewed head is drawn first, in the colours that all heads have`, async ({
    page,
  }) => {
    const text = many(400).replaceAll(" ", "+");
    await open(page, `#model=${model}&text=${text}&head=3&layer=${model === "grammar" ? 1 : 0}`);
    // The maps are painted: what is drawn first leaves them as they are.
    await expect(head(page, 3)).toBeVisible();
    const [first, whole] = await page.evaluate(async () => {
      const { renderRoot } = document.querySelector("attention-lab")!;
      const lines = renderRoot.querySelector<LinesFigure>("attention-lab-lines")!;
      const maps = renderRoot.querySelector<HeadsFigure>("attention-lab-heads")!;
      const drawnNow = () => {
        const { selection, layer, palette, tokens } = lines.picture!;
        const count = layer.tokens;
        const from = (layer.only ? 0 : selection.head * count ** 2) + selection.query * count;
        return {
          ofOne: layer.only !== undefined,
          said: renderRoot.querySelector(".sentence p")!.textContent,
          head: selection.head,
          largest: palette.largest,
          token: tokens[1],
          row: [...layer.weights.data.slice(from, from + count)],
          tokenOfMaps: maps.picture!.tokens[1],
        };
      };
      const soon = () => new Promise((resolve) => setTimeout(resolve));
      const input = renderRoot.querySelector<HTMLInputElement>(".field input[type=text]")!;
      input.value = input.value.replaceAll("w", "v");
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      while (!lines.picture!.tokens[1]!.startsWith("v")) await soon();
      const first = drawnNow();
      while (!maps.picture!.tokens[1]!.startsWith("v")) await soon();
      return [first, drawnNow()];
    });
    expect(first).toMatchObject({ ofOne: true, head: 3 });
    expect(first!.tokenOfMaps).toMatch(/^w/);
    expect(whole).toEqual({ ...first, ofOne: false, tokenOfMaps: first!.token });
  });
}

test("a head that is chosen while the others of a long text are still to come is drawn with it", async ({
  page,
}) => {
  await open(page, `#text=${many(400).replaceAll(" ", "+")}`);
  await page.evaluate(async () => {
    const lab = document.querySelector("attention-lab")!;
    const lines = lab.renderRoot.querySelector<LinesFigure>("attention-lab-lines")!;
    const input = lab.renderRoot.querySelector<HTMLInputElement>(".field input[type=text]")!;
    input.value = input.value.replaceAll("w", "v");
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    while (!lines.picture!.layer.only) await new Promise((resolve) => setTimeout(resolve));
    lab.change({ head: 5 });
    while (lines.picture!.selection.head !== 5) await new Promise((resolve) => setTimeout(resolve));
    if (lines.picture!.tokens[0] !== "v0") throw new Error("the text went back");
  });
  await expect(sentence(page)).toContainText("head 5");
  await expect(sentence(page)).toContainText("v399");
  await expect.poll(async () => (await tokensOf(page))![0]).toBe("v0");
});

test("a long text is whole as soon as one scrolls it, with what is looked at in it", async ({
  page,
}) => {
  await open(page, `#text=${many(512).replaceAll(" ", "+")}`);
  await token(page, 0).scrollIntoViewIfNeeded();
  await token(page, 0).hover();
  await expect(token(page, 0)).toHaveAttribute("aria-selected", "true");
  await expect(page.locator("attention-lab-lines [role=option]")).toHaveCount(512);
});
