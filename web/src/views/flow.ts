import { html, nothing, svg, type CSSResultGroup, type PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Source } from "../explain/source.js";
import type { Step } from "../explain/steps.js";
import { arrowTarget, Figure } from "./figure.js";
import {
  blockColours,
  blockSquare,
  blocksOf,
  drawnValue,
  hasKeys,
  stateOf,
  type Block,
} from "./flow-blocks.js";
import {
  cut,
  flowCellAt,
  flowFontSize,
  layoutFlow,
  type FlowLayout,
  type Place,
} from "./flow-layout.js";
import { arrows, blendRibbons } from "./flow-ribbons.js";
import { flowStyles } from "./flow-styles.js";
import { paintCells, paintHeatmap } from "./heatmap.js";
import { measureText } from "./measure.js";
import type { Theme } from "./palette.js";
import type { Picture } from "./picture.js";

/** A reader asks for a step of the walk: one by name, or the next or previous one. */
export class StepEvent extends Event {
  static readonly type = "attention-step";
  constructor(readonly step: Step | "next" | "previous") {
    super(StepEvent.type, { bubbles: true });
  }
}

/** The whole computation of one head in one picture: what this step makes, and what was made before. */
export class FlowFigure extends Figure {
  static override properties = {
    ...Figure.properties,
    source: { attribute: false },
    step: {},
    theme: { attribute: false },
  };

  static override styles: CSSResultGroup = [Figure.styles, flowStyles];

  declare source?: Source;
  declare step: Step;
  declare theme: Theme;

  #layout?: FlowLayout;
  #painted?: { layer: unknown; head: number; theme: Theme; layout: FlowLayout; mask: unknown };

  constructor() {
    super();
    this.step = "tokens";
    this.theme = "light";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { picture, width } = this;
    if (!picture || width === 0) return;
    const before = changed.get("picture");
    const isSame =
      before === undefined
        ? !changed.has("picture")
        : before.layer === picture.layer &&
          before.mask === picture.mask &&
          before.selection.head === picture.selection.head;
    if (this.#layout && isSame && !changed.has("width")) return;
    const { layer, selection, mask, tokens } = picture;
    this.#layout = layoutFlow(blocksOf(layer, selection.head, mask), tokens, width, (text, size) =>
      measureText(text, `600 ${size}px ${this.font}`),
    );
  }

  protected override render() {
    const { picture, source, step } = this;
    const layout = this.#layout;
    if (!picture || !source || !layout) return nothing;
    const { words, selection } = picture;
    return html`<div
      class="flow"
      role="group"
      tabindex="0"
      aria-roledescription=${words.text("flow.role")}
      aria-label=${words.text("flow.label", { head: selection.head, step: words.text(`step.${step}`) })}
      @keydown=${this.#onKey}
      @pointermove=${this.#onMove}
      @click=${this.#onClick}
    >
      ${repeat(
        layout.places,
        ({ block }) => block.name,
        ({ block }) => html`<canvas aria-hidden="true" class=${stateOf(block, step)}></canvas>`,
      )}
      <svg aria-hidden="true" width=${layout.width} height=${layout.height}>
        ${arrows(layout, step, picture.layer).map(({ d, to }) => svg`<path class="arrow ${to ?? ""}" d=${d} />`)}
        ${blendRibbons(layout, step, picture).map(
          ({ key, d, thickness }) =>
            svg`<path class="ribbon" data-key=${key} d=${d} stroke-width=${thickness} />`,
        )}
        ${layout.places.map((place) => this.#block(picture, source, layout, place))}
        ${this.#labels(picture, layout)}
      </svg>
    </div>`;
  }

  protected override updated(): void {
    const { picture, source, theme } = this;
    const layout = this.#layout;
    if (!picture || !source || !layout) return;
    const { layer, selection, mask } = picture;
    const painted = { layer, head: selection.head, theme, layout, mask };
    const before = this.#painted;
    const isSame =
      before && Object.entries(painted).every(([name, value]) => before[name as "head"] === value);
    if (isSame) return;
    this.#painted = painted;
    this.renderRoot.querySelectorAll("canvas").forEach((canvas, index) => {
      const place = layout.places[index];
      if (!place) return;
      const { x, y, rows, columns, cellWidth, cellHeight, block } = place;
      // Set as properties: the page's policy refuses style attributes.
      Object.assign(canvas.style, {
        left: `${x}px`,
        top: `${y}px`,
        width: `${columns * cellWidth}px`,
        height: `${rows * cellHeight}px`,
      });
      const colours = this.#colours(picture, source, block);
      const own = blockSquare(source, block);
      const valueAt = (row: number, column: number) => drawnValue(source, block, row, column);
      if (own) paintHeatmap(canvas, own.square, rows, own.mask, colours);
      else paintCells(canvas, rows, columns, valueAt, colours);
    });
  }

  #colours({ palette }: Picture, source: Source, block: Block) {
    return blockColours(this.theme, palette, source, block);
  }

  #block(picture: Picture, source: Source, layout: FlowLayout, place: Place) {
    const { block, x, y, rows, columns, cellWidth, cellHeight, caption } = place;
    const { words } = picture;
    const state = stateOf(block, this.step);
    const name = words.text(`flow.${block.name}`);
    const shapeX = caption.isOneLine ? x + measureText(name, `600 13px ${this.font}`) + 8 : x;
    return svg`<g class="block ${block.tensor} ${state}">
      <text class="name" font-size="13" x=${caption.x} y=${caption.y} data-step=${block.step}>${name}</text>
      <text class="quiet" font-size="11" x=${shapeX} y=${caption.y + (caption.isOneLine ? 0 : 14)}>${block.shape.join(" × ")}</text>
      <rect class="frame" x=${x} y=${y} width=${columns * cellWidth} height=${rows * cellHeight} />
      ${state !== "coming" && layout.hasNumbers && block.kind === "square" ? this.#numbers(picture, source, place) : nothing}
      ${state === "coming" ? nothing : this.#marks(picture, place)}
    </g>`;
  }

  #numbers(
    picture: Picture,
    source: Source,
    { block, x, y, rows, columns, cellWidth, cellHeight }: Place,
  ) {
    const { words } = picture;
    const colours = this.#colours(picture, source, block);
    // What was made before is faint, and bears the text's own colour.
    const isFaint = stateOf(block, this.step) === "past";
    // So that -23.38 and its neighbour stay apart.
    const size = cellWidth < 42 ? 10 : 11;
    return Array.from({ length: rows * columns }, (_, cell) => {
      const [row, column] = [Math.floor(cell / columns), cell % columns];
      const value = drawnValue(source, block, row, column);
      if (value === undefined) return nothing;
      return svg`<text font-size=${size} text-anchor="middle" dominant-baseline="central"
        x=${x + (column + 0.5) * cellWidth} y=${y + (row + 0.5) * cellHeight}
        .style=${isFaint ? "" : `fill:${colours.ink(value)}`}>${words.decimal(value)}</text>`;
    });
  }

  /** The viewed query's row and, where a key is viewed, its column. */
  #marks({ selection }: Picture, { block, x, y, rows, columns, cellWidth, cellHeight }: Place) {
    const { query, key } = selection;
    const [width, height] = [columns * cellWidth, rows * cellHeight];
    const column = svg`<rect class="column" x=${x + (key ?? 0) * cellWidth} y=${y} width=${cellWidth} height=${height} />`;
    if (block.kind === "column") return key === null ? nothing : column;
    return svg`<rect class="row" x=${x} y=${y + query * cellHeight} width=${width} height=${Math.max(2, cellHeight)} />
      ${key !== null && hasKeys(block) ? column : nothing}`;
  }

  #labels(
    { tokens, selection }: Picture,
    { rowStarts, rowHeight, gutter, hasRowLabels }: FlowLayout,
  ) {
    return rowStarts.map((top) =>
      tokens.map((token, row) =>
        hasRowLabels || row === selection.query
          ? svg`<text class=${row === selection.query ? "query-label" : ""} font-size=${flowFontSize}
              text-anchor="end" dominant-baseline="central" x=${gutter - 8} y=${top + (row + 0.5) * rowHeight}
            >${cut(token, gutter - 10)}</text>`
          : nothing,
      ),
    );
  }

  #under(event: MouseEvent) {
    const box = this.renderRoot.querySelector("svg")?.getBoundingClientRect();
    if (!box || !this.#layout) return undefined;
    return flowCellAt(this.#layout, event.clientX - box.left, event.clientY - box.top);
  }

  #picked(event: MouseEvent) {
    const under = this.#under(event);
    if (!under) return undefined;
    const { block, token, column } = under;
    if (hasKeys(block)) return { query: token, key: column };
    return block.kind === "column" ? { key: token } : { query: token, key: null };
  }

  #onMove = (event: PointerEvent): void => {
    if (event.pointerType === "touch") return;
    const picked = this.#picked(event);
    if (picked) this.pick("view", { ...picked, isOneHead: false });
    else this.pick("leave");
  };

  #onClick = (event: MouseEvent): void => {
    const name = event.composedPath()[0];
    const step = name instanceof SVGElement ? name.dataset["step"] : undefined;
    const picked = this.#picked(event);
    if (step) this.dispatchEvent(new StepEvent(step as Step));
    else if (picked) this.pick("lock", picked);
  };

  #onKey = (event: KeyboardEvent): void => {
    if (!this.picture) return;
    const { selection, tokens } = this.picture;
    const arrowsUpDown = { back: ["ArrowUp"], forward: ["ArrowDown"] };
    const query = arrowTarget(event, selection.query, tokens.length, arrowsUpDown);
    const isBack = event.key === "ArrowLeft" || (event.key === " " && event.shiftKey);
    if (query !== undefined) this.pick("view", { query, key: null });
    else if (isBack) this.dispatchEvent(new StepEvent("previous"));
    else if (event.key === "ArrowRight" || event.key === " ")
      this.dispatchEvent(new StepEvent("next"));
    else if (event.key === "Enter")
      this.pick("lock", { query: selection.query, key: selection.key });
    else return;
    event.preventDefault();
  };
}
