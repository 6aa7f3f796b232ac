import type { HeadScore } from "../engine/trained-types.js";
import type { AttentionWeights, LayerTrace, Mask } from "../engine/types.js";
import type { Translator } from "../lesson/translator.js";
import type { Palette } from "./palette.js";

/** What is looked at: a head, a query token in it, and perhaps one key token. */
export interface Selection {
  /** −1 where the head that is looked at is another layer's. */
  readonly head: number;
  /** Whether it is the one head over the whole width that is looked at, instead of that head. */
  readonly isOneHead: boolean;
  /** −1 for none, in the map of a text where the viewed token has no counterpart. */
  readonly query: number;
  readonly key: number | null;
}

/** What the views of weights draw from. Views change nothing: they dispatch a PickEvent. */
export interface WeightsPicture {
  /** The tokens as printed; repeated ones are numbered. */
  readonly tokens: readonly string[];
  /** Which way the text runs. */
  readonly direction: "ltr" | "rtl";
  readonly layer: AttentionWeights;
  /** The same tokens through one head over the whole width; a trained model has none. */
  readonly oneHead: AttentionWeights | undefined;
  /** The heads that are switched off. */
  readonly off: readonly number[];
  /** What each head of the layer was measured to do, where the model is a trained one. */
  readonly scores: readonly HeadScore[] | undefined;
  readonly mask: Mask;
  readonly selection: Selection;
  /** The query that is locked, or null while all are free. */
  readonly lockedQuery: number | null;
  readonly palette: Palette;
  readonly words: Translator;
}

/** Everything that a view draws from: also what the weights are made of, and what is made of them. */
export interface Picture extends WeightsPicture {
  readonly layer: LayerTrace;
  readonly oneHead: LayerTrace | undefined;
  /** The same with all switches as usual, the words as written; undefined where they are so. */
  readonly usual: LayerTrace | undefined;
  /** The same with every head on; undefined where none is off. */
  readonly allOn: LayerTrace | undefined;
  /** The same with the words in the order of the text; undefined where they are so. */
  readonly asWritten: LayerTrace | undefined;
  /** For every token of the picture, where in the text it stands. */
  readonly order: readonly number[];
}

/** Whether the rest of the numbers has come, and not the weights alone. */
export function isWhole(picture: WeightsPicture): picture is Picture {
  return "order" in picture;
}

/** A reader's act on a figure. */
export class PickEvent extends Event {
  static readonly type = "attention-pick";

  /**
   * view: hovered or reached by arrow keys; lock: clicked, tapped or Enter; leave: the pointer went
   * elsewhere. What the keys reached stays viewed, so that Tab can carry it to another figure.
   */
  constructor(
    readonly act: "view" | "lock" | "leave",
    readonly picked: Partial<Selection> = {},
  ) {
    super(PickEvent.type, { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [PickEvent.type]: PickEvent;
  }
}
