import { html, type TemplateResult } from "lit";
import type { MessageKey } from "../lesson/messages.js";
import type { Parameters, Part, Translator } from "../lesson/translator.js";
import { measuredName } from "./measured.js";
import type { WeightsPicture } from "./picture.js";
import { isVisible, mostLookedAt, viewedRow, weightRow } from "./trace-parts.js";

export interface Saying {
  readonly key: MessageKey;
  readonly parameters: Parameters;
}

/** What is selected, in one sentence: “AI looks most at love, 62 %, head 3”. */
export function saying(picture: WeightsPicture): Saying {
  const { selection, tokens, mask, words, off } = picture;
  const { head, query, key, isOneHead } = selection;
  const row = viewedRow(picture);
  const look = mostLookedAt(row, query, mask);
  const name = off.includes(head) ? "heads.nameOff" : "heads.name";
  const parameters = (target: number) => ({
    query: tokens[query] ?? "",
    key: tokens[target] ?? "",
    percent: words.percent(row[target] ?? 0),
    where: isOneHead
      ? words.text("heads.one")
      : [words.text(name, { head }), measuredName(picture, head)].filter(Boolean).join(" · "),
  });
  if (key !== null) {
    const said = isVisible(mask, query, key) ? "sentence.at" : "sentence.masked";
    return { key: said, parameters: parameters(key) };
  }
  const visible = mask === "causal" ? query + 1 : tokens.length;
  if (visible === 1) return { key: "sentence.alone", parameters: parameters(look.key) };
  return { key: look.even ? "sentence.even" : "sentence.most", parameters: parameters(look.key) };
}

/** A message with its tokens set apart, in the colours of query and key. */
export function spoken(words: Translator, { key, parameters }: Saying): TemplateResult {
  return html`${words.parts(key, parameters).map(spokenPart)}`;
}

export function spokenPart({ text, name }: Part): TemplateResult | string {
  return name === "query" || name === "key" ? html`<b class=${name}><bdi>${text}</bdi></b>` : text;
}

/** What the heads look at most from the viewed query, and how many of them: “AI” (5), “love” (3). */
export function favourites({ words, layer, selection, tokens, mask }: WeightsPicture): string {
  const { query } = selection;
  const keys = Array.from(
    { length: layer.heads },
    (_, head) => mostLookedAt(weightRow(layer, head, query), query, mask).key,
  );
  const tally = tokens
    .map((token, key) => ({ token, count: keys.filter((favourite) => favourite === key).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  // Isolated (UAX #9), so that right-to-left tokens do not turn the list around.
  const said = tally.map(({ token, count }) =>
    words.text("compare.tally", { count, key: `\u2068${token}\u2069` }),
  );
  return words.list(said);
}
