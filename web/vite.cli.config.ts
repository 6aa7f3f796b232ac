import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The command line as one file beside the engine, which it imports by the package's name. */
export default defineConfig({
  root: path("."),
  publicDir: false,
  ssr: { noExternal: true, external: ["attention-lab/engine"] },
  build: {
    ssr: path("src/cli/main.ts"),
    outDir: path("../dist"),
    emptyOutDir: false,
    target: "node20",
    license: { fileName: "cli-licenses.md" },
    rolldownOptions: { output: { entryFileNames: "cli.js", codeSplitting: false } },
  },
});
