import { define } from "../views/define.js";
import { AttentionLab } from "./attention-lab.js";

/** Registers `<attention-lab>`; on a server, where there are no elements, it does nothing. */
if (typeof window !== "undefined") define({ "attention-lab": AttentionLab });
