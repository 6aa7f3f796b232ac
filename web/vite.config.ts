import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { texPlugin } from "./tex-plugin.js";
import { staticPicture } from "./src/export/static-picture.js";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path("."),
  // One dist works under any path.
  base: "./",
  resolve: {
    alias: [{ find: /^\.\/attention\.mjs$/, replacement: path("../build/wasm/attention.mjs") }],
  },
  plugins: [
    texPlugin(),
    {
      name: "static-picture",
      transformIndexHtml: async (html) =>
        html.replace("<!-- static picture -->", await staticPicture()),
    },
  ],
  worker: { format: "es" },
  build: {
    outDir: path("../dist"),
    emptyOutDir: false,
    target: "es2022",
    // The first with light-dark(): lowered, it would not follow a colour scheme that a reader chooses.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    license: { fileName: "licenses.md" },
  },
});
