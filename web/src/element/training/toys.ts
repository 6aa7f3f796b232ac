import { html, nothing, type TemplateResult } from "lit";
import type { HeadScore, Scores } from "../../engine/trained-types.js";
import type { Progress, Seen } from "../../training/progress.js";
import { toyAnswers, type ToyAnswer } from "../../training/toys.js";
import { headName } from "../../views/measured.js";
import type { TrainingBench } from "./bench.js";

/** The popular explanation, told with what was measured: heads are children, each follows one kind of toy. */
export function toysChapter(bench: TrainingBench, progress: Progress, seen: Seen): TemplateResult {
  const { words, away } = bench;
  const whoIsAway =
    away === undefined
      ? words.text("training.awayNone")
      : words.text("training.awayOne", { head: away });
  const { untrained } = progress;
  return html`<h3>${words.text("training.toys")}</h3>
    <p>${words.text("training.toysDetail")}</p>
    <p>
      ${untrained ? words.text("training.childrenBefore", { percent: words.percent(most(untrained)), even: words.percent(0.25) }) : nothing}
    </p>
    <ul class="training-children">
      ${seen.scores.heads.map((score) => child(bench, seen.scores.relations, score))}
    </ul>
    ${row(bench, seen)}
    <div
      class="training-scroller"
      tabindex="0"
      role="region"
      aria-label=${words.text("training.answers", { away: whoIsAway })}
    >
      <table class="training-answers">
        <caption>
          ${words.text("training.answers", { away: whoIsAway })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.text("training.kind")}</th>
            <th scope="col">${words.text("training.right")}</th>
            <th scope="col">${words.text("training.said")}</th>
            <th scope="col">${words.text("training.hits")}</th>
          </tr>
        </thead>
        <tbody>
          ${toyAnswers(seen.trace).map((answer) => answerRow(bench, answer))}
        </tbody>
      </table>
    </div>`;
}

/** The most that any head gives to any relation. */
function most({ heads }: Scores): number {
  return Math.max(...heads.flatMap(({ relations }) => relations));
}

/** What one child follows, and whether it is there. */
function child(bench: TrainingBench, relations: readonly string[], score: HeadScore) {
  const { words, away } = bench;
  const { head } = score;
  const best = Math.max(...score.relations);
  const kind = headName(words, relations[score.relations.indexOf(best)] ?? "");
  const key = relations.includes(score.name) ? "training.childFollows" : "training.childUndecided";
  const isAway = away === head;
  return html`<li>
    <span>${words.text(key, { head, kind, percent: words.percent(best) })}</span>
    <button type="button" @click=${() => bench.sendAway(isAway ? undefined : head)}>
      ${words.text(isAway ? "training.callBack" : "training.sendAway", { head })}
    </button>
  </li>`;
}

function row(bench: TrainingBench, { sentence }: Seen) {
  const { words, arrangement } = bench;
  return html`<ol class="training-row" aria-label=${words.text("training.row")}>
      ${sentence.tokens.map((toy) => html`<li>${toy}</li>`)}
    </ol>
    <div class="actions">
      <button type="button" @click=${() => bench.arrange(arrangement + 1)}>
        ${words.text("training.rearrange")}
      </button>
      <button type="button" ?disabled=${arrangement === 0} @click=${() => bench.arrange(0)}>
        ${words.text("training.asTheyWere")}
      </button>
    </div>`;
}

function answerRow({ words }: TrainingBench, { kind, right, said, hits, toys }: ToyAnswer) {
  return html`<tr class=${right !== undefined && 2 * hits < toys ? "training-lost" : ""}>
    <th scope="row">${headName(words, kind)}</th>
    <td>${right ?? words.text("training.noneOfKind")}</td>
    <td>${right === undefined ? "–" : said}</td>
    <td>
      ${right === undefined ? "–" : words.text("training.hitsOf", { hits: String(hits), toys: String(toys) })}
    </td>
  </tr>`;
}
