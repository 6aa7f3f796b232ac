/** The page for an `<iframe>`: the element of its hash, a link to the whole page, and messages. */
import {
  AttentionLab,
  readLink,
  shownLanguage,
  translatorFor,
  writeLink,
} from "./attention-lab.js";
import { answerMessages, reportHeight } from "./messages.js";

const lab = new AttentionLab();
const link = document.querySelector("a");

lab.open(await readLink(location.hash));
// Until the first picture, and where there is none, the text is there to be read.
lab.textContent = lab.spec.text;
link?.parentElement?.before(lab);
addEventListener("hashchange", async () => lab.open(await readLink(location.hash)));
for (const change of ["spec-change", "attention-change"]) lab.addEventListener(change, showAround);
void showAround();
answerMessages(lab);
reportHeight(document.body);

/** What is around the element follows its Spec. */
async function showAround(): Promise<void> {
  const { spec } = lab;
  const language = shownLanguage(spec);
  const { documentElement: page } = document;
  // Even the same, set again, makes the browser work out every style: not for each keystroke.
  if (page.lang !== language) page.lang = language;
  page.style.colorScheme = spec.theme === "auto" ? "" : spec.theme;
  const [words, hash] = await Promise.all([translatorFor(language), writeLink(spec)]);
  if (!link || spec !== lab.spec) return;
  link.textContent = words.text("embed.open");
  link.href = hash === "" ? "./" : `./#${hash}`;
}
