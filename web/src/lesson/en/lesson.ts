import { compare } from "./compare.js";
import { depth } from "./depth.js";
import { exercises } from "./exercises.js";
import { exports } from "./exports.js";
import { faq } from "./faq.js";
import { glossary } from "./glossary.js";
import { models } from "./models.js";
import { share } from "./share.js";
import { shares } from "./shares.js";
import { story } from "./story.js";
import { tour } from "./tour.js";
import { training } from "./training.js";
import { twin } from "./twin.js";
import { walk } from "./walk.js";
import { whatIf } from "./what-if.js";

/** The words of everything that is fetched after the first picture. */
export const lesson = {
  ...compare,
  ...depth,
  ...exercises,
  ...exports,
  ...faq,
  ...glossary,
  ...models,
  ...share,
  ...shares,
  ...story,
  ...tour,
  ...training,
  ...twin,
  ...walk,
  ...whatIf,
};
