import { keyNames } from "../spec/keys.js";
import { formatted, isInitial, type Spec } from "../spec/spec.js";

/** The ways in which a view of a sentence is passed on. */
export const codeNames = ["link", "iframe", "element", "markdown"] as const;
export type CodeName = (typeof codeNames)[number];

/** What a snippet is made for. */
export interface Shared {
  readonly spec: Spec;
  /** The Spec as a link's hash, without “#”: readable, or packed where that is too long. */
  readonly hash: string;
  /** The address of the page, without a hash. */
  readonly page: string;
  /** What the frame, the picture and the link are called. */
  readonly title: string;
  /** Height of a frame in CSS pixels; its width is that of its place. */
  readonly height: number;
}

/** Chat programs cut longer links, and QR codes cannot hold them. */
export const longestSafeLink = 2000;

/** The picture that the Markdown snippet shows, to be saved beside the text. */
export const pictureName = "attention-lab.png";

/** Everything that one can paste. */
export function codesOf(shared: Shared): Readonly<Record<CodeName, string>> {
  return {
    link: linkTo(shared),
    iframe: iframe(shared),
    element: element(shared),
    markdown: `[![${escapedMarkdown(shared.title)}](${pictureName})](${linkTo(shared)})`,
  };
}

export function linkTo({ page, hash }: Pick<Shared, "page" | "hash">): string {
  return hash === "" ? page : `${page}#${hash}`;
}

/** The same view in the bare page that frames show. */
export function embedLink({ page, hash }: Shared): string {
  return linkTo({ page: new URL("embed.html", page).href, hash });
}

function iframe(shared: Shared): string {
  const source = escapedAttribute(embedLink(shared));
  const { title, height } = shared;
  return `<iframe src="${source}" title="${escapedAttribute(title)}" width="100%" height="${height}" loading="lazy" allow="fullscreen; clipboard-write" style="border: 0"></iframe>`;
}

/** One script for a page, one tag for a view; its own text is there for readers without JavaScript. */
function element({ page, spec }: Shared): string {
  const script = escapedAttribute(new URL("attention-lab.js", page).href);
  const attributes = keyNames
    .filter((name) => name !== "v" && !isInitial(spec, name))
    .map((name) => ` ${name}="${escapedAttribute(formatted(spec, name))}"`);
  return `<script type="module" src="${script}"></script>
<attention-lab${attributes.join("")}>${escapedText(spec.text)}</attention-lab>`;
}

function escapedText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function escapedAttribute(text: string): string {
  return escapedText(text).replace(/"/g, "&quot;").replace(/\n/g, "&#10;");
}

/** In a link's text these would end it, or be read as markup. */
function escapedMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#|!&]/g, "\\$&").replace(/\s+/g, " ");
}
