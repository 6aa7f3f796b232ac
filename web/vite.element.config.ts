import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { texPlugin } from "./tex-plugin.js";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * What runs and trains models is a build of its own: part of the same, it would make the bundler take
 * what both share out of the one file.
 */
const trainedHost = "attention-lab-trained-host";
const trainingHost = "attention-lab-training-host";

/** The engine with its WebAssembly inside, the SIMD128 build alone, and its worker as text: they work from any origin. */
const inside = [
  { find: /^\.\/attention\.mjs$/, replacement: path("../build/wasm/attention-single.mjs") },
  { find: /^\.\/fastest-build\.js$/, replacement: path("src/engine/only-build.ts") },
  { find: /^\.\/trained-host\.js$/, replacement: trainedHost },
  { find: /^\.\/training-host\.js$/, replacement: trainingHost },
  { find: /^\.\/(transformer|training)\.mjs$/, replacement: path("../build/wasm/$1.mjs") },
  { find: /^\.\/start-worker\.js$/, replacement: path("src/engine/start-inline-worker.ts") },
  {
    find: /^\.\/start-trained-worker\.js$/,
    replacement: path("src/engine/no-trained-worker.ts"),
  },
];

/**
 * What Lit and Vite's loader take hold of when they are loaded, so that a server can import the file.
 * Lit's own build for Node does too much in a browser: it reads every global, and storage is one that
 * frames may not read.
 */
const forServers = `const {
  HTMLElement = class {},
  document = { createComment() {}, createElement: () => ({}), createTreeWalker() {} },
} = globalThis;`;

const outputs = {
  /** The one file for other people's pages. */
  "attention-lab": {
    input: { "attention-lab": path("src/embed/attention-lab.ts") },
    external: [trainedHost, trainingHost],
    output: {
      intro: ({ isEntry }: { isEntry: boolean }) => (isEntry ? forServers : ""),
      entryFileNames: "[name].js",
      chunkFileNames: "attention-lab/[name]-[hash].js",
      // The one is asked for from the file itself, the other from a part that is fetched later.
      paths: {
        [trainedHost]: "./attention-lab/trained-host.js",
        [trainingHost]: "./training-host.js",
      },
    },
  },
  /** What runs trained models, fetched by the others when one is asked for. */
  trained: {
    input: {
      "trained-host": path("src/engine/trained-host.ts"),
      "training-host": path("src/engine/training-host.ts"),
    },
    output: {
      entryFileNames: "attention-lab/[name].js",
      chunkFileNames: "attention-lab/[name]-[hash].js",
    },
  },
  /** What `embed.html` adds to it. */
  embed: {
    input: { embed: path("src/embed/embed.ts") },
    external: ["./attention-lab.js"],
    output: { entryFileNames: "[name].js" },
  },
  /** For npm: the bundler that takes it brings what it depends on. */
  package: {
    input: {
      index: path("src/element/index.ts"),
      define: path("src/element/define.ts"),
      spec: path("src/spec/index.ts"),
    },
    external: [/^(comlink|culori|lit|wasm-feature-detect)(\/|$)/, trainedHost, trainingHost],
    output: {
      entryFileNames: "element/[name].js",
      chunkFileNames: "element/[name]-[hash].js",
      paths: {
        [trainedHost]: "../attention-lab/trained-host.js",
        [trainingHost]: "../attention-lab/training-host.js",
      },
    },
  },
};

/** `vite build --mode NAME` makes one of the outputs. */
export default defineConfig(({ mode }) => ({
  root: path("."),
  base: "./",
  publicDir: false,
  resolve: { alias: inside },
  plugins: [texPlugin()],
  worker: { format: "iife" },
  build: {
    outDir: path("../dist"),
    emptyOutDir: false,
    target: "es2022",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: false,
    rolldownOptions: {
      // What a later file needs of the first one is exported by that one, not by a third.
      preserveEntrySignatures: "allow-extension",
      ...outputs[mode as keyof typeof outputs],
    },
  },
}));
