import { html, nothing, type TemplateResult } from "lit";
import type { HeadScore } from "../../engine/trained-types.js";
import type { Progress, Seen } from "../../training/progress.js";
import { headName, scoredName } from "../../views/measured.js";
import type { TrainingBench } from "./bench.js";
import { palettes } from "./maps.js";

/** Heads × relations: how much weight a head puts on what a relation says, and did before training. */
export function scoreTable(
  bench: TrainingBench,
  { untrained }: Progress,
  { scores, scoredAt }: Seen,
): TemplateResult {
  const { words } = bench;
  const title = words.text("training.scores", { step: String(scoredAt) });
  return html`<h3>${title}</h3>
    <p class="quiet small">${words.text("training.scoresDetail")}</p>
    <div class="training-scroller" tabindex="0" role="region" aria-label=${title}>
      <table class="training-scores">
        <thead>
          <tr>
            <th scope="col">${words.text("training.head")}</th>
            ${scores.relations.map((name) => html`<th scope="col">${headName(words, name)}</th>`)}
            <th scope="col">${words.text("training.measured")}</th>
          </tr>
        </thead>
        <tbody>
          ${scores.heads.map((score, index) => row(bench, score, untrained?.heads[index]))}
        </tbody>
      </table>
    </div>`;
}

function row({ words, theme }: TrainingBench, score: HeadScore, before: HeadScore | undefined) {
  const palette = palettes[theme];
  const cell = (value: number, relation: number) => {
    const colours = `background:${palette.colour(value)};color:${palette.ink(value)}`;
    const earlier = before?.relations[relation];
    return html`<td .style=${colours}>
      ${words.decimal(value)}
      ${earlier === undefined ? nothing : html`<small>${words.decimal(earlier)}</small>`}
    </td>`;
  };
  return html`<tr>
    <th scope="row">
      ${words.text("training.headName", { layer: score.layer, head: score.head })}
    </th>
    ${score.relations.map(cell)}
    <td class="training-name">${scoredName(words, score)}</td>
  </tr>`;
}
