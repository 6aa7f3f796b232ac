import { isSquare, type TensorName } from "../explain/cell.js";
import type { Spec } from "../spec/spec.js";
import { altText } from "./alt-text.js";
import { figureSvg } from "./figure-svg.js";
import type { FigureName } from "./figure-names.js";
import { json } from "./json.js";
import { latex } from "./latex.js";
import { npz } from "./npz.js";
import { numpyScript, pytorchScript } from "./python.js";
import type { Shown } from "./shown.js";
import { csv, markdown, tsv } from "./table.js";
import { worksheet } from "./worksheet/worksheet.js";

/** What of what is shown is taken away. Formats read of it what they need. */
export interface Choice {
  readonly figure: FigureName;
  readonly tensor: TensorName;
  /** Of a figure in CSS pixels; without it what suits the figure. */
  readonly width?: number | undefined;
}

export interface Format {
  readonly menu: "picture" | "data" | "script" | "worksheet";
  readonly ending: string;
  readonly mediaType: string;
  write(shown: Shown, choice: Choice): string | Uint8Array;
}

/** Everything that can be taken away without a browser; a PNG is made of the SVG, see raster.ts. */
export const formats = {
  svg: {
    menu: "picture",
    ending: "svg",
    mediaType: "image/svg+xml",
    write: (shown, { figure, width }) =>
      figureSvg(figure, shown, width === undefined ? {} : { width }),
  },
  alt: {
    menu: "picture",
    ending: "txt",
    mediaType: "text/plain",
    write: (shown, { figure }) => `${altText(figure, shown)}\n`,
  },
  csv: {
    menu: "data",
    ending: "csv",
    mediaType: "text/csv",
    write: (shown, { tensor }) => csv(shown, tensor),
  },
  tsv: {
    menu: "data",
    ending: "tsv",
    mediaType: "text/tab-separated-values",
    write: (shown, { tensor }) => tsv(shown, tensor),
  },
  markdown: {
    menu: "data",
    ending: "md",
    mediaType: "text/markdown",
    write: (shown, { tensor }) => markdown(shown, tensor),
  },
  json: { menu: "data", ending: "json", mediaType: "application/json", write: json },
  npz: { menu: "data", ending: "npz", mediaType: "application/zip", write: npz },
  latex: { menu: "data", ending: "tex", mediaType: "text/x-tex", write: latex },
  numpy: { menu: "script", ending: "py", mediaType: "text/x-python", write: numpyScript },
  pytorch: { menu: "script", ending: "py", mediaType: "text/x-python", write: pytorchScript },
  worksheet: {
    menu: "worksheet",
    ending: "html",
    mediaType: "text/html",
    write: (shown) => worksheet(shown, false),
  },
  solution: {
    menu: "worksheet",
    ending: "html",
    mediaType: "text/html",
    write: (shown) => worksheet(shown, true),
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** A name for the file that says what is in it: “attention-i-love-ai-head3-matrix.svg”. */
export function fileName(spec: Spec, format: FormatName | "png", choice: Choice): string {
  const words = spec.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const text = Array.from(words.join("-")).slice(0, 32).join("");
  const { menu, ending } = format === "png" ? { menu: "picture", ending: "png" } : formats[format];
  const isTable = format === "csv" || format === "tsv" || format === "markdown";
  const parts = [
    "attention",
    text,
    ...(isTable && !isSquare(choice.tensor) ? [] : [`head${spec.head}`]),
    ...(menu === "picture" ? [choice.figure] : isTable ? [choice.tensor] : []),
    ...(menu === "script" || menu === "worksheet" ? [format] : []),
  ];
  return `${parts.filter(Boolean).join("-")}.${ending}`;
}
