/** The element's class, published as `attention-lab`; `attention-lab/define` registers its tag. */
export { AttentionLab, type AttentionChange, type SpecChange } from "./attention-lab.js";
