import { compare } from "./compare.js";
import { depth } from "./depth.js";
import { story } from "./story.js";
import { walk } from "./walk.js";
import { whatIf } from "./what-if.js";
import { exercises } from "./exercises.js";
import { shares } from "./shares.js";

/** The words of everything that is fetched after the first picture. */
export const lesson = {
  ...walk,
  ...whatIf,
  ...shares,
  ...compare,
  ...depth,
  ...story,
  ...exercises,
};
