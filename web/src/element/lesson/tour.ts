import { html, noChange, nothing, type TemplateResult } from "lit";
import { initialSpec, type KnownSpec, type Spec } from "../../spec/spec.js";
import { toHash } from "../../spec/link.js";
import { trainedShape } from "../../spec/models.js";
import { spoken } from "../../views/sentence.js";
import type { AttentionLab } from "../attention-lab.js";
import { modelChange } from "../model-change.js";
import { TourState } from "../tour-state.js";
import { factsOf, subjectOf, type Subject } from "./facts.js";
import { leastTokens, specOfStop, stops } from "./tour-stops.js";

/** What a reader may choose anywhere; the words follow it. */
const selection = ["query", "key", "head", "lang", "theme", "text", "tokens", "seed"];

type Place = Pick<Subject, "query" | "key">;

/** An element whose tour was taken. */
type Toured = AttentionLab & { readonly tour: TourState };

export function startTour(lab: AttentionLab): void {
  lab.tour ??= new TourState(lab);
  lab.tour.start();
  goTo(lab as Toured, 0);
}

/** The same tokens where no start token stands before them. */
function afterStart({ spec }: AttentionLab, place: Subject | undefined): Place | undefined {
  if (!place || !trainedShape(spec.model)?.hasStart) return place;
  return { query: Math.max(place.query - 1, 0), key: Math.max(place.key - 1, 0) };
}

/** Goes to a stop that there is; after the last one the tour is over. */
function goTo(lab: Toured, index: number): void {
  const subject = subjectOf(lab);
  // The tokens of a trained model's text are others: the stop goes on with those that it spoke of.
  const place =
    lab.spec.model === initialSpec.model
      ? subject
      : (lab.tour.shown?.place ?? afterStart(lab, subject));
  if (index === stops.length) lab.tour.end();
  else if (place && lab.tokens.tokens.length >= leastTokens) show(lab, index, place);
}

function show(
  lab: Toured,
  index: number,
  { query, key }: Place,
  text: Partial<KnownSpec> = {},
): void {
  const stop = stops[index];
  if (!stop) return;
  const { spec } = lab;
  const isTrained = spec.model !== initialSpec.model;
  const untrained = isTrained ? modelChange(spec, initialSpec.model) : {};
  const place = { query, key };
  const own = specOfStop(stop, { ...spec, ...untrained } as Spec, place);
  lab.tour.moveTo({
    stop: index,
    figure: stop.figure,
    place,
    set: { ...untrained, ...own, ...text },
  });
}

/** The tour's own place: it stays at the bottom of the window while the page goes by above it. */
export function tourBar(lab: AttentionLab): TemplateResult | typeof nothing {
  return lab.tour && lab.tour.phase !== "off" ? bar(lab as Toured) : nothing;
}

function bar(lab: Toured): TemplateResult {
  const { tour, words } = lab;
  const label = words.text("tour.label");
  return html`<div
    class="tour"
    role="region"
    tabindex="-1"
    aria-label=${label}
    @keydown=${(event: KeyboardEvent) => onKey(lab, event)}
  >
    <p class="tour-text" aria-live="polite" aria-atomic="true">${said(lab)}</p>
    <div class="tour-acts">${tour.phase === "over" ? waysOut(lab) : waysOn(lab)}</div>
  </div>`;
}

function onKey(lab: Toured, event: KeyboardEvent): void {
  const { tour } = lab;
  const ways: Readonly<Record<string, () => void>> =
    tour.phase === "over"
      ? { Escape: () => tour.close() }
      : {
          Escape: () => tour.end(),
          ArrowRight: () => go(lab, 1),
          ArrowLeft: () => go(lab, -1),
        };
  const way = ways[event.key];
  if (!way) return;
  way();
  event.preventDefault();
  // Esc ends the tour, and frees nothing.
  event.stopPropagation();
}

/** From the present stop to the one before or after it. */
function go(lab: Toured, by: 1 | -1): void {
  const { shown } = lab.tour;
  if (shown) goTo(lab, shown.stop + by);
}

/** Whether the words are true of what is shown, and the task is done. */
function standing(lab: Toured): "needs" | "ready" | "changed" | "asked" | "done" {
  const { tour, spec, tokens } = lab;
  if (tokens.tokens.length < leastTokens) return "needs";
  const task = tour.shown && stops[tour.shown.stop]?.task;
  if (!tour.shown) return "ready";
  if (!tour.holds(task ? [...selection, task.key] : selection)) return "changed";
  return task?.isDone(spec, tour.shown.set) ? "done" : "asked";
}

/** What is said, or what was said before until the numbers have come that it speaks of. */
function said(lab: Toured) {
  const { tour, words, tokens } = lab;
  if (tour.phase === "over") return words.text("tour.over");
  const count = tokens.tokens.length;
  const stands = standing(lab);
  if (stands === "needs") return words.text("tour.needs", { count });
  if (stands === "ready") return words.text("tour.ready", { count });
  if (stands === "changed") return words.text("tour.changed");
  const subject = subjectOf(lab);
  const stop = stops[tour.shown?.stop ?? 0];
  if (!tour.isSettled || !subject || !stop) return noChange;
  const key = stands === "done" ? (stop.task?.done ?? stop.text) : stop.text;
  const told = spoken(words, { key, parameters: factsOf(lab, subject) });
  const isToldOfWeights = tour.shown?.stop === 0 && tour.before?.model !== initialSpec.model;
  return isToldOfWeights ? html`${told} ${words.text("tour.untrained")}` : told;
}

function waysOn(lab: Toured) {
  const { tour, words } = lab;
  const stands = standing(lab);
  const end = button(words.text("tour.end"), () => tour.end());
  if (stands === "needs") return [example(lab), end];
  const stop = tour.shown?.stop;
  if (stop === undefined) return [button(words.text("tour.begin"), () => goTo(lab, 0)), end];
  const isLast = stop === stops.length - 1;
  const progress = words.text("tour.progress", { stop: stop + 1, stops: stops.length });
  return html`
    <span class="quiet small">${progress}</span>
    ${
      stands === "changed"
        ? button(words.text("tour.again"), () => goTo(lab, stop))
        : html`<span class="quiet small keys">${words.text("tour.keys")}</span>`
    }
    <button type="button" aria-disabled=${stop === 0} @click=${() => go(lab, -1)}>
      ${words.text("tour.back")}
    </button>
    <button type="button" class="next" @click=${() => go(lab, 1)}>
      ${words.text(isLast ? "tour.finish" : "tour.next")}
    </button>
    ${isLast ? nothing : end}
  `;
}

/** The first page's text in place of one that is too short; the way back leads to the reader's own. */
function example(lab: Toured) {
  const { text, tokens } = initialSpec;
  const take = () => show(lab, 0, { query: 0, key: 0 }, { text, tokens });
  return button(lab.words.text("tour.example", { text }), take);
}

function waysOut(lab: Toured) {
  const { tour, words, spec } = lab;
  const { before, shown } = tour;
  return html`
    ${
      before && toHash(before) !== toHash(spec)
        ? button(words.text("tour.restore"), () => tour.restore())
        : nothing
    }
    ${shown ? button(words.text("tour.resume"), () => goTo(lab, shown.stop)) : nothing}
    ${button(words.text("tour.close"), () => tour.close())}
  `;
}

function button(name: string, act: () => void) {
  return html`<button type="button" @click=${act}>${name}</button>`;
}
