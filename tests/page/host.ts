import type { Frame, Page } from "@playwright/test";

/** Where dist is served, and the same server under another origin's name. */
export interface Places {
  /** With a slash at its end. */
  readonly dist: string;
  readonly origin: string;
  /** The address of a page with this body and these headers, on the other origin. */
  host(body: string, headers?: Readonly<Record<string, string>>): string;
}

export function placesOf(baseURL: string | undefined): Places {
  const { href: dist, origin } = new URL(baseURL!);
  return {
    dist,
    origin,
    host(body, headers = {}) {
      const address = new URL("/host/", baseURL);
      address.hostname = "localhost";
      const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${body}`;
      address.search = new URLSearchParams({ page, ...headers }).toString();
      return address.href;
    },
  };
}

/** Waits until the elements of a page or frame have drawn numbers, and gives their tokens. */
export async function drawnTokens(place: Page | Frame): Promise<(readonly string[])[]> {
  await place.waitForFunction(() => {
    const labs = [...document.querySelectorAll("attention-lab")];
    return labs.length > 0 && labs.every((lab) => lab.trace);
  });
  return place.evaluate(() =>
    [...document.querySelectorAll("attention-lab")].map((lab) => lab.trace!.tokens),
  );
}

/** The frame of embed.html, when it is there. */
export async function embedIn(page: Page): Promise<Frame> {
  const element = await page.waitForSelector("iframe", { state: "attached" });
  const frame = await element.contentFrame();
  await frame!.waitForURL(/embed\.html/u);
  return frame!;
}
