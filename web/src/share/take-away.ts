import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { isSquare, tensorNames, type TensorName } from "../explain/cell.js";
import { figureFor, figuresOf, type FigureName } from "../export/figure-names.js";
import { fileName, formats } from "../export/formats.js";
import { pngOf, type PixelRatio } from "../export/raster.js";
import type { Shown } from "../export/shown.js";
import { colours, controls, layout } from "../element/styles.js";
import type { Theme } from "../views/palette.js";
import { select } from "../element/settings.js";
import { shareStyles } from "./share-styles.js";

type TextFormat = keyof typeof formats;
/** A PNG is the SVG as the browser draws it. */
type FormatName = TextFormat | "png";

const formatNames = ["png", ...Object.keys(formats)] as FormatName[];
const ratios = [1, 2, 3, 4] as const;
const ofFigures: readonly FormatName[] = ["png", "svg", "alt"];
const ofTensors: readonly FormatName[] = ["csv", "tsv", "markdown"];
const binary: readonly FormatName[] = ["png", "npz"];

/** What is shown as a picture, data, a script or a worksheet: to save or to copy. */
export class TakeAway extends LitElement {
  static override styles = [colours, layout, controls, shareStyles];

  static override properties: PropertyDeclarations = {
    shownIn: { attribute: false },
    format: { state: true },
    figure: { state: true },
    tensor: { state: true },
    ratio: { state: true },
    theme: { state: true },
    said: { state: true },
  };

  /** What is shown, in a theme's colours; undefined while nothing is. */
  declare shownIn?: (theme: Theme) => Shown | undefined;
  declare format: FormatName;
  declare figure: FigureName | undefined;
  declare tensor: TensorName;
  declare ratio: PixelRatio;
  declare theme: Theme;
  declare said: string;

  constructor() {
    super();
    this.format = "png";
    this.tensor = "weights";
    this.ratio = 2;
    this.theme = "light";
    this.said = "";
  }

  protected override render() {
    const { format } = this;
    const shown = this.shownIn?.(this.theme);
    if (!shown) return nothing;
    const { words } = shown.picture;
    const isBinary = binary.includes(format);
    return html`<div class="take" lang=${words.language}>
      ${select(
        words.text("take.format"),
        formatNames,
        format,
        (name) => words.text(`format.${name}`),
        (name) => (this.format = name),
      )}
      ${
        ofFigures.includes(format)
          ? select(
              words.text("take.figure"),
              figuresOf(shown),
              this.#figure(shown),
              (name) => words.text(`figure.${name}`),
              (name) => (this.figure = name),
            )
          : nothing
      }
      ${
        format === "png" || format === "svg"
          ? select(
              words.text("app.theme"),
              ["light", "dark"] as const,
              this.theme,
              (name) => words.text(`theme.${name}`),
              (name) => (this.theme = name),
            )
          : nothing
      }
      ${
        format === "png"
          ? select(words.text("take.ratio"), ratios, this.ratio, String, (ratio) => {
              this.ratio = ratio;
            })
          : nothing
      }
      ${
        ofTensors.includes(format)
          ? select(words.text("take.tensor"), tensorNames, this.tensor, String, (tensor) => {
              this.tensor = tensor;
            })
          : nothing
      }
      <div class="actions">
        <button type="button" class="main" @click=${() => void this.#save(shown)}>
          ${words.text("take.save")}
        </button>
        ${
          isBinary
            ? nothing
            : html`<button type="button" @click=${() => void this.#copy(shown)}>
                ${words.text("share.copy")}
              </button>`
        }
      </div>
      ${
        ofTensors.includes(format) && isSquare(this.tensor)
          ? html`<p class="quiet small">
              ${words.text("take.ofHead", { head: shown.picture.selection.head })}
            </p>`
          : nothing
      }
      <p class="said small" role="status">${this.said}</p>
    </div>`;
  }

  /** The figure that was chosen, as long as it is shown; else what stands for the view. */
  #figure(shown: Shown): FigureName {
    const { figure } = this;
    return figure && figuresOf(shown).includes(figure) ? figure : figureFor(shown);
  }

  #written(shown: Shown, format: TextFormat): string | Uint8Array {
    return formats[format].write(shown, { figure: this.#figure(shown), tensor: this.tensor });
  }

  async #save(shown: Shown): Promise<void> {
    const { words } = shown.picture;
    const choice = { figure: this.#figure(shown), tensor: this.tensor };
    try {
      save(await this.#file(shown, this.format), fileName(shown.spec, this.format, choice));
      this.said = words.text("take.saved");
    } catch (error) {
      this.said = words.text("take.failed", { message: String(error) });
    }
  }

  #file(shown: Shown, format: FormatName): Blob | Promise<Blob> {
    if (format === "png") return pngOf(String(this.#written(shown, "svg")), this.ratio);
    const type = formats[format].mediaType;
    return new Blob([this.#written(shown, format) as BlobPart], { type });
  }

  async #copy(shown: Shown): Promise<void> {
    const { words } = shown.picture;
    try {
      await navigator.clipboard.writeText(String(this.#written(shown, this.format as TextFormat)));
      this.said = words.text("share.copied");
    } catch (error) {
      this.said = words.text("take.failed", { message: String(error) });
    }
  }
}

/** Hands a file to the browser. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
