import { codesOf } from "../share/codes.js";
import { writeLink } from "../spec/link.js";
import type { Spec } from "../spec/spec.js";
import { cardSize } from "./card.js";
import type { Preview } from "./page-html.js";

/** Of the frame, in CSS pixels; it tells its own height to hosts that listen. */
const size = { width: 800, height: 640 };

/** A page as rich content in a frame: oEmbed 1.0, §2.3.4.4, as a file, since no server answers here. */
export async function oembedJson(preview: Preview, spec: Spec, base: string): Promise<string> {
  const { title, picture } = preview;
  const hash = await writeLink(spec);
  const response = {
    version: "1.0",
    type: "rich",
    title,
    provider_name: "Attention Lab",
    provider_url: base,
    html: codesOf({ spec, hash, page: base, title, height: size.height }).iframe,
    ...size,
    thumbnail_url: picture,
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
  };
  return `${JSON.stringify(response, undefined, 2)}\n`;
}
