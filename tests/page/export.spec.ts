/** Pictures that need a browser: a figure's SVG as an image, and as a PNG of 1 to 4 pixels a CSS pixel. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { build, type Rolldown } from "vite";
import { figureNames } from "../../web/src/export/figure-names.js";
import type { pngOf } from "../../web/src/export/raster.js";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

declare global {
  interface Window {
    raster: { pngOf: typeof pngOf };
  }
}

/** The command's answer, as bytes. */
function run(...args: string[]): Buffer {
  const options = { maxBuffer: 64 * 1024 * 1024 };
  return execFileSync(process.execPath, [path("../../dist/cli.js"), ...args], options);
}

/** The sizes that an SVG and a PNG give themselves. */
const svgSize = (svg: string) =>
  ["width", "height"].map((name) =>
    Number(new RegExp(`<svg[^>]* ${name}="(\\d+)"`).exec(svg)?.[1]),
  );
const pngSize = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

/** raster.ts alone, as a script that sets `raster`. */
async function rasterScript(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      lib: { entry: path("../../web/src/export/raster.ts"), formats: ["iife"], name: "raster" },
    },
  });
  const [{ output: chunks }] = output as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  return chunks[0].code;
}

const mark = [
  "--step",
  "mix",
  "--text",
  "<script>&\"' 😀 مرحبا",
  "--compare",
  "مرحبا </svg> 😀",
  "--mask",
  "causal",
  "--head",
  "2",
];

test("every figure's SVG opens as an image of its own size", async ({ page }) => {
  for (const figure of figureNames) {
    const svg = run(...mark, "--format", "svg", "--figure", figure).toString();
    const size = await page.evaluate(async (text) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, svg);
    expect(size).toEqual(svgSize(svg));
  }
});

test("a PNG has the SVG's pixels, up to four each way for one", async ({ page }) => {
  const svg = run(...mark, "--format", "svg", "--figure", "matrix", "--theme", "dark").toString();
  await page.goto("about:blank");
  await page.addScriptTag({ content: await rasterScript() });
  for (const ratio of [1, 4] as const) {
    const { bytes, corner } = await page.evaluate(
      async ([text, times]) => {
        const blob = await window.raster.pngOf(text, times);
        const canvas = new OffscreenCanvas(1, 1).getContext("2d")!;
        canvas.drawImage(await createImageBitmap(blob), 0, 0);
        const bytes = Array.from(new Uint8Array(await blob.arrayBuffer()));
        return { bytes, corner: Array.from(canvas.getImageData(0, 0, 1, 1).data) };
      },
      [svg, ratio] as const,
    );
    expect(pngSize(Buffer.from(bytes))).toEqual(svgSize(svg).map((length) => length * ratio));
    // The surface of the dark theme.
    expect(corner).toEqual([0x15, 0x15, 0x1a, 255]);
  }
});

test("an SVG that is none is refused with a reason", async ({ page }) => {
  await page.goto("about:blank");
  await page.addScriptTag({ content: await rasterScript() });
  const refused = page.evaluate(() => window.raster.pngOf("<svg", 1));
  await expect(refused).rejects.toThrow(/the browser refused the SVG/);
});

test("the command's PNG is drawn by this Chromium, at the ratio asked for", () => {
  const args = [...mark, "--figure", "heads"];
  const svg = run(...args, "--format", "svg").toString();
  const png = run(...args, "--format", "png", "--pixel-ratio", "3");
  expect(pngSize(png)).toEqual(svgSize(svg).map((length) => 3 * length));
});

test("the picture in the page's HTML is that of the lines", async ({ request }) => {
  const html = await (await request.get("./")).text();
  const [, still = ""] = /<svg[^>]*>(.*?)<\/svg>/s.exec(html) ?? [];
  const own = run("--model", "grammar", "--format", "svg", "--figure", "lines").toString();
  const paths = (svg: string) => svg.match(/<path d="[^"]*" stroke-width="[^"]*"/g);
  expect(paths(still)).toHaveLength(4);
  expect(paths(still)).toEqual(paths(own));
});
