import { html, nothing, type TemplateResult } from "lit";
import type { TrainingBench } from "./bench.js";

/** A picture's table, drawn only while it is open. */
export function twin(
  bench: TrainingBench,
  name: "curves" | "weights",
  title: string,
  draw: () => TemplateResult,
): TemplateResult {
  const toggle = (event: Event) =>
    bench.toggleTable(name, (event.currentTarget as HTMLDetailsElement).open);
  return html`<details @toggle=${toggle}>
    <summary>${title}</summary>
    ${bench.tables.has(name) ? draw() : nothing}
  </details>`;
}
