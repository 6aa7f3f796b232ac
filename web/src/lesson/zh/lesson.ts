import { share } from "./share.js";
import { walk } from "./walk.js";
import { whatIf } from "./what-if.js";
import { shares } from "./shares.js";

/** The words of everything that is fetched after the first picture. */
export const lesson = { ...walk, ...whatIf, ...shares, ...share };
