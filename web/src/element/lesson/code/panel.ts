import { html, type TemplateResult } from "lit";
import type { Step } from "../../../explain/steps.js";
import type { Translator } from "../../../lesson/translator.js";
import { define } from "../../../views/define.js";
import { CopyButton } from "../copy-button.js";
import { excerpt } from "./excerpt.js";
import { numpyCell, numpyProgram, type Settings } from "./program.js";
import { files, quoted, quotedOfTrained } from "./sources.js";

define({ "attention-lab-copy": CopyButton });

/** What begins a comment as our formatters write it, to its line's end. */
const slashes = /(\/\/.*|^ ?\/?\*.*)/m;
const hash = /(^#.*| {2}#.*)/m;

/** What has computed a step, and the same in NumPy. */
export function codePanel(words: Translator, settings: Settings, step: Step): TemplateResult {
  const numpy = words.text("code.numpy");
  const own = settings.model === "untrained" ? undefined : quotedOfTrained[step];
  return html`<h3>${words.text(step === "tokens" ? "code.typescript" : "code.cpp")}</h3>
    ${(own ?? quoted[step]).map(([file, name]) => quotation(words, file, name))}
    <h3>${numpy}</h3>
    <div class="listing">
      ${listing(numpy, numpyCell(step, settings), hash)}
      ${copy(words, words.text("code.copyProgram"), numpyProgram(step, settings))}
    </div>`;
}

/** A definition, with where it stands. */
function quotation(words: Translator, file: keyof typeof files, name: string) {
  const { code, line } = excerpt(files[file], name);
  const place = `${file}:${line}`;
  return html`<figure class="listing">
    <figcaption>${place}</figcaption>
    ${listing(place, code, slashes)} ${copy(words, words.text("code.copy"), code)}
  </figure>`;
}

function listing(name: string, code: string, comment: RegExp) {
  const pieces = commented(code, comment);
  return html`<pre
    class="scroller"
    tabindex="0"
    role="region"
    aria-label=${name}
  ><code>${pieces}</code></pre>`;
}

function copy(words: Translator, label: string, text: string) {
  return html`<attention-lab-copy
    .text=${text}
    .label=${label}
    .words=${words}
  ></attention-lab-copy>`;
}

/** Comments are set apart. */
function commented(code: string, comment: RegExp) {
  return code
    .split(comment)
    .map((piece, at) => (at % 2 === 0 ? piece : html`<span class="comment">${piece}</span>`));
}
