import { svg, type SVGTemplateResult } from "lit";
import type { Turn } from "../explain/turn.js";

const longest = 150;
const room = 12;

/** Two vectors in the plane that they span, lengths and angle true: before lies flat, after is turned. */
export function turnPicture({ before, after, degrees }: Turn): SVGTemplateResult {
  const scale = longest / (Math.max(before, after) || 1);
  const angle = Number.isNaN(degrees) ? 0 : (degrees * Math.PI) / 180;
  const tip = [after * scale * Math.cos(angle), -after * scale * Math.sin(angle)] as const;
  const left = Math.min(0, tip[0]) - room;
  const top = Math.min(0, tip[1]) - room;
  const right = Math.max(before * scale, tip[0]) + room;
  const view = `${left} ${top} ${right - left} ${room - top}`;
  return svg`<svg class="turn" aria-hidden="true" viewBox=${view} width=${right - left} height=${room - top}>
    <defs>
      <marker id="turn-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5" markerHeight="5" orient="auto">
        <path d="M0 0L8 4L0 8z" fill="context-stroke" />
      </marker>
    </defs>
    <line class="before" x2=${before * scale} marker-end="url(#turn-tip)" />
    <line class="after" x2=${tip[0]} y2=${tip[1]} marker-end="url(#turn-tip)" />
  </svg>`;
}
