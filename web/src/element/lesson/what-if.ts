import { html, nothing, type TemplateResult } from "lit";
import type { KnownSpec } from "../../spec/spec.js";
import { changeOf } from "../../views/change.js";
import type { Picture } from "../../views/picture.js";
import { spoken } from "../../views/sentence.js";
import type { AttentionLab } from "../attention-lab.js";
import { shuffledTo, switched, usualSwitches, type SwitchName } from "../runs.js";
import { maps, signedMap } from "./maps.js";
import { wordOrder } from "./word-order.js";

/** What each switch is set to when it is tried. */
const tried = {
  scale: false,
  mask: "causal",
  temperature: 0.3,
  positions: false,
  heads: 1,
  shuffle: 1,
} as const satisfies Pick<KnownSpec, SwitchName>;

/** What the switches change: each to try or to undo, the maps as usual and now, and their difference. */
export function whatIfSection(lab: AttentionLab, picture: Picture): TemplateResult {
  const { words } = picture;
  return html`<section aria-labelledby="whatif-title">
    <h2 id="whatif-title">${words.text("whatif.title")}</h2>
    <p class="quiet">${words.text("whatif.detail")}</p>
    ${switches(lab)} ${change(lab, picture)} ${wordOrder(lab, picture)}
  </section>`;
}

/** A button for each switch, pressed while it is not as usual. */
function switches(lab: AttentionLab) {
  const { words, spec } = lab;
  const usual = usualSwitches(spec);
  const pressed = switched(spec);
  const names = (Object.keys(tried) as SwitchName[]).filter(
    (name) => pressed.includes(name) || usual[name] !== tried[name],
  );
  const button = (name: SwitchName) => {
    const isPressed = pressed.includes(name);
    const { temperature, heads: count } = isPressed ? spec : tried;
    const parameters = { count, temperature: words.decimal(temperature) };
    const next = isPressed ? usual[name] : tried[name];
    const onClick = () =>
      lab.change(
        name === "shuffle" ? shuffledTo(spec, lab.tokens, Number(next)) : { [name]: next },
      );
    return html`<button type="button" aria-pressed=${isPressed} @click=${onClick}>
      ${words.text(`whatif.try.${name}`, parameters)}
    </button>`;
  };
  return html`<div class="switches" role="group" aria-label=${words.text("whatif.if")}>
    <span>${words.text("whatif.if")}</span>
    ${names.map(button)}
  </div>`;
}

/** The viewed head's map or, where the number of heads is another, the mean of all heads' maps. */
function change({ theme }: AttentionLab, picture: Picture) {
  const { usual, layer, selection, words, palette, mask } = picture;
  if (!usual) return nothing;
  const { head } = selection;
  const { subject, before, after, difference, biggest } = changeOf(picture);
  const [usualName, nowName, differenceName] = [
    words.text(`whatif.usual.${subject}`, { head, count: usual.heads }),
    words.text(`whatif.now.${subject}`, { head, count: layer.heads }),
    words.text(`whatif.difference.${subject}`, { head }),
  ];
  const largest = Math.abs(difference.change);
  return html`<p class="biggest" aria-live="polite">${spoken(words, biggest)}</p>
    ${subject === "head" ? nothing : html`<p class="quiet">${words.text("whatif.meanDetail")}</p>`}
    ${maps(picture, {
      usual: { name: usualName, square: before, colours: palette, mask: "none" },
      now: { name: nowName, square: after, colours: palette, mask },
      difference: signedMap(differenceName, difference.square, largest, theme),
    })}`;
}
