import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { digestsOf, expectedLayer } from "./expected.js";
import { drawnTokens, placesOf } from "./host.js";
import {
  andSettle,
  expectNoSidewaysScroll,
  field,
  head,
  open,
  sentence,
  specOf,
  tokensOf,
} from "./lab.js";

const weights = (page: Page) => page.getByRole("combobox", { name: "Weights" });
const card = (page: Page) => page.locator("attention-lab .model-card");

/** SHA-256 of the viewed layer's weights and output, of the numbers that the page has drawn. */
function drawnDigests(page: Page, layer: number): Promise<string[]> {
  return page.evaluate(async (index) => {
    const { weights: shares, output } =
      document.querySelector("attention-lab")!.trace!.layers[index]!;
    const digest = async (data: Float32Array) => {
      const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data as BufferSource));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    };
    return Promise.all([digest(shares.data), digest(output.data)]);
  }, layer);
}

test("the page opens with trained heads; a link that names no model has untrained weights", async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await open(page, "");
  await expect(sentence(page)).toHaveText(/^love looks most at I, .*subject [01]\.\d\d$/);
  const spec = await specOf(page);
  expect(spec.model).toBe("grammar");
  expect(await drawnDigests(page, spec.layer)).toEqual(digestsOf((await expectedLayer(spec))!));
  expect(fetched.filter((url) => url.endsWith(".safetensors"))).toHaveLength(1);
  // The engine of untrained weights waits until it is asked for.
  expect(fetched.filter((url) => /attention-.*wasm/.test(url))).toEqual([]);

  await page.goto("./#text=so+it+goes");
  await expect.poll(() => tokensOf(page)).toEqual(["so", "it", "goes"]);
  await expect(page.locator("[part=origin]")).toContainText("untrained");
});

test("on a phone the suggestions are one row, and the one that has the focus is seen whole", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page, "");
  await field(page).focus();
  const suggestions = page.locator("attention-lab .suggestions.one-row button");
  await expect(suggestions).toHaveCount(3);
  for (const suggestion of await suggestions.all()) {
    await page.keyboard.press("Tab");
    await expect(suggestion).toBeFocused();
    await expect(suggestion).toBeInViewport({ ratio: 1 });
  }
  for (const lang of ["en", "ru", "zh"]) {
    await open(page, `#model=grammar&lang=${lang}`);
    await expect(page.locator("attention-lab .answers")).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
});

test("where the model cannot be fetched, the page says so, and untrained weights are one choice away", async ({
  page,
}) => {
  await page.route("**/*.safetensors", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator("attention-lab figure.static-picture")).toBeVisible();
  await andSettle(page, () => weights(page).selectOption({ label: "untrained" }));
  await expect(page.getByRole("alert")).toBeHidden();
  expect(await tokensOf(page)).toEqual(["I", "love", "AI"]);
});

test("one press leads from untrained weights to heads that mean something, and one back", async ({
  page,
}) => {
  await open(page);
  await andSettle(page, () => page.getByRole("button", { name: "See trained heads" }).click());
  expect(await tokensOf(page)).toEqual(["<start>", "I", "love", "AI"]);
  await expect(sentence(page)).toHaveText(
    /^love looks most at I, (9\d|100)%, head\s0 · subject [01]\.\d\d$/,
  );
  await expect(head(page, 1)).toContainText(/object 0\.9\d/);
  await expect(page.locator("[part=origin]")).toContainText("trained on a toy grammar");
  expect(new URL(page.url()).hash).toBe("");
  const oneHead = page.getByRole("button", { name: "One head beside many, untrained" });
  await andSettle(page, () => oneHead.click());
  await expect(page.locator("[part=one-head]")).toBeVisible();
  await page.goBack();
  await expect(page.locator("[part=origin]")).toContainText("trained on a toy grammar");
  await page.goBack();
  await expect(page.locator("[part=origin]")).toContainText("untrained");
  await expect.poll(async () => (await specOf(page)).heads).toBe(8);
});

for (const [name, hash] of Object.entries({
  grammar: "#model=grammar&text=the+keys+to+the+cabinet+are+old+.",
  "a lower layer": "#model=grammar-emergent&layer=0",
  "heads off in both layers": "#model=language&off=1+1.2&scale=off",
  friends: "#model=friends&temperature=2",
  induction: "#model=induction&positions=off",
})) {
  test(`a link to ${name} shows the numbers that the engine gives in Node`, async ({ page }) => {
    await open(page, hash);
    const spec = await specOf(page);
    const expected = await expectedLayer(spec);
    expect(await drawnDigests(page, spec.layer)).toEqual(digestsOf(expected!));
  });
}

test("a model gets a text that it can read, and the reader's own comes back", async ({ page }) => {
  await open(page, "#text=my+own+words");
  await andSettle(page, () => weights(page).selectOption("trained: friends (toys)"));
  await expect(field(page)).toHaveValue(/^red hero, /);
  await expect(head(page, 0)).toContainText(/heroes 1\.00|heroes 0\.\d\d/);
  await andSettle(page, () => weights(page).selectOption("trained: grammar"));
  await expect(field(page)).toHaveValue("my own words");
});

test("what a model cannot read is said, the page goes on, and nothing typed is lost", async ({
  page,
}) => {
  await page.goto("./#model=friends&text=red+hero,+sad+song");
  await expect(page.getByRole("alert")).toContainText("sad");
  await expect(field(page)).toHaveValue("red hero, sad song");
  await andSettle(page, () => field(page).fill("red hero, blue car"));
  expect(await tokensOf(page)).toEqual(["red hero", "blue car"]);
});

for (const { lang, said } of [
  { lang: "en", said: "“word7” and 4 more." },
  { lang: "ru", said: "«word7» и ещё 4 слова." },
  { lang: "zh", said: "“word7” 以及另外 4 个词。" },
]) {
  test(`of many words that the model has never seen eight are named, in ${lang}`, async ({
    page,
  }) => {
    const text = Array.from({ length: 12 }, (_, index) => `word${index}`).join("+");
    await open(page, `#text=${text}&model=grammar&lang=${lang}`);
    await expect(page.locator("attention-lab .notice")).toContainText(said);
    await expect(page.locator("attention-lab .notice")).not.toContainText("word8");
  });
}

test("a word that the model has never seen is named, and read as an unknown word", async ({
  page,
}) => {
  await open(page, "#model=grammar&text=the+gizmo+near+the+cats+is+<b>old</b>+.");
  await expect(page.locator(".notice").filter({ hasText: "never seen" })).toContainText("“gizmo”");
  await expect(page.locator("attention-lab b b")).toHaveCount(0);
});

test("the card tells which head finds the subject, how that is known, and what the score means", async ({
  page,
}) => {
  await open(page, "#model=grammar");
  await card(page).getByText("About this model").click();
  await expect(card(page)).toContainText("not English");
  await expect(card(page)).toContainText(/layer 1, head 0\s*subject [01]\.\d\d/);
  await expect(card(page)).toContainText("above 0.6");
  const rows = card(page).locator("tbody tr");
  await expect(rows).toHaveCount(10);
});

test("it answers: of “love”, who does it and what; a head that is off loses its question", async ({
  page,
}) => {
  await open(page, "#model=grammar&query=2");
  const answers = page.locator("table.answers");
  await expect(answers.locator("tr", { hasText: "who does it?" })).toContainText("I");
  await expect(answers.locator("tr", { hasText: "what or whom?" })).toContainText("AI");
  const before = await answers.locator("tbody tr").first().innerText();
  await andSettle(page, () =>
    page.evaluate(() => document.querySelector("attention-lab")!.change({ off: [16] })),
  );
  await expect(answers.locator("tbody tr").first()).not.toHaveText(before);
});

test("from the output one walks, number by number, back to the embedding below both layers", async ({
  page,
}) => {
  await open(page, "#model=grammar&view=steps&step=output&cell=output.2.0");
  const made = page.locator("attention-lab .made");
  const go = async (kind: string) => {
    await made.locator(`button.number.${kind}`).first().click();
    await expect(made.locator(".made-value")).toContainText("=");
  };
  for (const kind of ["mixed", "weights", "logits", "scaled", "scores", "query", "x", "stream"]) {
    await go(kind);
  }
  await go("sum");
  expect(await specOf(page)).toMatchObject({ layer: 0 });
  for (const kind of ["stream", "embedding"]) await go(kind);
  await expect(made).toContainText("One of the learned numbers that stand for");
  await expect(made.locator(".trail button")).toHaveCount(11);
});

test("an element of another origin, with and without workers, has the same trained numbers", async ({
  page,
  baseURL,
}) => {
  const places = placesOf(baseURL);
  const script = `<script type="module" src="${places.dist}attention-lab.js"></script>`;
  await page.goto(
    places.host(
      `${script}<attention-lab model="grammar" mask="causal" text="I love AI"></attention-lab>`,
    ),
  );
  expect(await drawnTokens(page)).toEqual([["<start>", "I", "love", "AI"]]);
  const spec = await specOf(page);
  expect(spec).toMatchObject({ mask: "causal", layer: 1, heads: 5 });
  expect(await drawnDigests(page, 1)).toEqual(digestsOf((await expectedLayer(spec))!));
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing wrong with a trained model, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await open(page, "#model=grammar&step=norm&cell=x.1.1&text=the+gizmo+is+old+.");
    await card(page).getByText("About this model").click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

for (const lang of ["en", "ru", "zh"]) {
  test(`nothing scrolls sideways at 320 px with a trained model in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await open(page, `#model=friends&lang=${lang}`);
    await card(page).locator("summary").click();
    await expectNoSidewaysScroll(page);
  });
}
