import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { restingQuery } from "../../web/src/element/computation.js";
import type { LayerTrace } from "../../web/src/engine/types.js";
import { initialSpec } from "../../web/src/spec/spec.js";
import { blocksOf } from "../../web/src/views/flow-blocks.js";
import { flowCellAt, layoutFlow, type Place } from "../../web/src/views/flow-layout.js";
import { lineOffsets, lineWidth } from "../../web/src/views/line-weight.js";
import { layoutLines } from "../../web/src/views/lines-layout.js";
import { cellAt, layoutMatrix } from "../../web/src/views/matrix-layout.js";
import { Palette, palettesFor } from "../../web/src/views/palette.js";
import { tensorExtent } from "../../web/src/views/tensor-layout.js";
import { mostLookedAt } from "../../web/src/views/trace-parts.js";

const measure = (label: string, size: number) => label.length * size * 0.6;
const labels = fc.array(fc.string({ minLength: 1, maxLength: 24 }), {
  minLength: 1,
  maxLength: 60,
});
const widths = fc.integer({ min: 288, max: 1400 });

describe("a folded tensor", () => {
  const layer = { tokens: 30, width: 96, heads: 4, headWidth: 24, reach: 16 };
  const tensors = fc.constantFrom(...(["query", "outputWeights", "scores", "relative"] as const));

  it("shows what is chosen of it, wherever that is, and no more than there is", () => {
    fc.assert(
      fc.property(
        tensors,
        fc.nat(3),
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        (tensor, head, ownColumns, r, c) => {
          const view = { tensor, head, ownColumns, isWhole: true };
          const all = tensorExtent(layer, view);
          const chosen = {
            row: all.firstRow + (r % all.rows),
            column: all.first + (c % all.columns),
          };
          const { firstRow, first, shownRows, shownColumns } = tensorExtent(layer, {
            ...view,
            isWhole: false,
            chosen,
          });
          expect(chosen.row).toBeGreaterThanOrEqual(firstRow);
          expect(chosen.row).toBeLessThan(firstRow + shownRows);
          expect(chosen.column).toBeGreaterThanOrEqual(first);
          expect(chosen.column).toBeLessThan(first + shownColumns);
          expect(firstRow + shownRows).toBeLessThanOrEqual(all.firstRow + all.rows);
          expect(first + shownColumns).toBeLessThanOrEqual(all.first + all.columns);
        },
      ),
    );
  });

  it("stays where it is while a number in sight is chosen", () => {
    const view = { tensor: "query", head: 1, ownColumns: true, isWhole: false } as const;
    const at = (column: number) =>
      tensorExtent(layer, { ...view, chosen: { row: 0, column } }).first;
    expect([24, 35, 36, 47].map(at)).toEqual([24, 24, 36, 36]);
  });

  it("shows the near distances of a learned bias first", () => {
    const view = { tensor: "relative", head: 0, ownColumns: false, isWhole: false } as const;
    expect(tensorExtent(layer, view)).toMatchObject({ first: 10, shownColumns: 12, columns: 33 });
  });
});

describe("the layout of lines", () => {
  it("keeps every chip inside the figure, whatever the text and the width", () => {
    fc.assert(
      fc.property(
        labels,
        widths,
        fc.constantFrom("ltr" as const, "rtl" as const),
        (texts, width, direction) => {
          const layout = layoutLines(texts, width, direction, measure);
          for (const chip of [...layout.queries, ...layout.keys]) {
            expect(chip.x).toBeGreaterThanOrEqual(-1e-9);
            expect(chip.x + chip.width).toBeLessThanOrEqual(width + 1e-9);
            expect(chip.y + chip.height).toBeLessThanOrEqual(layout.height);
          }
        },
      ),
    );
  });

  it("never lays one chip over another", () => {
    fc.assert(
      fc.property(labels, widths, (texts, width) => {
        const { queries } = layoutLines(texts, width, "ltr", measure);
        queries.slice(1).forEach((chip, index) => {
          const before = queries[index]!;
          expect(chip.y > before.y || chip.x >= before.x + before.width).toBe(true);
        });
      }),
    );
  });

  it("right-to-left text starts on the right", () => {
    const { queries } = layoutLines(["a", "b"], 600, "rtl", measure);
    expect(queries[0]!.x).toBeGreaterThan(queries[1]!.x);
  });
});

it("a query's lines lie side by side and are as wide together as weight 1", () => {
  const row = Float32Array.of(0.5, 0.25, 0.25);
  const offsets = lineOffsets(row);
  const edges = offsets.map((offset, key) => [
    offset - lineWidth(row[key]!) / 2,
    offset + lineWidth(row[key]!) / 2,
  ]);
  expect(edges[0]![1]).toBeCloseTo(edges[1]![0]!, 5);
  expect(edges[1]![1]).toBeCloseTo(edges[2]![0]!, 5);
  expect(edges[2]![1]! - edges[0]![0]!).toBeCloseTo(lineWidth(1), 5);
});

describe("the layout of a matrix", () => {
  it("fits its place, and a point in a cell's middle is that cell", () => {
    fc.assert(
      fc.property(labels, widths, fc.nat(), fc.nat(), (texts, width, row, column) => {
        const layout = layoutMatrix(texts, width, measure);
        expect(layout.width).toBeLessThanOrEqual(width + 1e-6);
        const [query, key] = [row % texts.length, column % texts.length];
        const x = layout.left + (key + 0.5) * layout.cell;
        const y = layout.top + (query + 0.5) * layout.cell;
        expect(cellAt(layout, texts.length, x, y)).toEqual({ query, key });
        expect(cellAt(layout, texts.length, layout.left - 1, y)).toBeUndefined();
      }),
    );
  });
});

describe.each(["light", "dark"] as const)("the %s palette", (theme) => {
  const palette = new Palette(theme, 1);
  const luminance = (css: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const channel = parseInt(css.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };

  it("has the figure's background for 0 and only gets stronger", () => {
    expect(palette.colour(0)).toBe(theme === "light" ? "#ffffff" : "#15151a");
    const steps = palette.css.map(luminance);
    const rising = theme === "light" ? [...steps].reverse() : steps;
    rising.slice(1).forEach((step, index) => expect(step).toBeGreaterThanOrEqual(rising[index]!));
  });

  it("has numbers with a contrast of at least 4.5 on every weight", () => {
    for (let weight = 0; weight <= 1; weight += 1 / 255) {
      const [a, b] = [luminance(palette.colour(weight)), luminance(palette.ink(weight))].sort(
        (x, y) => y - x,
      );
      expect((a! + 0.05) / (b! + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("paints pixels in the colours of its CSS", () => {
    palette.css.forEach((css, index) => {
      const bytes = new Uint8Array(palette.pixels.slice(index, index + 1).buffer);
      const hex = Array.from(bytes.subarray(0, 3), (byte) =>
        byte.toString(16).padStart(2, "0"),
      ).join("");
      expect(`#${hex}`).toBe(css);
    });
  });
});

describe("the layout of the whole computation", () => {
  const settings = fc.record({
    texts: labels,
    width: widths,
    heads: fc.constantFrom(1, 2, 4, 8, 16),
    mask: fc.constantFrom("none" as const, "causal" as const),
  });
  const layoutOf = (texts: string[], width: number, heads: number, mask: "none" | "causal") => {
    const layer = { tokens: texts.length, width: 512, heads, headWidth: 512 / heads } as LayerTrace;
    return layoutFlow(blocksOf(layer, heads - 1, mask), texts, width, measure);
  };
  const box = ({ x, y, rows, columns, cellWidth, cellHeight }: Place) => ({
    left: x,
    top: y,
    right: x + columns * cellWidth,
    bottom: y + rows * cellHeight,
  });

  it("keeps every tensor inside the figure, and none covers another", () => {
    fc.assert(
      fc.property(settings, ({ texts, width, heads, mask }) => {
        const layout = layoutOf(texts, width, heads, mask);
        const boxes = layout.places.map(box);
        for (const [index, a] of boxes.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.right).toBeLessThanOrEqual(width + 1e-6);
          expect(a.bottom).toBeLessThanOrEqual(layout.height + 1e-6);
          for (const b of boxes.slice(index + 1)) {
            const apart =
              a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });

  it("puts a token on one line everywhere, and keys and values into their columns", () => {
    fc.assert(
      fc.property(settings, ({ texts, width, heads, mask }) => {
        const { places, rowStarts, rowHeight } = layoutOf(texts, width, heads, mask);
        const named = (name: string) => places.find(({ block }) => block.name === name)!;
        for (const { block, y, cellHeight } of places) {
          if (block.kind === "column") continue;
          expect(rowStarts).toContain(y);
          expect(cellHeight).toBe(rowHeight);
        }
        for (const [standing, square] of [
          ["key", "scores"],
          ["value", "weights"],
        ] as const) {
          expect(named(standing).x).toBe(named(square).x);
          expect(named(standing).cellWidth).toBe(named(square).cellWidth);
        }
        // Ribbons lead from the weights' columns into the blend: a line break would draw them over names.
        expect(named("mixed").y).toBe(named("weights").y);
      }),
    );
  });

  it("finds the cell in whose middle a point is", () => {
    fc.assert(
      fc.property(settings, fc.nat(), fc.nat(), ({ texts, width, heads, mask }, a, b) => {
        const layout = layoutOf(texts, width, heads, mask);
        for (const place of layout.places) {
          const [row, column] = [a % place.rows, b % place.columns];
          const found = flowCellAt(
            layout,
            place.x + (column + 0.5) * place.cellWidth,
            place.y + (row + 0.5) * place.cellHeight,
          );
          const stands = place.block.kind === "column";
          expect(found).toEqual({
            block: place.block,
            token: stands ? column : row,
            column: place.block.columns[stands ? row : column],
          });
        }
      }),
    );
  });
});

it("among many tokens the largest weight there is has the strongest colour, on a square root", () => {
  const layerOf = (tokens: number, weight: number) =>
    ({ tokens, weights: { data: Float32Array.of(weight) } }) as unknown as LayerTrace;
  const many = palettesFor([layerOf(512, 0.0625)]).light;
  expect(many.colour(0.0625)).toBe(many.css.at(-1));
  expect(many.index(0.0625 / 4)).toBe(128);
  expect(many.colour(0)).toBe("#ffffff");
  expect(palettesFor([layerOf(24, 0.0625)]).light.isLinear).toBe(true);
});

it("a query at rest is the last that looks at another token, else the last", () => {
  const layer = (weights: number[]) =>
    ({
      tokens: 2,
      heads: 1,
      weights: { shape: [1, 2, 2], data: Float32Array.from(weights) },
    }) as unknown as LayerTrace;
  expect(restingQuery(initialSpec, layer([0.1, 0.9, 0.2, 0.8]))).toBe(0);
  expect(restingQuery(initialSpec, layer([0.9, 0.1, 0.2, 0.8]))).toBe(1);
});

describe("what a query looks at most", () => {
  it("is the first of the largest", () => {
    expect(mostLookedAt(Float32Array.of(0.2, 0.4, 0.4), 2, "none")).toMatchObject({
      key: 1,
      even: false,
    });
  });

  it("never is a masked key", () => {
    expect(mostLookedAt(Float32Array.of(1, 0, 0), 0, "causal").key).toBe(0);
  });

  it("is everything alike when the printed shares are", () => {
    expect(mostLookedAt(Float32Array.of(0.25, 0.251, 0.25, 0.249), 3, "none").even).toBe(true);
  });
});
