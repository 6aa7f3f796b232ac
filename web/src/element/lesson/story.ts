import { html, type TemplateResult } from "lit";
import { headShares } from "../../explain/head-shares.js";
import type { Source } from "../../explain/source.js";
import type { Step } from "../../explain/steps.js";
import type { MessageKey } from "../../lesson/messages.js";
import type { Parameters, Translator } from "../../lesson/translator.js";
import type { Picture } from "../../views/picture.js";
import { spoken } from "../../views/sentence.js";
import { headSquare, mostLookedAt, queryRow, weightRow } from "../../views/trace-parts.js";
import { sizesOf } from "./facts.js";

/** Of a long text the first toys are named. */
const mostNamed = 6;

/** The step as a tale of toys and children, with this trace's tokens and numbers, and its limits. */
export function storyPanel(picture: Picture, source: Source, step: Step): TemplateResult {
  const { words } = picture;
  const gap = words.text("sentence.gap");
  const say = ({ key, parameters }: Said) => spoken(words, { key, parameters });
  const { tale, limit } = told(picture, source, step);
  return html`<p class="tale">${tale.map((said, at) => [at > 0 ? gap : "", say(said)])}</p>
    <p class="limit"><b>${words.text("story.breaks")}</b>${gap}${say(limit)}</p>`;
}

interface Said {
  readonly key: MessageKey;
  readonly parameters: Parameters;
}

/** Which sentences tell the step, and which one says where they are wrong. */
export function told(picture: Picture, source: Source, step: Step): { tale: Said[]; limit: Said } {
  const parameters = factsOf(picture, source);
  const say = (key: MessageKey, more: Parameters = {}): Said => ({
    key,
    parameters: { ...parameters, ...more },
  });
  const { layer } = picture;
  const limit = say(
    source.layer.norm && isOther(step) ? `storyTrained.${step}` : `storyBreak.${step}`,
  );
  switch (step) {
    case "tokens":
      return { tale: tokensStory(source).map((key) => say(key)), limit };
    case "embed":
      return { tale: [say(embedStory(source))], limit };
    case "project": {
      const more = layer.valueX ? [say("story.projectValues")] : [];
      return { tale: [say("story.project"), ...more], limit };
    }
    case "scores":
      return { tale: [say("story.scores")], limit: mutual(picture, say) };
    case "scale":
      return { tale: [say(scaleStory(source))], limit };
    case "softmax":
      return { tale: [say(softmaxStory(picture))], limit };
    case "concatenate":
      return { tale: [say("story.concatenate"), ...agreement(picture, say)], limit };
    case "output":
      return layer.heads === 1
        ? { tale: [say("story.outputAlone")], limit: say("storyBreak.outputAlone") }
        : { tale: [say("story.output", { share: shareOf(picture, source) })], limit };
    default:
      return { tale: [say(`story.${step}`)], limit };
  }
}

/** Where the tale is wrong in another way once the weights are trained. */
const otherwise = ["tokens", "embed", "parameters", "softmax", "output"] as const;
type Otherwise = (typeof otherwise)[number];

function isOther(step: Step): step is Otherwise {
  return (otherwise as readonly Step[]).includes(step);
}

type Say = (key: MessageKey, more?: Parameters) => Said;

/** What the tale is told with: the viewed query, its best friend in the viewed head, their numbers. */
function factsOf(picture: Picture, source: Source): Parameters {
  const { words, layer, selection, tokens, mask } = picture;
  const { head, query } = selection;
  const { key, weight } = look(picture, head);
  const { tokens: count } = layer;
  const of = (tensor: typeof layer.scores) =>
    words.decimal(queryRow(headSquare(tensor, head), query)[key] ?? 0);
  return {
    ...sizesOf(layer),
    count,
    head,
    where: words.text("heads.name", { head }),
    tokens: named(picture),
    query: tokens[query] ?? "",
    key: tokens[key] ?? "",
    percent: words.percent(weight),
    all: words.percent(1),
    score: of(layer.scores),
    scaled: of(layer.scaled),
    divisor: words.decimal(divisorOf(source)),
    visible: mask === "causal" ? query + 1 : count,
  };
}

function look({ layer, selection, mask }: Picture, head: number) {
  return mostLookedAt(weightRow(layer, head, selection.query), selection.query, mask);
}

function divisorOf({ layer, scale, temperature }: Source): number {
  return (scale ? Math.sqrt(layer.headWidth) : 1) * temperature;
}

function tokensStory({ layer, layerIndex }: Source): MessageKey[] {
  if (layer.tokens === 1) return ["story.tokensAlone"];
  return ["story.tokens", layerIndex > 0 ? "story.tokensLater" : "story.tokensApart"];
}

function embedStory({ trace, layer, layerIndex }: Source): MessageKey {
  if (layerIndex > 0) return "story.embedLater";
  if (layer.norm) return "story.embedTrained";
  const isPlaced = trace.position?.data.some((value) => value !== 0);
  return isPlaced ? "story.embed" : "story.embedUnplaced";
}

function scaleStory(source: Source): MessageKey {
  const divisor = divisorOf(source);
  if (divisor === 1) return "story.scaleBy1";
  return divisor < 1 ? "story.scaleUp" : "story.scale";
}

function softmaxStory(picture: Picture): MessageKey {
  const { layer, selection, mask } = picture;
  const visible = mask === "causal" ? selection.query + 1 : layer.tokens;
  if (visible === 1) return "story.softmaxAlone";
  return look(picture, selection.head).even ? "story.softmaxEven" : "story.softmax";
}

/** The score there and back, between the query and the other token that matches it best. */
function mutual({ layer, selection, tokens, words }: Picture, say: Say): Said {
  const { head, query } = selection;
  const scores = headSquare(layer.scores, head);
  const row = queryRow(scores, query);
  const others = tokens.map((_, key) => key).filter((key) => key !== query);
  if (others.length === 0) return say("storyBreak.scoresAlone");
  const key = others.reduce((best, other) => ((row[other] ?? 0) > (row[best] ?? 0) ? other : best));
  return say("storyBreak.scores", {
    key: tokens[key] ?? "",
    score: words.decimal(row[key] ?? 0),
    back: words.decimal(queryRow(scores, key)[query] ?? 0),
  });
}

/** Which heads look most at the same token as the viewed one; nothing where no token stands out. */
function agreement(picture: Picture, say: Say): Said[] {
  const { layer, selection, words } = picture;
  const { key, even } = look(picture, selection.head);
  if (even) return [];
  const others = Array.from({ length: layer.heads }, (_, head) => head).filter(
    (head) => head !== selection.head && look(picture, head).key === key,
  );
  if (others.length === 0) return [say("storyAgree.none")];
  if (others.length === layer.heads - 1) return [say("storyAgree.all")];
  return [
    say("storyAgree.some", { count: others.length, list: conjunction(words, others.map(String)) }),
  ];
}

function shareOf({ layer, selection, words }: Picture, { parameters }: Source): string {
  return words.percent(headShares(layer, parameters, selection.query)[selection.head]?.share ?? 0);
}

/** The toys by name, each isolated (UAX #9), so that right-to-left ones do not turn the row around. */
function named({ tokens }: Picture): string {
  const names = tokens.slice(0, mostNamed).map((token) => `\u2068${token}\u2069`);
  return [...names, ...(tokens.length > mostNamed ? ["…"] : [])].join(" · ");
}

/** “1, 2 and 5”; Chinese leaves a space between digits and its words. */
function conjunction({ language }: Translator, items: readonly string[]): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(items).replace("和", " 和 ");
}
