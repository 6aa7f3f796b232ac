import { escaped, join, tag, type Attributes, type Markup } from "../export/markup.js";
import { keyNames } from "../spec/keys.js";
import { formatted, isInitial, type Spec } from "../spec/spec.js";
import { cardSize } from "./card.js";

/** What a page says of itself to programs that show links. Addresses are whole. */
export interface Preview {
  readonly title: string;
  readonly description: string;
  readonly address: string;
  readonly picture: string;
  /** The picture in words. */
  readonly alt: string;
  readonly oembed: string;
}

/** What the head of `web/index.html` holds between these is said anew by every page. */
const head = /(?<=<!-- preview -->)[^]*?(?=<!-- end of preview -->)/u;
/** The element with its first picture. In attributes a “>” is escaped. */
const element = /<attention-lab[^>]*>(\s*<figure class="static-picture">[^]*?<\/figure>)?/u;

/**
 * A page that opens in a Spec: the app's own, with another preview, the Spec as the element's attributes,
 * and `fallback` for the time before the engine.
 * @throws Error where the template is not the app's page.
 */
export function pageHtml(
  template: string,
  preview: Preview,
  spec: Spec,
  fallback: readonly Markup[],
): string {
  if (!head.test(template) || !element.test(template)) {
    throw new Error(
      "dist/index.html lacks <!-- preview --> or <attention-lab>; expected the page that npm run build makes",
    );
  }
  const opened = `<attention-lab${attributesOf(spec)}>${join(fallback)}`;
  // Functions: in a replacement text “$&” would mean something.
  return template
    .replace(head, () => `\n${join(previewTags(preview), "\n")}\n`)
    .replace(element, () => opened);
}

function attributesOf(spec: Spec): string {
  return keyNames
    .filter((name) => !isInitial(spec, name))
    .map((name) => ` ${name}="${escaped(formatted(spec, name))}"`)
    .join("");
}

/** Open Graph (ogp.me), the cards of X, and oEmbed's discovery (oembed.com, 4). */
function previewTags(preview: Preview): Markup[] {
  const { title, description, address, picture, alt, oembed } = preview;
  const meta = (attributes: Attributes) => tag("meta", attributes);
  const openGraph = {
    "og:type": "website",
    "og:site_name": "Attention Lab",
    "og:title": title,
    "og:description": description,
    "og:url": address,
    "og:image": picture,
    "og:image:type": "image/png",
    "og:image:width": cardSize.width,
    "og:image:height": cardSize.height,
    "og:image:alt": alt,
  };
  const twitter = {
    "twitter:card": "summary_large_image",
    "twitter:title": title,
    "twitter:description": description,
    "twitter:image": picture,
    "twitter:image:alt": alt,
  };
  return [
    tag("title", {}, escaped(title)),
    meta({ name: "description", content: description }),
    tag("link", { rel: "canonical", href: address }),
    ...Object.entries(openGraph).map(([property, content]) => meta({ property, content })),
    ...Object.entries(twitter).map(([name, content]) => meta({ name, content })),
    tag("link", { rel: "alternate", type: "application/json+oembed", href: oembed, title }),
  ];
}
