import { html, nothing, svg, type TemplateResult } from "lit";
import { place, polyline, roundUp, thinned, type Point } from "../../training/curve.js";
import { measuredEvery, type Progress, type Seen } from "../../training/progress.js";
import { specialisedFrom } from "../../training/tasks.js";
import type { TrainingBench } from "./bench.js";
import { measuredExamples } from "./session.js";
import { twin } from "./twin.js";

const mostPoints = 300;
const mostRows = 20;

interface Line {
  readonly name: "loss" | "accuracy" | "specialists";
  readonly points: readonly Point[];
}

/** Loss above, accuracy and head scores below it, over the same steps; and the way back along them. */
export function curves(bench: TrainingBench, progress: Progress, seen: Seen): TemplateResult {
  const { words, task } = bench;
  const { losses, accuracies, specialists } = progress;
  const loss: Line = { name: "loss", points: thinned(losses, mostPoints) };
  const accuracy: Line = { name: "accuracy", points: thinned(accuracies, mostPoints) };
  const top = roundUp(Math.max(...loss.points.map(({ value }) => value), 0.1));
  const step = String(progress.state.steps);
  const ends = ({ points }: Line) => ({
    first: words.decimal(points[0]?.value ?? 0),
    last: words.decimal(points.at(-1)?.value ?? 0),
  });
  const score = words.decimal(specialists.at(-1)?.value ?? 0);
  return html`<h3>${words.text("training.curves")}</h3>
    ${chart(bench, progress, [loss], top, words.text("training.lossSays", { ...ends(loss), step }))}
    ${chart(
      bench,
      progress,
      [accuracy, { name: "specialists", points: specialists }],
      1,
      words.text("training.accuracySays", { ...ends(accuracy), step, score }),
    )}
    ${axis(bench, progress)} ${scrubber(bench, progress, seen)}
    <p class="small quiet">
      ${words.text("training.specialisedMeans", {
        threshold: words.decimal(specialisedFrom[task], 1),
        count: measuredExamples,
        every: measuredEvery,
      })}
    </p>
    ${twin(bench, "curves", words.text("training.curveTable"), () => table(bench, progress))}`;
}

function chart(
  { words, seen }: TrainingBench,
  { state, specialised, restarts }: Progress,
  lines: readonly Line[],
  top: number,
  says: string,
) {
  const { steps } = state;
  const mark = (step: number | undefined, name: string) => {
    const x = place(step ?? 0, steps);
    return step === undefined
      ? nothing
      : svg`<line class=${name} x1=${x} x2=${x} y1="0" y2="100" />`;
  };
  return html`<div class="training-chart">
    <p class="training-key small">
      ${lines.map(({ name }) => html`<span class=${name}>${words.text(`training.${name}`)}</span>`)}
    </p>
    <div class="training-top small quiet" aria-hidden="true">
      <span>${words.decimal(top, 1)}</span><span>0</span>
    </div>
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label=${says}>
      ${restarts.map((step) => mark(step, "restart"))} ${mark(specialised, "specialised")}
      ${seen && seen.step !== steps ? mark(seen.step, "shown") : nothing}
      ${lines.map(
        ({ name, points }) =>
          svg`<polyline class=${name} points=${polyline(points, steps, top)} />`,
      )}
    </svg>
  </div>`;
}

/** The steps under both charts, and the moment of the heads in words. */
function axis({ words }: TrainingBench, { state, specialised }: Progress) {
  return html`<p class="training-axis small quiet" aria-hidden="true">
    <span>0</span>
    <span class="training-moment">
      ${
        specialised === undefined
          ? nothing
          : words.text("training.markSpecialised", { step: String(specialised) })
      }
    </span>
    <span>${words.text("training.scrubAt", { step: String(state.steps) })}</span>
  </p>`;
}

/** Back along the snapshots; at its end stands the newest step. */
function scrubber(bench: TrainingBench, { snapshots, now }: Progress, seen: Seen) {
  const { words } = bench;
  const stops = snapshots.all.filter(({ step }) => step !== now?.step);
  const found = stops.findIndex(({ step }) => step === seen.step);
  const at = found < 0 ? stops.length : found;
  const choose = (event: Event) =>
    bench.scrub(stops[Number((event.target as HTMLInputElement).value)]);
  return html`<label class="training-scrub small">
    <span>${words.text("training.scrub")}</span>
    <input
      type="range"
      min="0"
      max=${stops.length}
      .value=${String(at)}
      aria-valuetext=${words.text("training.scrubAt", { step: String(seen.step) })}
      ?disabled=${stops.length === 0}
      @input=${choose}
      @change=${bench.announce}
    />
    <span class="value">${words.text("training.scrubAt", { step: String(seen.step) })}</span>
  </label>`;
}

/** The curves' twin for reading: some of the measured steps. */
function table({ words }: TrainingBench, { snapshots }: Progress) {
  const every = Math.ceil(snapshots.all.length / mostRows);
  const rows = snapshots.all.filter((_, index) => index % Math.max(1, every) === 0);
  const cell = (value: number | undefined) =>
    html`<td>${value === undefined ? "–" : words.decimal(value)}</td>`;
  return html`<div
    class="training-scroller"
    tabindex="0"
    role="region"
    aria-label=${words.text("training.curveTable")}
  >
    <table>
      <thead>
        <tr>
          <th scope="col">${words.text("training.steps")}</th>
          <th scope="col">${words.text("training.loss")}</th>
          <th scope="col">${words.text("training.accuracy")}</th>
          <th scope="col">${words.text("training.specialists")}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ step, loss, accuracy, scores }) =>
            html`<tr>
              <th scope="row">${step}</th>
              ${cell(loss)} ${cell(step === 0 ? undefined : accuracy)} ${cell(scores.specialists)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
