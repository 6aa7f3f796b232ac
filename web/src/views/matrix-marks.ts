/** What is drawn over a matrix's colours: labels, numbers, and the frames of what is viewed. */
import { nothing, svg } from "lit";
import type { Drawn } from "./matrix.js";
import { narrowestWithLabel, sumColumnWidth, type MatrixLayout } from "./matrix-layout.js";
import {
  largestCell,
  seenIndices,
  seenPart,
  type MatrixView,
  type MatrixWindow,
} from "./matrix-view.js";
import type { WeightsPicture } from "./picture.js";
import { isVisible, queryRow } from "./trace-parts.js";

export interface MatrixScene {
  readonly picture: WeightsPicture;
  readonly drawn: Drawn;
  readonly layout: MatrixLayout;
  readonly window: MatrixWindow;
  readonly view: MatrixView;
}

/** The names of the axes, and the tokens of the rows and columns that are seen, where there is room. */
export function matrixAxes({ picture, layout, window, view }: MatrixScene) {
  const { words, selection } = picture;
  const { left, top, fontSize, areColumnsUpright } = layout;
  const [middleX, middleY] = [left + window.side / 2, top + window.side / 2];
  const hasAllLabels = view.cell >= narrowestWithLabel;
  const shown = (hidden: number, viewed: number | null) =>
    seenIndices(view, window, hidden).filter((index) => hasAllLabels || index === viewed);
  const columnPlace = (x: number) =>
    areColumnsUpright ? `translate(${x} ${top - 6}) rotate(-90)` : `translate(${x} ${top - 8})`;
  return svg`
    <text class="quiet" font-size="12" text-anchor="middle" x=${middleX} y="12">${words.text("matrix.key")}</text>
    <text class="quiet" font-size="12" text-anchor="middle" transform=${`translate(12 ${middleY}) rotate(-90)`}>${words.text("matrix.query")}</text>
    ${shown(view.y, selection.query).map(
      (
        index,
      ) => svg`<text class=${index === selection.query ? "query-label" : ""} font-size=${fontSize}
        text-anchor="end" dominant-baseline="central" x=${left - 8}
        y=${top + (index + 0.5) * view.cell - view.y}>${layout.label(index)}</text>`,
    )}
    ${shown(view.x, selection.key).map(
      (index) => svg`<text class=${index === selection.key ? "key-label" : ""} font-size=${fontSize}
        text-anchor=${areColumnsUpright ? "start" : "middle"}
        dominant-baseline=${areColumnsUpright ? "central" : "auto"}
        transform=${columnPlace(left + (index + 0.5) * view.cell - view.x)}>${layout.label(index)}</text>`,
    )}`;
}

/** The numbers of the cells where they fit; of a whole matrix also the sums of its rows. */
export function matrixNumbers(scene: MatrixScene) {
  const { picture, drawn, layout, window, view } = scene;
  const { square, mask, colours } = drawn;
  const { words } = picture;
  const { left, top, hasNumbers } = layout;
  if (!hasNumbers && view.cell < largestCell) return nothing;
  // Among many tokens most weights are less than a hundredth.
  const decimals = hasNumbers ? 2 : 3;
  const keys = wholeCells(view.x, scene);
  return wholeCells(view.y, scene).map((query) => {
    const row = queryRow(square, query);
    const y = top + (query + 0.5) * view.cell - view.y;
    const sum = () => words.decimal(row.reduce((total, weight) => total + weight, 0));
    return svg`
      ${keys.map((key) =>
        isVisible(mask, query, key)
          ? svg`<text font-size="13" text-anchor="middle" dominant-baseline="central"
              data-query=${query} data-key=${key}
              x=${left + (key + 0.5) * view.cell - view.x} y=${y} .style=${`fill:${colours.ink(row[key] ?? 0)}`}
            >${words.decimal(row[key] ?? 0, decimals)}</text>`
          : nothing,
      )}
      ${
        hasNumbers
          ? svg`<text class="quiet sum" font-size="13" text-anchor="end" dominant-baseline="central"
              x=${left + window.side + sumColumnWidth - 8} y=${y}>${sum()}</text>`
          : nothing
      }`;
  });
}

/** The rows or columns that are seen from edge to edge. */
function wholeCells(hidden: number, { view, window }: MatrixScene): number[] {
  const rounding = 1e-6 * window.side;
  return seenIndices(view, window, hidden).filter((index) => {
    const start = index * view.cell - hidden;
    return start >= -rounding && start + view.cell <= window.side + rounding;
  });
}

/** The viewed row and cell. */
export function matrixMarks({ picture, layout, window, view }: MatrixScene) {
  const { words, selection } = picture;
  const { left, top, hasNumbers } = layout;
  const { query, key } = selection;
  const { side } = window;
  const { cell } = view;
  const row = query < 0 ? undefined : seenPart(query * cell - view.y, Math.max(2, cell), side);
  const down = seenPart(query * cell - view.y, Math.max(3, cell), side);
  const across = key === null ? undefined : seenPart(key * cell - view.x, Math.max(3, cell), side);
  return svg`
    ${
      row
        ? svg`<rect class="row ${cell < 8 ? "thin" : ""}" x=${left} y=${top + row[0]} width=${side} height=${row[1]} />`
        : nothing
    }
    ${
      across && down
        ? svg`<rect class="cell" x=${left + across[0]} y=${top + down[0]} width=${across[1]} height=${down[1]} />`
        : nothing
    }
    ${
      hasNumbers
        ? svg`<text class="quiet" font-size="12" text-anchor="end" x=${left + side + sumColumnWidth - 8} y=${top - 8}>${words.text("matrix.sum")}</text>`
        : nothing
    }`;
}
