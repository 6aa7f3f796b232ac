import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { texPlugin } from "../web/tex-plugin.js";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  plugins: [texPlugin()],
  resolve: {
    alias: [
      {
        find: /^\.\/(attention|transformer|training)\.mjs$/,
        replacement: fileURLToPath(new URL("../build/wasm/$1.mjs", import.meta.url)),
      },
    ],
  },
  test: {
    include: ["tests/web/**/*.test.ts", "tests/wasm/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
