import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { texPlugin } from "./tex-plugin.js";
import { computersFor } from "./src/export/computers.js";
import { staticPicture } from "./src/export/static-picture.js";
import { home } from "./src/pages/presets.js";
import { specSchema } from "./src/spec/schema.js";
import { readSpec } from "./src/spec/spec.js";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path("."),
  // One dist works under any path.
  base: "./",
  resolve: {
    alias: [
      {
        find: /^\.\/(attention|transformer|training)\.mjs$/,
        replacement: path("../build/wasm/$1.mjs"),
      },
    ],
  },
  plugins: [
    texPlugin(),
    {
      name: "static-picture",
      transformIndexHtml: async (html) => {
        const { spec } = readSpec(home.spec);
        const computers = await computersFor(spec, new URL("models/", import.meta.url));
        return html.replace("<!-- static picture -->", await staticPicture(computers, spec));
      },
    },
    {
      name: "early",
      // main.ts imports it, but within one script nothing runs until all of it is there.
      transformIndexHtml: {
        order: "post",
        handler: (html, { bundle }) => {
          const early = Object.values(bundle ?? {}).find(({ name }) => name === "early");
          if (!early) return html;
          const script = `<script type="module" crossorigin src="./${early.fileName}"></script>\n    `;
          return html.replace(/(?=<script type="module")/, () => script);
        },
      },
    },
    {
      name: "spec-schema",
      generateBundle() {
        const source = `${JSON.stringify(specSchema(), null, 2)}\n`;
        this.emitFile({ type: "asset", fileName: "spec.schema.json", source });
      },
    },
    // The page works offline after one visit; app/main.ts registers it. Embeds are not among its files.
    VitePWA({
      registerType: "autoUpdate",
      injectRegister: false,
      manifest: {
        name: "Attention Lab",
        description: "What every attention head does to your own sentence",
        start_url: "./",
        scope: "./",
        display: "standalone",
        background_color: "#ffffff",
        theme_color: "#ffffff",
        icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml" }],
      },
      workbox: {
        globPatterns: ["index.html", "assets/*", "icon.svg"],
        inlineWorkboxRuntime: true,
        navigateFallback: null,
        sourcemap: false,
      },
    }),
  ],
  // Each worker is one file: a second one would be asked for only once the first has come.
  worker: { format: "es", rolldownOptions: { output: { codeSplitting: false } } },
  // The element and the embed are there for pages of other origins, as on GitHub Pages.
  preview: { cors: true },
  build: {
    outDir: path("../dist"),
    emptyOutDir: false,
    target: "es2022",
    // The browsers that the page needs have it themselves (README, Limits).
    modulePreload: { polyfill: false },
    // The first with light-dark(): lowered, it would not follow a colour scheme that a reader chooses.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      output: {
        // All that the first picture needs is one file: it comes in one request, and is packed as one.
        // What starts the workers is another, small one, which runs before that has come.
        codeSplitting: {
          groups: [
            { name: "early", test: /\/src\/app\/early\.ts$/, priority: 1 },
            { name: "first-view", test: /\/src\/app\/main\.ts$/ },
          ],
        },
      },
    },
  },
});
