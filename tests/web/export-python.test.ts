/** What Python is to read or run, read and run by Python and NumPy. */
import { createHash } from "node:crypto";
import { writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Tensor } from "../../web/src/engine/types.js";
import { isOfModel, tensorNames } from "../../web/src/explain/cell.js";
import { tensorOf } from "../../web/src/explain/source.js";
import { npz } from "../../web/src/export/npz.js";
import { numpyScript } from "../../web/src/export/python.js";
import { sourceOf, type Shown } from "../../web/src/export/shown.js";
import { csv, tsv } from "../../web/src/export/table.js";
import { headSquare, queryRow, viewedLayer } from "../../web/src/views/trace-parts.js";
import { runPython } from "./python.js";
import { hostileTexts, show, someSpec } from "./shown.js";

/** The numbers that a script prints after a heading. */
function printed(output: string, heading: RegExp): number[] {
  const [, block = ""] = new RegExp(`${heading.source}([^a-z]*)`).exec(output) ?? [];
  return Array.from(block.matchAll(/-?\d+\.\d+/g), ([number]) => Number(number));
}

/**
 * Half of the last printed digit, and what float32 sums in another order may differ by: that follows
 * the size of what is added, for which the largest of the tensor's numbers stands, not the sum's own.
 */
function expectPrinted(numbers: readonly number[], { data }: Tensor, values = data) {
  const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  expect(numbers).toHaveLength(values.length);
  numbers.forEach((number, index) => {
    expect(Math.abs(number - values[index]!)).toBeLessThanOrEqual(5e-5 + 2e-5 * largest);
  });
}

/** Runs scripts one after the other in one Python, each with names of its own. */
const runAll = `
import contextlib, io, json, sys
outputs = []
for script in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(compile(script, "script.py", "exec"), {})
    outputs.append(output.getvalue())
print(json.dumps(outputs))
`;

function expectSameNumbers(output: string, { picture }: Shown) {
  const { layer, head } = viewedLayer(picture);
  const { query } = picture.selection;
  const row = (tensor: typeof layer.scores) => queryRow(headSquare(tensor, head), query);
  expectPrinted(printed(output, /are keys\n/), layer.weights, headSquare(layer.weights, head));
  expectPrinted(printed(output, /\nscores of query \d+:/), layer.scores, row(layer.scores));
  expectPrinted(printed(output, /scaled scores of query \d+:/), layer.scaled, row(layer.scaled));
  const start = query * layer.width;
  const first = layer.output.data.subarray(start, start + Math.min(8, layer.width));
  expectPrinted(printed(output, /first columns:/), layer.output, first);
}

function expectSameNumbersFor(shown: readonly Shown[]) {
  const outputs: string[] = JSON.parse(runPython(runAll, JSON.stringify(shown.map(numpyScript))));
  expect(outputs).toHaveLength(shown.length);
  outputs.forEach((output, index) => expectSameNumbers(output, shown[index]!));
}

it("the NumPy script, run as a file, prints the page's numbers", async () => {
  const shown = await show();
  expectSameNumbers(runPython(numpyScript(shown)), shown);
});

it("it does so with every switch, any tokens and any seed", async () => {
  const specs = [
    { tokens: "acronym-letters", head: 3, query: 1 },
    { mask: "causal", text: "the cat sat on the mat" },
    { scale: "off" },
    { temperature: 0.2, head: 5 },
    { positions: "off", text: "a b a b" },
    { heads: 1, width: 64 },
    { text: ", so it goes" },
    { heads: 1, width: 1 },
    { off: "0 3", head: 3, shuffle: 9, text: "to be or not" },
    { seed: 4_294_967_295, heads: 4, head: 2 },
    ...hostileTexts.map((text) => ({ text, width: 64 })),
    ...fc.sample(someSpec, 20),
  ];
  expectSameNumbersFor(await Promise.all(specs.map((keys) => show(keys))));
});

it("that of the one head prints the one head's", async () => {
  const shown = await show({ width: 16, heads: 4, head: 2 });
  const { picture } = shown;
  const oneHead = { ...picture, selection: { ...picture.selection, isOneHead: true } };
  expectSameNumbersFor([{ ...shown, picture: oneHead }]);
});

const readNpz = `
import hashlib, io, json, sys
import numpy as np
arrays = np.load(io.BytesIO(sys.stdin.buffer.read()))
print(json.dumps({name: [str(arrays[name].dtype), list(arrays[name].shape), bool(arrays[name].flags.c_contiguous),
  hashlib.sha256(arrays[name].tobytes()).hexdigest()] for name in arrays if name != "tokens"}))
print(json.dumps(arrays["tokens"].tolist()))
`;

it("NumPy loads the NPZ with every tensor's shape, order and bits", async () => {
  for (const text of ["I love AI", "a", "😀 مرحبا بالعالم"]) {
    const shown = await show({ text, width: 24, heads: 3, mask: "causal" });
    const [arrays, tokens] = runPython(readNpz, npz(shown))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const expected = Object.fromEntries(
      tensorNames
        .filter((name) => isOfModel(name, false))
        .map((name) => [name, tensorOf(sourceOf(shown), name)!]),
    );
    const bits = (data: Float32Array) => createHash("sha256").update(data).digest("hex");
    expect(arrays).toEqual(
      Object.fromEntries(
        Object.entries(expected).map(([name, { shape, data }]) => [
          name,
          ["float32", shape, true, bits(data)],
        ]),
      ),
    );
    expect(tokens).toEqual(shown.trace.tokens);
  }
});

it("the same trace gives the same NPZ, byte by byte, and its numbers start at a multiple of 64", async () => {
  const shown = await show({ width: 8 });
  const file = npz(shown);
  expect(npz(await show({ width: 8 }))).toEqual(file);
  const folder = mkdtempSync(join(tmpdir(), "npz-"));
  writeFileSync(join(folder, "trace.npz"), file);
  const lengths = runPython(`
import zipfile
for name in (archive := zipfile.ZipFile(${JSON.stringify(join(folder, "trace.npz"))})).namelist():
    data = archive.read(name)
    print((10 + int.from_bytes(data[8:10], "little")) % 64, data[:8] == b"\\x93NUMPY\\x01\\x00")
`);
  expect(new Set(lengths.trim().split("\n"))).toEqual(new Set(["0 True"]));
});

const readTable = `
import csv, io, json, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="")
print(json.dumps(list(csv.reader(text, delimiter=DELIMITER, strict=True))))
`;

it.each([
  { write: csv, delimiter: "," },
  { write: tsv, delimiter: "\t" },
])("Python's csv reads back every token and every bit, between “$delimiter”", async (format) => {
  const read = (text: string) =>
    JSON.parse(
      runPython(`DELIMITER = ${JSON.stringify(format.delimiter)}\n${readTable}`, text),
    ) as string[][];
  for (const text of [`say "hi", a,b\t\n\r\n;  x`, ...hostileTexts]) {
    const shown = await show({ text, tokens: "characters", width: 8, heads: 2, head: 1 });
    const [header, ...rows] = read(format.write(shown, "weights"));
    const cell = (token: string) => (/^[=+\-@\t\r\n]/.test(token) ? `'${token}` : token);
    const names = shown.trace.tokens.map(cell);
    expect(header).toEqual(["query \\ key", ...names]);
    expect(rows.map(([name]) => name)).toEqual(names);
    const numbers = rows.flatMap(([, ...cells]) =>
      cells.map((number) => Math.fround(Number(number))),
    );
    expect(numbers).toEqual(Array.from(headSquare(shown.picture.layer.weights, 1)));
  }
});
