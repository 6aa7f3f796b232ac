/** TeX, compiled by web/tex-plugin.ts. */
declare module "*.tex" {
  import type { TemplateResult } from "lit";

  /** What `\live{name}` stands for. */
  export interface Live {
    /** As MathML elements. */
    readonly math: unknown;
    readonly tex: string;
  }

  export interface Formula {
    /** The formula as a `<math>` element. */
    readonly math: (live: (name: string) => Live) => TemplateResult;
    /** The same in LaTeX. */
    readonly tex: (live: (name: string) => Live) => string;
  }

  /** By block name; a block has one formula a line. */
  export const formulas: Readonly<Record<string, readonly Formula[]>>;
}
