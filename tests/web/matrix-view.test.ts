import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellAt, type MatrixLayout } from "../../web/src/views/matrix-layout.js";
import {
  isWhole,
  largestCell,
  middleOf,
  panned,
  seenIndices,
  seenPart,
  showing,
  wholeView,
  zoomed,
  type MatrixView,
  type MatrixWindow,
} from "../../web/src/views/matrix-view.js";

const windows = fc.record({
  count: fc.integer({ min: 1, max: 600 }),
  side: fc.double({ min: 100, max: 1000, noNaN: true }),
});
const shares = fc.double({ min: 0, max: 1, noNaN: true });

/** Any window, a view that acts lead to, and a cell. */
const scenes = fc
  .tuple(windows, fc.double({ min: 0.1, max: 50, noNaN: true }), shares, shares, shares, shares)
  .map(([window, factor, right, down, row, column]) => {
    const point = { x: right * window.side, y: down * window.side };
    const cell = (share: number) => Math.min(window.count - 1, Math.floor(share * window.count));
    const view = zoomed(wholeView(window), window, factor, point);
    return { window, view, point, cell: { query: cell(row), key: cell(column) } };
  });

function expectWithin({ cell, x, y }: MatrixView, { count, side }: MatrixWindow): void {
  for (const hidden of [x, y]) {
    expect(hidden).toBeGreaterThanOrEqual(0);
    expect(hidden + side).toBeLessThanOrEqual(Math.max(side, cell * count) + 1e-6 * side);
  }
}

describe("what is seen of a matrix", () => {
  it("is a part of it, whatever the zoom and however far it is moved", () => {
    fc.assert(
      fc.property(scenes, fc.integer(), fc.integer(), ({ window, view }, x, y) => {
        expectWithin(view, window);
        expectWithin(panned(view, window, { x, y }), window);
        expect(view.cell).toBeGreaterThanOrEqual(window.side / window.count);
        expect(view.cell).toBeLessThanOrEqual(Math.max(largestCell, window.side / window.count));
      }),
    );
  });

  it("keeps the cell under the pointer when it is zoomed", () => {
    fc.assert(
      fc.property(windows, shares, shares, ({ count, side }, right, down) => {
        const window = { count, side };
        const before = wholeView(window);
        const point = { x: right * side, y: down * side };
        const after = zoomed(before, window, 3, point);
        expect((after.x + point.x) / after.cell).toBeCloseTo((before.x + point.x) / before.cell, 6);
        expect((after.y + point.y) / after.cell).toBeCloseTo((before.y + point.y) / before.cell, 6);
      }),
    );
  });

  it("is whole again after zooming out as far as it goes", () => {
    fc.assert(
      fc.property(scenes, ({ window, view, point }) => {
        const out = zoomed(view, window, 1e-3, point);
        expect(isWhole(out, window)).toBe(true);
        // Of a pixel: count · (side ÷ count) is the side but for rounding.
        expect(Math.max(Math.abs(out.x), Math.abs(out.y))).toBeLessThan(1e-6);
      }),
    );
  });

  it("has a cell wholly in sight once it is shown, and does not move when it already has", () => {
    fc.assert(
      fc.property(scenes, ({ window, view, cell }) => {
        const shown = showing(view, window, cell);
        const { x, y } = middleOf(shown, cell);
        for (const middle of [x, y]) {
          expect(middle - shown.cell / 2).toBeGreaterThanOrEqual(-1e-6 * window.side);
          expect(middle + shown.cell / 2).toBeLessThanOrEqual(window.side * (1 + 1e-6));
        }
        expectWithin(shown, window);
        const again = showing(shown, window, cell);
        expect(again.x).toBeCloseTo(shown.x, 6);
        expect(again.y).toBeCloseTo(shown.y, 6);
      }),
    );
  });

  it("gives back the cell whose middle is pointed at, and lists its row and column", () => {
    fc.assert(
      fc.property(scenes, ({ window, view, cell }) => {
        const layout = {
          cell: window.side / window.count,
          left: 70,
          top: 40,
        } as MatrixLayout;
        const shown = showing(view, window, cell);
        const { x, y } = middleOf(shown, cell);
        expect(cellAt(layout, window.count, 70 + x, 40 + y, shown)).toEqual(cell);
        expect(cellAt(layout, window.count, 69, 40 + y, shown)).toBeUndefined();
        expect(cellAt(layout, window.count, 71 + window.side, 40 + y, shown)).toBeUndefined();
        expect(seenIndices(shown, window, shown.x)).toContain(cell.key);
        expect(seenIndices(shown, window, shown.y)).toContain(cell.query);
      }),
    );
  });

  it("by hand: 10 cells of 10 pixels, zoomed twofold at the corner, show the first five", () => {
    const window = { count: 10, side: 100 };
    const view = zoomed(wholeView(window), window, 2, { x: 0, y: 100 });
    expect(view).toEqual({ cell: 20, x: 0, y: 100 });
    expect(seenIndices(view, window, view.x)).toEqual([0, 1, 2, 3, 4]);
    expect(seenIndices(view, window, view.y)).toEqual([5, 6, 7, 8, 9]);
    expect(showing(view, window, { query: 2, key: 7 })).toEqual({ cell: 20, x: 60, y: 40 });
  });

  it("cuts a stretch at the window's edges", () => {
    expect(seenPart(-5, 20, 100)).toEqual([0, 15]);
    expect(seenPart(90, 20, 100)).toEqual([90, 10]);
    expect(seenPart(100, 20, 100)).toBeUndefined();
    expect(seenPart(-20, 20, 100)).toBeUndefined();
  });
});
