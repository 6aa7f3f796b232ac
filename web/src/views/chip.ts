import { svg, type SVGTemplateResult } from "lit";
import type { Chip } from "./lines-layout.js";

/** The marks of a token in the picture of lines. */

export function chipShape(chip: Chip | undefined, fill?: string): SVGTemplateResult {
  return svg`<rect
    x=${chip?.x ?? 0} y=${chip?.y ?? 0} width=${chip?.width ?? 0} height=${chip?.height ?? 0}
    .style=${fill ? `fill:${fill}` : ""}
  />`;
}

export function chipText(
  chip: Chip | undefined,
  label = "",
  size: number,
  ink?: string,
): SVGTemplateResult {
  const x = (chip?.x ?? 0) + (chip?.width ?? 0) / 2;
  const y = (chip?.y ?? 0) + (chip?.height ?? 0) / 2;
  return svg`<text
    x=${x} y=${y} font-size=${size} text-anchor="middle" dominant-baseline="central"
    .style=${ink ? `fill:${ink}` : ""}
  >${label}</text>`;
}

export function shareText(chip: Chip | undefined, share: string, size: number): SVGTemplateResult {
  const x = (chip?.x ?? 0) + (chip?.width ?? 0) / 2;
  const y = (chip?.y ?? 0) + (chip?.height ?? 0) + size + 3;
  return svg`<text class="share" x=${x} y=${y} font-size=${size} text-anchor="middle">${share}</text>`;
}
