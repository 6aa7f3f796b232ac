import { html, nothing, type TemplateResult } from "lit";
import type { Step } from "../../../explain/steps.js";
import type { Translator } from "../../../lesson/translator.js";
import { define } from "../../../views/define.js";
import { CopyButton } from "../copy-button.js";
import { excerpt } from "./excerpt.js";
import { numpyCell, numpyProgram, type Settings } from "./program.js";
import { fastForm, files, type Quoted, quoted, quotedOfTrained } from "./sources.js";

define({ "attention-lab-copy": CopyButton });

/** What begins a comment as our formatters write it, to its line's end. */
const slashes = /(\/\/.*|^ ?\/?\*.*)/m;
const hash = /(^#.*| {2}#.*)/m;

/** What has computed a step, and the same in NumPy. */
export function codePanel(words: Translator, settings: Settings, step: Step): TemplateResult {
  const numpy = words.text("code.numpy");
  const isTrained = settings.model !== "untrained";
  const own = (isTrained ? quotedOfTrained[step] : undefined) ?? quoted[step];
  const fast = isTrained ? undefined : fastForm[step];
  const language = step === "tokens" ? "code.typescript" : fast ? "code.readable" : "code.cpp";
  const quote = ([file, name]: Quoted) => quotation(words, file, name);
  return html`<h3>${words.text(language)}</h3>
    ${own.map(quote)}
    <h3>${numpy}</h3>
    <div class="listing">
      ${listing(numpy, numpyCell(step, settings), hash)}
      ${copy(words, words.text("code.copyProgram"), numpyProgram(step, settings))}
    </div>
    ${fast ? html`<h3>${words.text("code.fast")}</h3>` : nothing} ${fast?.map(quote)}`;
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
