import type { Theme } from "../views/palette.js";

/** The colours of a figure besides those of its numbers; the same as the element's custom properties. */
export interface Inks {
  readonly ink: string;
  readonly quiet: string;
  readonly hairline: string;
  readonly control: string;
  readonly surface: string;
  readonly masked: string;
  readonly weight: string;
  readonly query: string;
  readonly "query-tint": string;
  readonly key: string;
  readonly value: string;
  readonly output: string;
}

/** Written out: a picture outside the page has no style sheet to ask. */
export const inks: Readonly<Record<Theme, Inks>> = {
  light: {
    ink: "#1a1a20",
    quiet: "#5d5d6b",
    hairline: "#d4d4de",
    control: "#85858f",
    surface: "#ffffff",
    masked: "#d9d9e2",
    weight: "#5b35a8",
    query: "#0069a6",
    "query-tint": "#e3f1fa",
    key: "#b04d00",
    value: "#007a59",
    output: "#a04f7c",
  },
  dark: {
    ink: "#ececf2",
    quiet: "#a3a3b3",
    hairline: "#3b3b48",
    control: "#777787",
    surface: "#15151a",
    masked: "#3a3a46",
    weight: "#b79cf2",
    query: "#62b8ec",
    "query-tint": "#14303f",
    key: "#ff9a57",
    value: "#2fc69b",
    output: "#e3a3c6",
  },
};

/** For a picture within the page, which follows its theme. */
export const pageInks = Object.fromEntries(
  Object.keys(inks.light).map((name) => [name, `var(--${name})`]),
) as unknown as Inks;
