import { headShares } from "../explain/head-shares.js";
import { stepFigures, tensorsOf } from "../explain/steps.js";
import { extentOf, tensorOf } from "../explain/source.js";
import type { TensorName } from "../explain/cell.js";
import { blocksOf, stateOf } from "../views/flow-blocks.js";
import { tensorExtent } from "../views/tensor-layout.js";
import { tensorName } from "../views/tensor-name.js";
import type { Picture } from "../views/picture.js";
import { saying } from "../views/sentence.js";
import { changeOf } from "../views/change.js";
import { aloneTokens, biggestChange, twinLook } from "../views/twins.js";
import {
  headSquare,
  isVisible,
  mostLookedAt,
  queryRow,
  viewedLayer,
  viewedRow,
} from "../views/trace-parts.js";
import { headName, sourceOf, viewedName, type Shown } from "./shown.js";
import { shownStep, type FigureName } from "./figure-names.js";

/** A list longer than this says less than its beginning. */
const mostListed = 12;

/** What a figure shows, in words and from its numbers, for those who do not see it. */
export function altText(figure: FigureName, shown: Shown): string {
  return writers[figure](shown);
}

const writers: Readonly<Record<FigureName, (shown: Shown) => string>> = {
  lines: ({ picture }) => `${sentence(picture)}\n${linesText(picture)}`,
  heads: ({ picture }) => headsText(picture),
  compare: ({ picture }) => `${oneHeadText(picture)} ${headsText(picture)}`.trim(),
  matrix: ({ picture }) => `${sentence(picture)}\n${matrixText(picture)}`,
  difference: ({ picture }) => differenceText(picture),
  sentences: (shown) => sentencesText(shown),
  concatenation: (shown) => sharesText(shown),
  shares: (shown) => sharesText(shown),
  flow: (shown) => flowText(shown),
  steps: (shown) => stepsText(shown),
};

function sentence(picture: Picture): string {
  const { key, parameters } = saying(picture);
  return picture.words.text(key, parameters);
}

/** The weights of the viewed query, the largest first. */
function linesText(picture: Picture): string {
  const { words, tokens, mask, selection } = picture;
  const { query } = selection;
  const shares = Array.from(viewedRow(picture), (weight, key) => ({ weight, key }))
    .filter(({ key }) => isVisible(mask, query, key))
    .sort((a, b) => b.weight - a.weight)
    .map(({ weight, key }) => `${isolated(tokens[key])} ${words.percent(weight)}`);
  const parameters = { query: tokens[query] ?? "", list: listed(picture, shares) };
  return words.text("export.altLines", parameters);
}

function matrixText(picture: Picture): string {
  const { words, tokens, mask } = picture;
  const { layer, head } = viewedLayer(picture);
  const square = headSquare(layer.weights, head);
  const looks = tokens.map((token, query) => {
    const look = mostLookedAt(queryRow(square, query), query, mask);
    const key = tokens[look.key] ?? "";
    return words.text("export.looks", { query: token, key, percent: words.percent(look.weight) });
  });
  const parameters = { where: viewedName(picture), list: listed(picture, looks) };
  return words.text("export.altMatrix", { ...parameters, count: tokens.length });
}

function headsText(picture: Picture): string {
  const { words, tokens, layer, mask, selection } = picture;
  const { query } = selection;
  const heads = Array.from({ length: layer.heads }, (_, head) => {
    const look = mostLookedAt(queryRow(headSquare(layer.weights, head), query), query, mask);
    const key = isolated(tokens[look.key]);
    const name = headName(picture, head);
    return words.text("heads.option", { name, key, percent: words.percent(look.weight) });
  });
  const parameters = { query: tokens[query] ?? "", list: words.list(heads) };
  return words.text("export.altHeads", { ...parameters, count: layer.heads });
}

function oneHeadText({ words, tokens, oneHead, selection, mask }: Picture): string {
  const { query } = selection;
  if (!oneHead) return "";
  const look = mostLookedAt(queryRow(oneHead.weights.data, query), query, mask);
  const parameters = { query: tokens[query] ?? "", key: tokens[look.key] ?? "" };
  return words.text("compare.oneSays", { ...parameters, percent: words.percent(look.weight) });
}

function differenceText(picture: Picture): string {
  const { words, selection } = picture;
  const { subject, biggest } = changeOf(picture);
  const said = words.text(biggest.key, biggest.parameters);
  return `${words.text(`whatif.difference.${subject}`, { head: selection.head })}\n${said}`;
}

/** Both texts, what changed most, what the viewed token looks at in each, and who stands alone. */
function sentencesText({ picture, spec, comparison }: Shown): string {
  if (!comparison) return "";
  const { words, selection } = picture;
  const { first, second } = comparison;
  const { head } = selection;
  const sayings = [
    biggestChange(comparison),
    twinLook("first", first),
    twinLook("second", second),
    aloneTokens(comparison),
  ].flatMap((saying) => (saying ? [words.text(saying.key, saying.parameters)] : []));
  return [
    `${words.text("twin.map.first", { head })}: ${isolated(spec.text)}`,
    `${words.text("twin.map.second", { head })}: ${isolated(spec.compare)}`,
    ...sayings,
  ].join("\n");
}

function sharesText({ picture, parameters }: Shown): string {
  const { words, tokens, layer, selection } = picture;
  const shares = headShares(layer, parameters, selection.query).map(
    ({ head, share }) => `${headName(picture, head)} ${words.percent(share)}`,
  );
  const caption = words.text("shares.caption", { query: tokens[selection.query] ?? "" });
  return words.text("export.altShares", { caption, list: words.list(shares) });
}

/** “The computation of head 3, up to the step “softmax””. */
export function flowTitle({ picture, spec }: Shown): string {
  const { words, selection } = picture;
  return words.text("export.flow", {
    head: selection.head,
    step: words.text(`step.${shownStep(spec)}`),
  });
}

/** What has been made so far, with its shapes. */
function flowText(shown: Shown): string {
  const { words, layer, selection, mask, tokens } = shown.picture;
  const step = shownStep(shown.spec);
  const made = blocksOf(layer, selection.head, mask)
    .filter((block) => stateOf(block, step) !== "coming")
    .map(({ name, shape }) => `${words.text(`flow.${name}`)} ${shape.join(" × ")}`);
  return words.text("export.altFlow", {
    title: flowTitle(shown),
    query: tokens[selection.query] ?? "",
    list: made.length === 0 ? "–" : words.list(made),
  });
}

function stepsText(shown: Shown): string {
  return tensorsOf(shownStep(shown.spec), sourceOf(shown))
    .map((tensor) => tensorText(shown, tensor))
    .join(shown.picture.words.text("sentence.gap"));
}

function tensorText(shown: Shown, tensor: TensorName): string {
  const { words } = shown.picture;
  const source = sourceOf(shown);
  const { ownColumns } = stepFigures[shownStep(shown.spec)];
  const view = { tensor, ownColumns, head: source.head, isWhole: false };
  const { rows, columns, shownRows, shownColumns } = tensorExtent(extentOf(source), view);
  const data = tensorOf(source, tensor)?.data ?? new Float32Array();
  const [least, largest] = data.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)] as const,
    [Infinity, -Infinity] as const,
  );
  return words.text("export.altTensor", {
    tensor: tensorName(shown.picture, tensor, ownColumns),
    shape: `${rows} × ${columns}`,
    shown: words.text("tensor.folded", { rows: shownRows, columns: shownColumns }),
    least: words.decimal(least),
    largest: words.decimal(largest),
  });
}

function listed({ words }: Picture, items: readonly string[]): string {
  return words.list(items.length > mostListed ? [...items.slice(0, mostListed), "…"] : items);
}

/** Set apart (UAX #9), so that right-to-left tokens do not turn a list around. */
function isolated(token = ""): string {
  return `\u2068${token}\u2069`;
}
