import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { locateChromium } from "../../commands/locate-chromium.mjs";
import { UsageError } from "./usage.js";

/** Base64 of the largest picture, with room to spare. */
const mostOutput = 512 * 1024 * 1024;

/**
 * The SVG as a PNG, drawn by the Chromium or Chrome of this machine.
 * @throws UsageError where there is none.
 */
export async function pngByChromium(svg: string, pixelRatio: number): Promise<Uint8Array> {
  const program = locateChromium();
  if (!program) {
    throw new UsageError(
      "png needs Chromium or Chrome, and none is on PATH: install one, set CHROME_PATH to it, or take --format svg",
    );
  }
  const folder = await mkdtemp(join(tmpdir(), "attention-lab-"));
  try {
    const page = join(folder, "page.html");
    await writeFile(page, drawingPage(svg, pixelRatio));
    const { stdout } = await promisify(execFile)(
      program,
      [...switches, `--user-data-dir=${folder}`, "--dump-dom", pathToFileURL(page).href],
      { maxBuffer: mostOutput },
    );
    const [, png] = /data:image\/png;base64,([\w+/=]+)/.exec(stdout) ?? [];
    if (!png) throw new UsageError(`${program} drew no picture; take --format svg`);
    return Buffer.from(png, "base64");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const switches = [
  "--headless",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  // Chromium refuses to sandbox what root starts; the page holds nothing but our SVG, as an image.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** A page that draws the picture into a canvas, and holds the canvas's PNG when it has loaded. */
function drawingPage(svg: string, pixelRatio: number): string {
  const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return `<!doctype html><img src="${image}"><script>
onload = () => {
  const image = document.images[0];
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * ${pixelRatio};
  canvas.height = image.naturalHeight * ${pixelRatio};
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  document.body.textContent = canvas.toDataURL("image/png");
};
</script>`;
}
