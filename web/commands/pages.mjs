/**
 * `npm run pages -- --base URL [--out FOLDER]`: for deploying, a page of its own for every preset and
 * lesson, with what link previews ask for. It draws their pictures in Chromium; nothing else needs one.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { projectFolder, runAsCommand } from "../../cpp/toolchain/process.mjs";
import { build } from "./build.mjs";
import { findChromium } from "./chromium.mjs";
import { stage } from "./stage.mjs";

await runAsCommand(async () => {
  const { base, out } = asked();
  await build();
  const executablePath = await stage("Chrome or Chromium", findChromium);
  await stage(`pages for ${base} → ${out}`, () => writePages(base, out, executablePath));
});

function asked() {
  const { values } = parseArgs({
    options: { base: { type: "string" }, out: { type: "string", default: "dist" } },
  });
  return { base: checkedBase(values.base ?? process.env.PAGES_BASE), out: values.out };
}

/** Previews are read outside of the page: its pictures and oEmbed need whole addresses. */
function checkedBase(given) {
  const expected =
    "expected where dist will be served, such as --base https://example.org/attention-lab/ (or PAGES_BASE in the environment)";
  if (!given) throw new Error(`--base is missing: ${expected}`);
  const folder = given.endsWith("/") ? given : `${given}/`;
  const isWhole = /^https?:\/\/[^?#]+$/.test(folder) && URL.canParse(folder);
  if (!isWhole) throw new Error(`--base ${given}: ${expected}`);
  return new URL(folder).href;
}

async function writePages(base, out, executablePath) {
  const template = readFileSync(join(projectFolder, "dist/index.html"), "utf8");
  const { pages, lessons } = await withModule("src/pages/index.ts", async (module) => ({
    pages: await module.pagesOf(base, template),
    lessons: module.lessonFiles(),
  }));
  const pictures = await draw(
    pages.map(({ card }) => card.svg),
    executablePath,
  );
  pages.forEach(({ card }, index) => write(out, card.path, pictures[index]));
  // Last, so that no page is there without its picture.
  for (const { path, content } of [...lessons, ...pages.flatMap(({ texts }) => texts)]) {
    write(out, path, content);
  }
}

/** Gives TypeScript of the page to `work`, which is done before Vite is closed. */
async function withModule(path, work) {
  // There only once the build has brought the dependencies.
  const { createServer } = await import("vite");
  const server = await createServer({
    root: join(projectFolder, "web"),
    configFile: false,
    appType: "custom",
    server: { middlewareMode: true, ws: false, watch: null },
  });
  try {
    return await work(await server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}

function write(folder, path, content) {
  const file = resolve(projectFolder, folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** SVGs as PNGs of their own size, drawn by one browser. */
async function draw(svgs, executablePath) {
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
    const pictures = [];
    for (const svg of svgs) {
      const image = Buffer.from(svg).toString("base64");
      await page.setContent(`<img src="data:image/svg+xml;base64,${image}">`);
      pictures.push(await page.locator("img").screenshot());
    }
    return pictures;
  } finally {
    await browser.close();
  }
}
