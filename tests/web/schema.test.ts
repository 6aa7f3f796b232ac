import { format } from "prettier";
import { expect, it } from "vitest";
import { keyNames, keys, type Key } from "../../web/src/spec/keys.js";
import { keyTable, specSchema } from "../../web/src/spec/schema.js";

it("the schema names every key, with a default that is one of its values", () => {
  const { properties } = specSchema();
  expect(Object.keys(properties)).toEqual(keyNames);
  for (const name of keyNames) {
    const { default: initial, ...schema } = properties[name]!;
    expect((keys[name] as Key<unknown>).parse(initial), name).toEqual(initial);
    expect(Object.keys(schema).length, name).toBeGreaterThan(1);
  }
});

it("the bounds in the schema are those of the keys", () => {
  for (const name of keyNames) {
    const { schema, parse } = keys[name] as Key<unknown>;
    const {
      minimum,
      maximum,
      maxLength,
      enum: names,
    } = schema as {
      minimum?: number;
      maximum?: number;
      maxLength?: number;
      enum?: string[];
    };
    for (const bound of [minimum, maximum].filter((limit) => limit !== undefined)) {
      expect(parse(bound), name).toBe(bound);
    }
    if (minimum !== undefined) expect(parse(minimum - 0.01), name).toBeUndefined();
    if (maximum !== undefined) expect(parse(maximum + 1), name).toBeUndefined();
    if (maxLength !== undefined) expect(parse("a".repeat(maxLength + 1)), name).toBeUndefined();
    for (const value of names ?? []) expect(parse(value), name).toBe(value);
  }
});

// `npx vitest run --config tests/vitest.config.ts schema -u` writes the file.
it("web/keys.md lists every key with its range", async () => {
  const page = `# The Spec's keys

The same in a link, as attributes of \`<attention-lab>\` (in text, as in a link), in \`spec\` and in messages (as values). As JSON Schema they are in \`dist/spec.schema.json\`. A link leaves defaults out; a hash longer than 1,500 characters is packed into \`z=\` (deflate-raw, base64url), and keys that stand beside \`z\` overrule it. Keys that are not here are kept and not used. This file is written by [tests/web/schema.test.ts](../tests/web/schema.test.ts).

${keyTable()}
`;
  const formatted = await format(page, { parser: "markdown", printWidth: 100 });
  await expect(formatted).toMatchFileSnapshot("../../web/keys.md");
});
