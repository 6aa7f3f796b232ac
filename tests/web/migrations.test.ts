import { expect, it } from "vitest";
import { migrated, version, type Migration } from "../../web/src/spec/migrations.js";
import { keys } from "../../web/src/spec/keys.js";

/** What two future versions might do: a key gets another name, then another unit. */
const steps: readonly Migration[] = [
  ({ softness, ...rest }) => ({
    ...rest,
    ...(softness === undefined ? {} : { temperature: softness }),
  }),
  (given) =>
    "temperature" in given ? { ...given, temperature: `${given["temperature"]}00%` } : given,
];

it("leads from every version to the present one, step by step", () => {
  expect(migrated({ v: "1", softness: "2", text: "a" }, steps)).toEqual({
    v: 3,
    temperature: "200%",
    text: "a",
  });
  expect(migrated({ v: 2, temperature: 2 }, steps)).toEqual({ v: 3, temperature: "200%" });
});

it.each([{ v: 3, softness: 2 }, { softness: 2 }])("leaves %o, of the present version", (given) => {
  expect(migrated(given, steps)).toBe(given);
});

it.each(["0", "4", "1.5", "x", -1, null, {}])("leaves version %o to the validation", (v) => {
  const given = { v, softness: 2 };
  expect(migrated(given, steps)).toBe(given);
});

it("the present version is the only one that a Spec can have", () => {
  expect(keys.v.parse(String(version))).toBe(version);
  expect(keys.v.parse(String(version + 1))).toBeUndefined();
});
