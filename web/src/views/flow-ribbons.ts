/** The lines between the blocks of the computation, as SVG paths: plain geometry. */
import type { LayerTrace } from "../engine/types.js";
import type { Step } from "../explain/steps.js";
import { stateOf, type Block } from "./flow-blocks.js";
import type { FlowLayout, Place } from "./flow-layout.js";
import type { Picture } from "./picture.js";
import { viewedHeadRow } from "./trace-parts.js";

/** All ribbons of one blend together are at most as thick as this, in CSS pixels. */
const bundle = 26;

/** What goes into what; towards keys and values in their colours. */
export interface Arrow {
  readonly d: string;
  readonly to: "key" | "value" | undefined;
}

/** From one token's value into the blend. */
export interface Ribbon {
  readonly key: number;
  readonly d: string;
  readonly thickness: number;
}

function placeOf({ places }: FlowLayout, name: Block["name"]): Place | undefined {
  return places.find(({ block }) => block.name === name);
}

const right = ({ x, columns, cellWidth }: Place) => x + columns * cellWidth;
const bottom = ({ y, rows, cellHeight }: Place) => y + rows * cellHeight;
const middle = (place: Place) => (place.y + bottom(place)) / 2;

export function arrows(layout: FlowLayout, step: Step, { valueX }: LayerTrace): Arrow[] {
  const shown = layout.places.filter(({ block }) => stateOf(block, step) !== "coming");
  const inline = shown.filter(({ block }) => block.kind !== "column");
  const along = inline.slice(1).flatMap((place, index): Arrow[] => {
    const from = inline[index];
    if (!from || from.y !== place.y) return [];
    // The blend comes from the values too: its ribbons say so.
    if (place.block.name === "mixed") return [];
    const y = middle(place);
    const [start, end] = [right(from) + 6, place.x - 6];
    return [{ d: `M${start} ${y}H${end}m-5 -4l5 4l-5 4`, to: undefined }];
  });
  return layout.isOneLine ? [...along, ...turns(layout, shown, valueX === undefined)] : along;
}

/** From x up to the keys and down to the values, where these are made of x too. */
function turns(layout: FlowLayout, shown: readonly Place[], areValuesOfX: boolean): Arrow[] {
  const x = placeOf(layout, "x");
  if (!x) return [];
  const centre = (x.x + right(x)) / 2;
  return shown
    .filter(({ block }) => block.kind === "column")
    .filter(({ block }) => areValuesOfX || block.name !== "value")
    .map((place) => {
      const isUp = place.block.name === "key";
      const [startY, endY] = [isUp ? x.y - 40 : bottom(x) + 6, middle(place)];
      const end = place.x - 6;
      const d = `M${centre} ${startY}V${endY + (isUp ? 10 : -10)}Q${centre} ${endY} ${centre + 10} ${endY}H${end}m-5 -4l5 4l-5 4`;
      return { d, to: isUp ? "key" : "value" };
    });
}

/** The viewed token's blend: from every value a ribbon as thick as its weight. */
export function blendRibbons(layout: FlowLayout, step: Step, picture: Picture): Ribbon[] {
  const [value, mixed] = [placeOf(layout, "value"), placeOf(layout, "mixed")];
  if (!value || !mixed || stateOf(mixed.block, step) === "coming") return [];
  const row = viewedHeadRow(picture);
  const { query } = picture.selection;
  const from = bottom(value) + 2;
  const target = mixed.y + (query + 0.5) * mixed.cellHeight;
  const thickness = Math.min(bundle, 2 * mixed.cellHeight);
  let start = -0.5;
  return Array.from(row).flatMap((weight, key) => {
    const offset = (start + weight / 2) * thickness;
    start += weight;
    if (weight < 0.002) return [];
    const x = value.x + (key + 0.5) * value.cellWidth;
    // Down from its value, around below the others, and into the row from the left.
    const turn = mixed.x - 34 + offset;
    const end = target + offset;
    const d = `M${x} ${from}C${x} ${from + 44} ${turn} ${from + 44} ${turn} ${from - 8}V${end + 16}Q${turn} ${end} ${turn + 16} ${end}H${mixed.x - 3}`;
    return [{ key, d, thickness: Math.max(0.75, weight * thickness) }];
  });
}
