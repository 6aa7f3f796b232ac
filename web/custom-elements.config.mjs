/** For `cem analyze`: `dist/custom-elements.json`, by which editors know the tag and its attributes. */
import { readFileSync } from "node:fs";

export default {
  globs: ["web/src/element/attention-lab.ts"],
  outdir: "dist",
  litelement: true,
  plugins: [
    {
      name: "spec-keys",
      packageLinkPhase({ customElementsManifest: { modules } }) {
        for (const module of modules) {
          module.path = "dist/element/index.js";
          module.exports.push({
            kind: "custom-element-definition",
            name: "attention-lab",
            declaration: { name: "AttentionLab", module: module.path },
          });
          const element = module.declarations.find(({ name }) => name === "AttentionLab");
          Object.assign(element, { tagName: "attention-lab", attributes: attributes() });
          element.members = element.members.filter(isPublic);
        }
      },
    },
  ],
};

/** The Spec's keys, as they stand in its schema, which the page's build has written. */
function attributes() {
  const schema = new URL("../dist/spec.schema.json", import.meta.url);
  const { properties } = JSON.parse(readFileSync(schema, "utf8"));
  return Object.entries(properties).map(([name, { description, enum: names }]) => ({
    name,
    description,
    type: { text: names ? names.map((value) => `"${value}"`).join(" | ") : "string" },
  }));
}

function isPublic({ name, privacy }) {
  return ["spec", "trace", "ready"].includes(name) && privacy !== "private";
}
