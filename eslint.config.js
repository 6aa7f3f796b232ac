import js from "@eslint/js";
import { configs as lit } from "eslint-plugin-lit";
import { configs as wc } from "eslint-plugin-wc";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

const nodeGlobals = Object.getOwnPropertyNames(globalThis).map((name) => [name, "readonly"]);

export default defineConfig(
  globalIgnores(["build", "dist"]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [ts.configs.strict, lit["flat/recommended"], wc["flat/recommended"]],
    rules: {
      // A class field named as a reactive property hides it: nothing re-renders, and no error says so.
      "lit/no-classfield-shadowing": "error",
      // TypeScript's noUncheckedIndexedAccess asks for it at every array read within known bounds.
      "@typescript-eslint/no-non-null-assertion": "off",
      // `{ left, ...rest }` is how to take one thing out.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
    },
  },
  {
    files: ["**/*.mjs", "*.js"],
    languageOptions: { globals: Object.fromEntries(nodeGlobals) },
  },
);
