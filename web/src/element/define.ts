import { AttentionLab } from "./attention-lab.js";

/** Registers `<attention-lab>`; a second copy of this module on a page leaves the first in place. */
if (!customElements.get("attention-lab")) customElements.define("attention-lab", AttentionLab);
