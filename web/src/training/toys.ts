import type { TrainedTrace } from "../engine/trained-types.js";
import { toyColours, toyKinds } from "./tasks.js";

/** What the toys of a row say of one kind. */
export interface ToyAnswer {
  readonly kind: (typeof toyKinds)[number];
  /** The colour of the last toy of the kind; undefined where the row has none. */
  readonly right: string | undefined;
  /** What most toys say. */
  readonly said: string;
  /** How many toys name the right colour. */
  readonly hits: number;
  readonly toys: number;
}

/** The answers of a model of the task friends: every toy names, for each kind, the last one's colour. */
export function toyAnswers({ tokens, answers }: TrainedTrace): ToyAnswer[] {
  const [, count = 0, colours = 0] = answers.shape;
  return toyKinds.map((kind, question) => {
    const right = tokens.findLast((token) => token.endsWith(` ${kind}`))?.split(" ")[0];
    const said = Array.from({ length: count }, (_, toy) => {
      const start = (question * count + toy) * colours;
      const row = answers.data.subarray(start, start + colours);
      return toyColours[row.indexOf(Math.max(...row))] ?? "";
    });
    const hits = said.filter((colour) => colour === right).length;
    return { kind, right, said: mostFrequent(said), hits, toys: count };
  });
}

/** The first of those that come most often. */
function mostFrequent(names: readonly string[]): string {
  const times = (name: string) => names.filter((other) => other === name).length;
  return names.reduce((best, name) => (times(name) > times(best) ? name : best), names[0] ?? "");
}
