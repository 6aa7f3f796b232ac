/** At most this many heads in a layer. */
export const mostHeads = 16;
/** At most this many layers. */
export const mostLayers = 4;

/** A head of a model with several layers. */
export interface HeadPlace {
  readonly layer: number;
  readonly head: number;
}

/** A head as one number, layer · 16 + head: in the first layer just the head. */
export function codeOf({ layer, head }: HeadPlace): number {
  return layer * mostHeads + head;
}

export function placeOf(code: number): HeadPlace {
  return { layer: Math.floor(code / mostHeads), head: code % mostHeads };
}
