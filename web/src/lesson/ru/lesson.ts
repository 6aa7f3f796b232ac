import { walk } from "./walk.js";
import { whatIf } from "./what-if.js";
import { shares } from "./shares.js";
import { tour } from "./tour.js";
import { glossary } from "./glossary.js";
import { faq } from "./faq.js";

/** The words of everything that is fetched after the first picture. */
export const lesson = { ...walk, ...whatIf, ...shares, ...tour, ...glossary, ...faq };
