import { HeadsFigure } from "./heads.js";
import { LinesFigure } from "./lines.js";
import { MatrixFigure } from "./matrix.js";
import { TableFigure } from "./table.js";
import { TensorFigure } from "./tensor.js";

const figures = {
  "attention-lab-lines": LinesFigure,
  "attention-lab-heads": HeadsFigure,
  "attention-lab-matrix": MatrixFigure,
  "attention-lab-table": TableFigure,
  "attention-lab-tensor": TensorFigure,
};

/** Registers the figures' tags; a second copy of this module on a page leaves the first in place. */
export function defineFigures(): void {
  for (const [name, figure] of Object.entries(figures)) {
    if (!customElements.get(name)) customElements.define(name, figure);
  }
}
