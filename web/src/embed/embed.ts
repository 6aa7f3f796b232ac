/** The page for an `<iframe>`: the element of its hash, a link to the whole page, and messages. */
import {
  AttentionLab,
  readLink,
  shownLanguage,
  translatorFor,
  writeLink,
} from "./attention-lab.js";
import { answerMessages, reportHeight } from "./messages.js";

/** Longer than the lesson takes to come once the numbers are there, in milliseconds. */
const steadyFor = 1000;

const lab = new AttentionLab();
const link = document.querySelector("a");
const below = link?.parentElement;

lab.open(await readLink(location.hash));
// Until the first picture, and where there is none, the text is there to be read.
lab.textContent = lab.spec.text;
below?.before(lab);
addEventListener("hashchange", async () => lab.open(await readLink(location.hash)));
for (const change of ["spec-change", "attention-change"]) lab.addEventListener(change, showAround);
void showAround();
showLinkBelow();
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

/** The link appears where it stays: once what is above it has had its height for a moment. */
function showLinkBelow(): void {
  if (!below) return;
  const timing = { timer: 0 };
  const show = () => {
    below.style.visibility = "";
    sizes.disconnect();
  };
  const sizes = new ResizeObserver(() => {
    clearTimeout(timing.timer);
    timing.timer = window.setTimeout(show, steadyFor);
  });
  below.style.visibility = "hidden";
  lab.ready.then(
    () => sizes.observe(lab),
    () => (below.style.visibility = ""),
  );
}
