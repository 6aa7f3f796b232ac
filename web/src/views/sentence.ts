import { html, type TemplateResult } from "lit";
import type { MessageKey } from "../lesson/messages.js";
import type { Parameters, Translator } from "../lesson/translator.js";
import type { Picture } from "./picture.js";
import { isVisible, mostLookedAt, viewedRow } from "./trace-parts.js";

interface Saying {
  readonly key: MessageKey;
  readonly parameters: Parameters;
}

/** What is selected, in one sentence: “AI looks most at love, 62 %, head 3”. */
export function saying(picture: Picture): Saying {
  const { selection, tokens, mask, words } = picture;
  const { head, query, key, isOneHead } = selection;
  const row = viewedRow(picture);
  const look = mostLookedAt(row, query, mask);
  const parameters = (target: number) => ({
    query: tokens[query] ?? "",
    key: tokens[target] ?? "",
    percent: words.percent(row[target] ?? 0),
    where: isOneHead ? words.text("heads.one") : words.text("heads.name", { head }),
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
  return html`${words
    .parts(key, parameters)
    .map(({ text, name }) =>
      name === "query" || name === "key" ? html`<b class=${name}><bdi>${text}</bdi></b>` : text,
    )}`;
}
