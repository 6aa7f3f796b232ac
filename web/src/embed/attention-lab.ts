/** `attention-lab.js`, for one script tag on any page: registers the tag, and exports what scripts need. */
import "../element/define.js";
export { AttentionLab } from "../element/attention-lab.js";
export { readLink, writeLink } from "../spec/link.js";
/** For `embed.js`, which is built beside this file. */
export { shownLanguage, translatorFor } from "../lesson/translator.js";
