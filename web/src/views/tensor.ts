import { css, html, nothing, type CSSResultGroup, type PropertyValues } from "lit";
import { formatCell, isParameter, isSquare, type Cell, type TensorName } from "../explain/cell.js";
import { extentOf, tensorOf, valueOf, type Source } from "../explain/source.js";
import { Figure } from "./figure.js";
import { SignedPalette, type Theme } from "./palette.js";
import type { Picture } from "./picture.js";
import { scrollFade } from "./scroll-fade.js";
import { tensorHead, tensorHeadStyles } from "./tensor-head.js";
import { tensorExtent, tensorPalette, type TensorExtent } from "./tensor-layout.js";
import { isVisible } from "./trace-parts.js";

/** A reader chose a number. */
export class CellEvent extends Event {
  static readonly type = "attention-cell";
  constructor(readonly cell: Cell) {
    super(CellEvent.type, { bubbles: true });
  }
}

/** A tensor of the trace as its numbers: rows are tokens; wide ones are folded. */
export class TensorFigure extends Figure {
  static override properties = {
    ...Figure.properties,
    source: { attribute: false },
    tensor: {},
    chosen: { attribute: false },
    ownColumns: { attribute: false },
    hatchesMasked: { attribute: false },
    theme: { attribute: false },
    isWhole: { state: true },
    cursor: { state: true },
  };

  static override styles: CSSResultGroup = [
    Figure.styles,
    tensorHeadStyles,
    scrollFade,
    css`
      .scroller {
        overflow-x: auto;
        padding: 3px;
        margin: -3px;
      }
      [role="grid"] {
        display: inline-grid;
        gap: 1px;
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
      }
      [role="row"] {
        display: contents;
      }
      [role="grid"] > [role="row"] > * {
        min-inline-size: 3.4rem;
        /* Not each a flex box: a step lays out hundreds of cells. */
        line-height: 2.1rem;
        text-align: center;
        padding-inline: 4px;
      }
      [role="rowheader"],
      [role="columnheader"] {
        color: var(--quiet);
        max-inline-size: 7rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      [role="rowheader"] {
        position: sticky;
        inset-inline-start: 0;
        background: var(--surface);
        z-index: 1;
      }
      [role="gridcell"] {
        cursor: pointer;
      }
      [role="gridcell"]:hover {
        outline: 1px solid var(--ink);
      }
      .masked {
        background: var(--hatch);
      }
      .chosen {
        outline: 3px solid var(--focus);
      }
      [role="grid"]:focus-visible .cursor {
        outline: 2px dashed var(--focus);
      }
      button {
        font: inherit;
        font-size: 0.8125rem;
        min-block-size: 44px;
        color: inherit;
        background: none;
        border: 1px solid var(--control);
        border-radius: 6px;
        padding-inline: 10px;
        cursor: pointer;
        margin-block-start: 6px;
      }
    `,
  ];

  declare source?: Source;
  declare tensor: TensorName;
  /** The cell whose making is shown. */
  declare chosen: Cell | undefined;
  /** Only the viewed head's columns. */
  declare ownColumns: boolean;
  /** Whether scores that the mask leaves out are hatched, as weights always are. */
  declare hatchesMasked: boolean;
  declare theme: Theme;
  declare isWhole: boolean;
  declare cursor: { row: number; column: number };

  #palette = new SignedPalette("light", 1);
  #chosenBefore: string | undefined;
  /** Whether this update shows another chosen cell than the one before. */
  #isNewlyChosen = false;

  constructor() {
    super();
    this.ownColumns = false;
    this.hatchesMasked = false;
    this.isWhole = false;
    this.theme = "light";
    this.cursor = { row: 0, column: 0 };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("tensor")) {
      this.isWhole = false;
      this.cursor = { row: 0, column: 0 };
    }
    const chosen = this.#ownChosen;
    const name = chosen && formatCell(chosen);
    this.#isNewlyChosen = name !== undefined && name !== this.#chosenBefore;
    this.#chosenBefore = name;
    if (this.source && chosen && this.#isNewlyChosen) {
      const { firstRow, first } = this.#extent(this.source);
      this.cursor = { row: chosen.row - firstRow, column: chosen.column - first };
    }
    const isSame = !["source", "tensor", "theme"].some((name) =>
      changed.has(name as keyof TensorFigure),
    );
    if (!this.source || isSame) return;
    this.#palette = tensorPalette(this.theme, this.tensor, tensorOf(this.source, this.tensor));
  }

  /** To the grid: what scrolls around it can have the focus too where it is wider than its place. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>("[role=grid]")?.focus(options);
  }

  protected override updated(): void {
    const cell = this.#isNewlyChosen && this.renderRoot.querySelector<HTMLElement>(".chosen");
    const scroller = this.renderRoot.querySelector(".scroller");
    if (!cell || !scroller) return;
    // Sideways only: the page stays where the reader has it.
    const [own, room] = [cell.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const isSeen = own.left >= room.left + own.width && own.right <= room.right - own.width;
    if (!isSeen) scroller.scrollLeft += own.left + own.width / 2 - room.left - room.width / 2;
  }

  protected override render() {
    const { picture, source, tensor } = this;
    if (!picture || !source) return nothing;
    const { words } = picture;
    const { ownColumns } = this;
    const extent = this.#extent(source);
    const { firstRow, first, rows, columns, shownRows, shownColumns } = extent;
    const isFolded = shownRows < rows || shownColumns < columns;
    const palette = this.#palette;
    const isHatched = this.#isHatched;
    return html`${tensorHead({ picture, tensor, extent, palette, ownColumns, isHatched })}
      <div class="scroller">
        <div
          role="grid"
          tabindex="0"
          aria-label=${`${tensor} ${rows} × ${columns}`}
          aria-rowcount=${rows}
          aria-colcount=${columns}
          aria-activedescendant=${this.#id(firstRow + this.cursor.row, first + this.cursor.column)}
          .style=${`grid-template-columns: repeat(${shownColumns + 1}, auto)`}
          @keydown=${this.#onKey}
        >
          ${this.#header(picture, source, first, shownColumns)}
          ${Array.from({ length: shownRows }, (_, row) => this.#row(picture, source, firstRow + row))}
        </div>
      </div>
      ${
        isFolded || this.isWhole
          ? html`<button type="button" @click=${() => (this.isWhole = !this.isWhole)}>
              ${
                this.isWhole
                  ? words.text("tensor.fold")
                  : words.text("tensor.showAll", { rows, columns })
              }
            </button>`
          : nothing
      }`;
  }

  get #ownChosen(): Cell | undefined {
    return this.chosen?.tensor === this.tensor ? this.chosen : undefined;
  }

  #extent(source: Source): TensorExtent {
    const { tensor, ownColumns, isWhole } = this;
    const head = this.picture?.selection.head ?? 0;
    const chosen = this.#ownChosen;
    return tensorExtent(extentOf(source), { tensor, head, ownColumns, isWhole, chosen });
  }

  /** Weights always show what is hidden from them; scores only where the mask is spoken of. */
  get #isHatched(): boolean {
    return isSquare(this.tensor) && (this.tensor === "weights" || this.hatchesMasked);
  }

  #header({ tokens }: Picture, source: Source, first: number, shown: number) {
    // A learned bias belongs to a distance: how far before its query a key stands.
    const { reach = 0 } = extentOf(source);
    const zero = this.tensor === "relative" ? reach : 0;
    return html`<div role="row">
      <span role="cell"></span>
      ${Array.from({ length: shown }, (_, index) => {
        const column = first + index;
        return html`<span role="columnheader">
          ${isSquare(this.tensor) ? html`<bdi>${tokens[column]}</bdi>` : column - zero}
        </span>`;
      })}
    </div>`;
  }

  #row(picture: Picture, source: Source, row: number) {
    const { first, shownColumns } = this.#extent(source);
    return html`<div role="row">
      <span role="rowheader">${this.#rowName(picture, row)}</span>
      ${Array.from({ length: shownColumns }, (_, index) =>
        this.#cell(picture, source, row, first + index),
      )}
    </div>`;
  }

  #rowName({ words, tokens }: Picture, row: number) {
    if (this.tensor === "relative") return words.text("heads.name", { head: row });
    return isParameter(this.tensor) ? row : html`<bdi>${tokens[row]}</bdi>`;
  }

  #cell({ words, mask }: Picture, source: Source, row: number, column: number) {
    const { tensor, chosen, cursor } = this;
    const cell = { tensor, row, column };
    const value = valueOf(source, cell);
    const palette = this.#palette;
    const isHidden = this.#isHatched && !isVisible(mask, row, column);
    const isChosen = chosen?.tensor === tensor && chosen.row === row && chosen.column === column;
    const { firstRow, first } = this.#extent(source);
    const isCursor = firstRow + cursor.row === row && first + cursor.column === column;
    const classes = `${isHidden ? "masked" : ""} ${isChosen ? "chosen" : ""} ${isCursor ? "cursor" : ""}`;
    return html`<span
      role="gridcell"
      id=${this.#id(row, column)}
      class=${classes}
      aria-selected=${isChosen}
      .style=${isHidden ? "" : `background:${palette.colour(value)};color:${palette.ink(value)}`}
      @click=${() => this.dispatchEvent(new CellEvent(cell))}
      >${words.decimal(value)}</span
    >`;
  }

  #id(row: number, column: number): string {
    return `cell-${row}-${column}`;
  }

  #onKey = (event: KeyboardEvent): void => {
    const { source, cursor } = this;
    if (!source) return;
    const { firstRow, first, shownRows, shownColumns } = this.#extent(source);
    const moves: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const move = moves[event.key];
    if (move) {
      const row = Math.min(shownRows - 1, Math.max(0, cursor.row + move[0]));
      const column = Math.min(shownColumns - 1, Math.max(0, cursor.column + move[1]));
      this.cursor = { row, column };
      this.renderRoot
        .querySelector(`#${this.#id(firstRow + row, first + column)}`)
        ?.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (event.key === "Enter" || event.key === " ") {
      const cell = { row: firstRow + cursor.row, column: first + cursor.column };
      this.dispatchEvent(new CellEvent({ tensor: this.tensor, ...cell }));
    } else return;
    event.preventDefault();
  };
}
