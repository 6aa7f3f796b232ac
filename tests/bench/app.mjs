/** What a reader of the built page waits for. Some functions run in the page. */
/* global document, customElements, requestAnimationFrame, InputEvent */
import { fileURLToPath } from "node:url";
import { preview } from "vite";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const TURNS = 30;
const COLD_STARTS = 5;
const SEEN_MS = 2000;

/**
 * Milliseconds: from a keystroke among 64 words to the painted picture (95th percentile), the same for
 * a pasted text of 512 words, between frames while the pointer crosses the maps of 512 words and while
 * their zoomed matrix is dragged (95th percentile), and from the address to the first picture, here and of a page with onnxruntime-web.
 */
export async function measureApp(browser, benchAddress) {
  const server = await preview({
    configFile: false,
    logLevel: "error",
    root: dist,
    build: { outDir: dist },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const address = server.resolvedUrls.local[0];
  try {
    return {
      ...(await typing(browser, address)),
      ...(await moving(browser, address)),
      ...(await coldStarts(browser, address, new URL("cold-start.html", benchAddress).href)),
    };
  } finally {
    await server.close();
  }
}

async function typing(browser, address) {
  const page = await opened(browser, `${address}#text=${words(64).join("+")}`);
  // A reader types after having seen the page: the lesson has come, and the engine is warm.
  await page.waitForTimeout(SEEN_MS);
  const times = [];
  for (let turn = 0; turn < TURNS; turn++) {
    times.push(await page.evaluate(typeText, words(64).with(32, `word${turn}`).join(" ")));
  }
  const paste = [];
  for (let turn = 0; turn < 5; turn++) {
    paste.push(await page.evaluate(typeText, words(512, `text${turn}`).join(" ")));
    await page.evaluate(typeText, "I love AI");
  }
  await page.context().close();
  // The first ones are V8's: it compiles what they run.
  return { keystroke: percentile(times.slice(5), 0.95), paste: percentile(paste.slice(1), 0.5) };
}

/** Runs in the page: sets the text as a keystroke does, and waits until its picture is painted. */
async function typeText(text) {
  const lab = document.querySelector("attention-lab");
  const input = lab.renderRoot.querySelector(".field input[type=text]");
  // What is painted is the viewed head's picture, of a short text every head's; the rest follows in the
  // next pause.
  const drawn = () => lab.renderRoot.querySelector("attention-lab-lines").picture.layer.weights;
  const before = drawn();
  const start = performance.now();
  input.value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  const soon = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage("");
    });
  while (drawn() === before) await soon();
  await lab.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await soon();
  return performance.now() - start;
}

/** The pointer crosses the maps of 512 words; then their matrix is zoomed and dragged. */
async function moving(browser, address) {
  const page = await opened(browser, `${address}#text=${words(512).join("+")}`);
  const maps = await page.locator("attention-lab-heads").first().boundingBox();
  await page.mouse.move(maps.x + 5, maps.y + 5);
  const hover = await framesWhile(page, (part, step) =>
    page.mouse.move(maps.x + maps.width * part, maps.y + (maps.height * (step % 20)) / 20),
  );
  const matrix = page.locator("attention-lab-matrix[part=matrix]");
  await matrix.locator(".window").scrollIntoViewIfNeeded();
  const { x, y, width, height } = await matrix.locator(".window").boundingBox();
  const [middle, centre] = [x + width / 2, y + height / 2];
  await page.mouse.move(middle, centre);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -600);
  await page.keyboard.up("Control");
  await matrix.locator(".seen").filter({ hasText: "of 512 × 512 cells" }).waitFor();
  await page.mouse.down();
  const pan = await framesWhile(page, (part, step) =>
    page.mouse.move(middle - width * part * 0.4, centre + (step % 20)),
  );
  await page.mouse.up();
  await page.context().close();
  return { frame: percentile(hover, 0.95), panFrame: percentile(pan, 0.95) };
}

/** Milliseconds between frames during 120 moves. */
async function framesWhile(page, move) {
  await page.evaluate(() => {
    const frames = [];
    let last = performance.now();
    const frame = (now) => {
      frames.push(now - last);
      last = now;
      if (globalThis.frames === frames) requestAnimationFrame(frame);
    };
    Object.assign(globalThis, { frames });
    requestAnimationFrame(frame);
  });
  for (let step = 0; step < 120; step++) await move(step / 120, step);
  return page.evaluate(() => {
    const { frames } = globalThis;
    globalThis.frames = undefined;
    return frames.slice(5);
  });
}

/**
 * In turns, each with an empty cache: a link to untrained weights, which computes what the other page
 * does, and the front page with its trained model.
 */
async function coldStarts(browser, address, onnxAddress) {
  const own = [];
  const front = [];
  const onnx = [];
  for (let turn = 0; turn < COLD_STARTS; turn++) {
    for (const [times, hash] of [
      [own, "#v=1"],
      [front, ""],
    ]) {
      const page = await opened(browser, address + hash);
      times.push(await page.evaluate(() => globalThis.drawnAt));
      await page.context().close();
    }
    const other = await (await browser.newContext()).newPage();
    await other.goto(onnxAddress);
    await other.waitForFunction(() => globalThis.drawnAt);
    onnx.push(await other.evaluate(() => globalThis.drawnAt));
    await other.context().close();
  }
  return {
    coldStart: percentile(own, 0.5),
    frontPage: percentile(front, 0.5),
    onnxColdStart: percentile(onnx, 0.5),
  };
}

/** A page of its own, at its first picture. */
async function opened(browser, address) {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", async () => {
      await customElements.whenDefined("attention-lab");
      await document.querySelector("attention-lab").ready;
      requestAnimationFrame(() => Object.assign(globalThis, { drawnAt: performance.now() }));
    });
  });
  await page.goto(address);
  await page.waitForFunction(() => globalThis.drawnAt);
  return page;
}

function words(count, name = "word") {
  return Array.from({ length: count }, (_, index) => `${name}${index}`);
}

function percentile(values, part) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
