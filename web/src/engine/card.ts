import type { HeadScore, ModelCard } from "./trained-types.js";

/** Reads the entries that cpp/training/card.h writes; a file from elsewhere may lack any of them. */
export function readCard(entries: Readonly<Record<string, string>>): ModelCard {
  return {
    task: entries.task ?? "",
    trainedOn: entries.trained_on ?? "",
    limits: entries.limits ?? "",
    ...numbers(entries),
    relations: lines(entries.relations),
    heads: lines(entries.head_scores).map(headScore),
    untrainedHeads: lines(entries.untrained_head_scores).map(headScore),
    contrasts: lines(entries.contrasts).map((line) => {
      const [name = "", score] = line.split("\t");
      return { name, score: Number(score) };
    }),
  };
}

const numberKeys = {
  seed: "seed",
  steps: "steps",
  restarts: "restarts",
  accuracy: "accuracy",
  untrained_accuracy: "untrainedAccuracy",
} as const;

function numbers(entries: Readonly<Record<string, string>>): Partial<ModelCard> {
  return Object.fromEntries(
    Object.entries(numberKeys)
      .map(([key, name]) => [name, Number(entries[key] ?? NaN)] as const)
      .filter(([, value]) => Number.isFinite(value)),
  );
}

function lines(text = ""): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** Layer, head, name, score, resting, then one score for each relation. */
function headScore(line: string): HeadScore {
  const [layer, head, name = "", score, resting, ...relations] = line.split("\t");
  return {
    layer: Number(layer),
    head: Number(head),
    name,
    score: Number(score),
    resting: Number(resting),
    relations: relations.map(Number),
  };
}
