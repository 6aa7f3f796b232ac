import type { Spec } from "../../spec/spec.js";
import { trainedShape, type TrainedShape } from "../../spec/models.js";

/** Two texts that differ in one thing. */
type TextPair = readonly [first: string, second: string];

const pairs: Readonly<Record<TrainedShape["reads"], readonly TextPair[]>> = {
  words: [
    ["the key to the cabinets is old .", "the keys to the cabinet are old ."],
    ["Mary called John because she likes him .", "Mary called John because he likes her ."],
    ["Mary called John because she likes him .", "John called Mary because she likes him ."],
    ["I love AI", "we love AI"],
  ],
  letters: [
    ["kjazmobe kjazmobe", "kjazmobe kjaqmobe"],
    ["kjazmobe kjazmobe", "kjazmobe ebomzajk"],
  ],
  toys: [
    [
      "red hero, blue car, green hero, yellow robot",
      "red hero, blue car, green animal, yellow robot",
    ],
    [
      "red hero, blue car, green hero, yellow robot",
      "green hero, blue car, red hero, yellow robot",
    ],
  ],
};

/** Pairs of texts for what a Spec's model reads. */
export function suggestedPairs({ model }: Pick<Spec, "model">): readonly TextPair[] {
  return pairs[trainedShape(model)?.reads ?? "words"];
}
