import { keyNotes } from "./key-notes.js";
import { keyNames, keys, type Key } from "./keys.js";
import { formatted, initialSpec } from "./spec.js";

/** The Spec in JSON Schema, for editors and other programs; keys that it does not name are allowed. */
export function specSchema() {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Spec of Attention Lab",
    description: "The whole state of a view: what is computed, and what is looked at.",
    type: "object",
    properties: Object.fromEntries(
      keyNames.map((name) => [
        name,
        { description: keyNotes[name], ...keys[name].schema, default: keys[name].initial },
      ]),
    ),
  };
}

/** Every key with its range and default, as a table in Markdown. */
export function keyTable(): string {
  const rows = keyNames.map((name) => {
    const { range } = keys[name] as Key<unknown>;
    const initial = formatted(initialSpec, name);
    const cells = [`\`${name}\``, keyNotes[name], range, initial === "" ? "" : `\`${initial}\``];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return ["| key | meaning | range | default |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
