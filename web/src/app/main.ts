/** The page around the element: its words, its preferences, and the link that holds its state. */
import "./early.js";
import { html, render } from "lit";
import { AttentionLab } from "../element/attention-lab.js";
import { homeOf } from "../element/home.js";
import { select } from "../element/settings.js";
import { english, shownLanguage, translatorFor } from "../lesson/translator.js";
import { languages } from "../spec/keys.js";
import { define } from "../views/define.js";
import { keepInLink, readAddress } from "./link-history.js";

const lab = document.querySelector("attention-lab");
if (!lab) throw new Error("attention-lab: the page has no <attention-lab>");
const page = { lab, words: english, shownIn: "" };

// The element comes into being with the link's Spec, so that nothing else is computed before.
const home = homeOf(lab);
const reading = await readAddress(location.hash, home);
define({ "attention-lab": AttentionLab });
keepInLink(lab, reading, home, () => void show());
lab.addEventListener("spec-change", () => void show());
// The page is the element's own here: Esc frees wherever the focus is.
addEventListener("keydown", (event) => event.key === "Escape" && lab.free());
// The still picture shows the first page's sentence, not that of a link.
if (location.hash !== "") document.querySelector(".static-picture")?.remove();

// Offline after one visit, and not before the first picture. Where it is refused, the page works as well.
const keepOffline = () => navigator.serviceWorker?.register("./sw.js").catch(() => undefined);
void lab.ready.then(keepOffline, () => undefined);

/** Draws what is around the element in the Spec's language and colours. */
async function show(): Promise<void> {
  const { theme } = page.lab.spec;
  const language = shownLanguage(page.lab.spec);
  // Even the same language, set again, makes the browser work out every style: not for each keystroke.
  if (page.shownIn === `${language}/${theme}`) return;
  page.shownIn = `${language}/${theme}`;
  page.words = await translatorFor(language);
  document.documentElement.lang = language;
  document.documentElement.style.colorScheme = theme === "auto" ? "" : theme;
  const { words } = page;
  fill("#tagline", words.text("app.tagline"));
  fill("#footer", words.text("app.footer"));
  fill("#preferences", preferences());
}

function preferences() {
  const { lab, words } = page;
  // Each language is named in itself, for those who cannot read the one that is shown.
  const ownName = (language: string) =>
    new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  return html`${select(words.text("app.language"), languages, words.language, ownName, (lang) =>
      lab.change({ lang }),
    )}
    ${select(
      words.text("app.theme"),
      ["auto", "light", "dark"] as const,
      lab.spec.theme,
      (theme) => words.text(`theme.${theme}`),
      (theme) => lab.change({ theme }),
    )} <button type="button" @click=${() => void share()}>${words.text("app.share")}</button>`;
}

/** Opens the dialog that passes on what is shown; it is fetched when it is first asked for. */
async function share(): Promise<void> {
  const { openShareDialog } = await import("../share/index.js");
  await openShareDialog(page.lab, await translatorFor(page.words.language, true));
}

function fill(selector: string, content: unknown): void {
  const place = document.querySelector<HTMLElement>(selector);
  if (!place) return;
  if (typeof content === "string") place.textContent = content;
  else render(content, place);
}
