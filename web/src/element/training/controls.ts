import { html, nothing, type TemplateResult } from "lit";
import { trainNames } from "../../spec/keys.js";
import type { WatchedTask } from "../../training/tasks.js";
import { select } from "../settings.js";
import type { TrainingBench } from "./bench.js";
import type { TrainingSession } from "./session.js";

const speeds = [1, 2, 5, 10] as const;
const tasks = trainNames.filter((name): name is WatchedTask => name !== "off");

/** Everything that one can do with the training, in one row; then how far it is. */
export function controlRow(bench: TrainingBench, session: TrainingSession): TemplateResult {
  const { words, task } = bench;
  return html`<div
      class="actions training-controls"
      role="group"
      aria-label=${words.text("training.controls")}
    >
      ${select(
        words.text("training.task"),
        tasks,
        task,
        (name) => words.text(`trainTask.${name}`),
        (train) => bench.open({ train }),
      )}
      ${select(
        words.text("training.speed"),
        speeds,
        session.speed as (typeof speeds)[number],
        (count) => words.text("training.stepsPerFrame", { count }),
        (speed) => (session.speed = speed),
      )}
      ${buttons(bench, session)}
    </div>
    <p class="quiet">${words.text(`trainDetail.${task}`)}</p>
    <p class="training-state">${stateLine(bench)}</p>
    <p class="small quiet" role="status">${happened(bench, session)}</p>`;
}

function buttons(bench: TrainingBench, session: TrainingSession) {
  const { words, spec } = bench;
  const { isRunning, isOver, progress } = session;
  const button = (
    name: "start" | "pause" | "step" | "newSeed" | "reset" | "close",
    act: () => void,
    isDisabled = false,
  ) =>
    // Not disabled: that would take the focus from it when a training ends.
    html`<button type="button" aria-disabled=${isDisabled} @click=${() => isDisabled || act()}>
      ${words.text(`training.${name}`)}
    </button>`;
  const seed = spec.seed === 4_294_967_295 ? 0 : spec.seed + 1;
  return html`${
    isRunning
      ? button("pause", () => session.pause())
      : button("start", () => bench.goOn("start"), isOver || !progress)
  }
  ${button("step", () => bench.goOn("step"), isOver || !progress)}
  ${button("newSeed", () => bench.open({ seed }))} ${button("reset", () => bench.open({}))}
  ${button("close", () => bench.close())}`;
}

/** The numbers of the step that is looked at. */
function stateLine({ words, seen, spec }: TrainingBench) {
  if (!seen) return words.text("training.fetching");
  const { step, loss, accuracy } = seen;
  const seed = String(spec.seed);
  if (loss === undefined) return words.text("training.stateFirst", { seed });
  return words.text("training.state", {
    step: String(step),
    seed,
    loss: words.decimal(loss, 3),
    accuracy: words.percent(accuracy),
  });
}

/** What is said aloud: only what happens now and then, never every step. */
function happened({ words, seen }: TrainingBench, session: TrainingSession) {
  const { progress, isRunning, isOver } = session;
  if (!progress || !seen) return nothing;
  const { specialised, restarts } = progress;
  const stopped = isOver
    ? words.text("training.finished")
    : words.text("training.paused", { step: String(seen.step) });
  return [
    isRunning ? words.text("training.running") : stopped,
    ...restarts.map((step) => words.text("training.restarted", { step: String(step) })),
    specialised === undefined
      ? words.text("training.notSpecialised")
      : words.text("training.specialised", { step: String(specialised) }),
  ].join(" ");
}

/** On the way to the step of a link. */
export function wayThere({ words }: TrainingBench, session: TrainingSession) {
  const { target, progress } = session;
  if (target === undefined) return nothing;
  const step = progress?.state.steps ?? 0;
  const numbers = { target: String(target), step: String(step) };
  return html`<div class="training-way">
    <label>
      ${words.text("training.onTheWay", numbers)}
      <progress max=${target} .value=${step}></progress>
    </label>
    <button type="button" @click=${() => session.pause()}>${words.text("training.cancel")}</button>
  </div>`;
}
