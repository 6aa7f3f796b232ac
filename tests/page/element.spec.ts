import { expect, test, type Page } from "@playwright/test";
import type { AttentionLab } from "../../web/src/element/attention-lab.js";
import { initialSpec, type Spec } from "../../web/src/spec/spec.js";
import { expectedLayer } from "./expected.js";
import { drawnTokens, placesOf, type Places } from "./host.js";

/** A host page whose script comes from the other origin. */
function elementHost(places: Places, body: string, headers?: Record<string, string>): string {
  return places.host(
    `<script type="module" src="${places.dist}attention-lab.js"></script>${body}`,
    headers,
  );
}

test.describe("the element on a page of another origin", () => {
  test("draws the engine's numbers, from a worker", async ({ page, baseURL }) => {
    const body = `<attention-lab text="so it goes" heads="4" mask="causal">so it goes</attention-lab>`;
    await page.goto(elementHost(placesOf(baseURL), body));
    expect(await drawnTokens(page)).toEqual([["so", "it", "goes"]]);
    const spec = { ...initialSpec, text: "so it goes", heads: 4, mask: "causal" } as Spec;
    const drawn = await page.evaluate(() =>
      Array.from(document.querySelector("attention-lab")!.trace!.layers[0]!.weights.data),
    );
    expect(drawn).toEqual(Array.from((await expectedLayer(spec))!.weights.data));
    expect(page.workers()).toHaveLength(1);
    await expect(page.locator("attention-lab [part=lines]")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Step by step" })).toBeAttached();
  });

  for (const [name, worker, workers] of [
    ["a policy that allows workers from blobs", "blob:", 1],
    ["a policy that allows none: on the page's own thread", "'none'", 0],
  ] as const) {
    test(`works under ${name}`, async ({ page, baseURL }) => {
      const places = placesOf(baseURL);
      const policy = `default-src 'none'; script-src ${places.origin} 'wasm-unsafe-eval'; worker-src ${worker}`;
      await page.goto(
        elementHost(places, `<attention-lab text="a b">a b</attention-lab>`, {
          "content-security-policy": policy,
        }),
      );
      expect(await drawnTokens(page)).toEqual([["a", "b"]]);
      expect(page.workers()).toHaveLength(workers);
    });
  }

  test("where the policy blocks WebAssembly, its text stays and a message says why", async ({
    page,
    baseURL,
  }) => {
    const places = placesOf(baseURL);
    const policy = `default-src 'none'; script-src ${places.origin}; worker-src blob:`;
    await page.goto(
      elementHost(places, `<attention-lab>The author's own text</attention-lab>`, {
        "content-security-policy": policy,
      }),
    );
    await expect(page.getByRole("alert")).toContainText(
      "content-security policy blocks WebAssembly",
    );
    await expect(page.getByText("The author's own text")).toBeVisible();
  });

  test("while its script is on the way, or does not come, its text is read", async ({
    page,
    baseURL,
  }) => {
    const asked = page.waitForRequest("**/attention-lab.js");
    const held: { go?: () => void } = {};
    await page.route("**/attention-lab.js", async (route) => {
      await new Promise<void>((resolve) => (held.go = resolve));
      await route.abort();
    });
    await page.goto(
      elementHost(placesOf(baseURL), `<attention-lab>Read me meanwhile</attention-lab>`),
      { waitUntil: "commit" },
    );
    await asked;
    await expect(page.getByText("Read me meanwhile")).toBeVisible();
    held.go?.();
    await expect(page.getByText("Read me meanwhile")).toBeVisible();
  });

  test("works on a page with COEP: require-corp", async ({ page, baseURL }) => {
    // A script of another origin has to be asked for with CORS there; module scripts always are.
    await page.goto(
      elementHost(placesOf(baseURL), `<attention-lab text="a b">a b</attention-lab>`, {
        "cross-origin-embedder-policy": "require-corp",
      }),
    );
    expect(await drawnTokens(page)).toEqual([["a", "b"]]);
  });
});

test.describe("many elements on one page", () => {
  const texts = Array.from({ length: 20 }, (_, index) => `text number ${index}`);
  const tags = texts.map((text) => `<attention-lab view="lines" text="${text}"></attention-lab>`);

  test("twenty share one worker, and each gets its own numbers", async ({ page, baseURL }) => {
    await page.goto(elementHost(placesOf(baseURL), tags.join("")));
    expect(await drawnTokens(page)).toEqual(texts.map((text) => text.split(" ")));
    expect(page.workers()).toHaveLength(1);
  });

  test("requests of one drop none of another's", async ({ page, baseURL }) => {
    await page.goto(elementHost(placesOf(baseURL), tags.slice(0, 3).join("")));
    await drawnTokens(page);
    await page.evaluate(() => {
      const [first, second, third] = document.querySelectorAll("attention-lab");
      second!.spec = { text: "only once" };
      for (let seed = 2; seed < 40; seed += 1) first!.spec = { text: "again and again", seed };
      third!.spec = { text: "once too" };
    });
    await page.waitForFunction(() => {
      const labs = [...document.querySelectorAll("attention-lab")];
      return labs.every((lab) => lab.result?.spec === lab.spec);
    });
    expect(await drawnTokens(page)).toEqual([
      ["again", "and", "again"],
      ["only", "once"],
      ["once", "too"],
    ]);
  });

  test("the worker ends with the last of them, and comes back with the next", async ({
    page,
    baseURL,
  }) => {
    await page.goto(elementHost(placesOf(baseURL), tags.slice(0, 2).join("")));
    await drawnTokens(page);
    await page.evaluate(() => document.querySelector("attention-lab")!.remove());
    expect(page.workers()).toHaveLength(1);
    const removed = await page.evaluateHandle(() => {
      const last = document.querySelector("attention-lab")!;
      last.remove();
      return last;
    });
    await expect.poll(() => page.workers().length).toBe(0);
    await removed.evaluate((lab) => {
      lab.spec = { text: "back again", view: "lines" };
      document.body.append(lab);
    });
    await page.waitForFunction(
      () => document.querySelector("attention-lab")?.trace?.tokens.join() === "back,again",
    );
    expect(page.workers()).toHaveLength(1);
  });

  test("one that is moved keeps its picture and its engine, also while it computes", async ({
    page,
    baseURL,
  }) => {
    const body = `<div id="from">${tags[0]}</div><div id="to"></div>`;
    await page.goto(elementHost(placesOf(baseURL), body));
    await drawnTokens(page);
    const [worker] = page.workers();
    await page.evaluate(async () => {
      const lab = document.querySelector("attention-lab")!;
      lab.spec = { text: "on the move", width: 1024 };
      await lab.updateComplete;
      document.querySelector("#to")!.append(lab);
    });
    await page.waitForFunction(
      () =>
        document.querySelector<AttentionLab>("#to attention-lab")!.trace?.tokens.join() ===
        "on,the,move",
    );
    expect(page.workers()).toEqual([worker]);
  });

  test("a second copy of the script leaves the first in place", async ({ page, baseURL }) => {
    const places = placesOf(baseURL);
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    const again = `<script type="module" src="${places.dist}attention-lab.js?again"></script>`;
    await page.goto(elementHost(places, again + tags[0]));
    expect(await drawnTokens(page)).toEqual([["text", "number", "0"]]);
    expect(errors).toEqual([]);
  });
});

/** Where the page stands once it has stood there for 20 frames. */
function scrolledTo(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let at = scrollY;
    for (let still = 0; still < 20; still += 1) {
      await new Promise(requestAnimationFrame);
      if (scrollY !== at) still = 0;
      at = scrollY;
    }
    return at;
  });
}

test.describe("the host page stays its own", () => {
  const tall = `<p tabindex="0" id="own">Own text</p><div style="height:3000px"></div>
    <attention-lab text="a b c" query="1">a b c</attention-lab><div style="height:3000px"></div>`;

  test("keys outside the element are the page's, and it never scrolls the page", async ({
    page,
    baseURL,
  }) => {
    await page.goto(elementHost(placesOf(baseURL), tall));
    await drawnTokens(page);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.evaluate(() => {
      const taken: string[] = [];
      Object.assign(window, { taken });
      addEventListener("keydown", (event) => event.defaultPrevented && taken.push(event.key));
    });
    await page.locator("#own").focus();
    for (const key of ["Escape", "ArrowDown", "ArrowUp", "Enter", "Home"])
      await page.keyboard.press(key);
    expect(await page.evaluate(() => (window as unknown as { taken: string[] }).taken)).toEqual([]);
    expect(await page.evaluate(() => document.querySelector("attention-lab")!.spec.query)).toBe(1);
    // The browser's own scrolling, of the keys above as of this one, is over before the next begins.
    await scrolledTo(page);
    await page.keyboard.press("Space");
    expect(await scrolledTo(page)).toBeGreaterThan(100);

    await page.evaluate(() => scrollTo({ top: 500, behavior: "instant" }));
    await page.evaluate(async () => {
      const lab = document.querySelector("attention-lab")!;
      lab.spec = {
        text: "other words here",
        view: "all",
        step: "softmax",
        cell: "weights.1.0",
        query: 2,
      };
    });
    await page.waitForFunction(
      () => document.querySelector("attention-lab")!.trace!.tokens.length === 3,
    );
    expect(await page.evaluate(() => scrollY)).toBe(500);
  });

  test("Esc inside the element frees what is locked", async ({ page, baseURL }) => {
    await page.goto(elementHost(placesOf(baseURL), tall));
    await drawnTokens(page);
    await page.locator("attention-lab-lines svg").focus();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.querySelector("attention-lab")!.spec.query)).toBe(
      null,
    );
  });

  test("the element follows the page's colours, also when they change later", async ({
    page,
    baseURL,
  }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(elementHost(placesOf(baseURL), `<attention-lab></attention-lab>`));
    await drawnTokens(page);
    const palettes = () =>
      page.evaluate(() => {
        const lab = document.querySelector("attention-lab")!;
        return lab.theme;
      });
    expect(await palettes()).toBe("light");
    await page.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
    await expect.poll(palettes).toBe("dark");
    await page.evaluate(() => (document.documentElement.style.colorScheme = "light"));
    await expect.poll(palettes).toBe("light");
    for (const [ink, theme] of [
      ["#fff", "dark"],
      ["oklch(0.2 0 0)", "light"],
      ["color(display-p3 0.9 0.9 0.9)", "dark"],
      ["rgb(0 0 0 / 90%)", "light"],
    ] as const) {
      await page.evaluate(
        (colour) => document.body.style.setProperty("--attention-lab-ink", colour),
        ink,
      );
      await expect.poll(palettes, ink).toBe(theme);
    }
  });
});
