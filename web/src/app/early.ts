/**
 * A script of its own, which runs while the page's larger one is still on its way: it starts what the
 * address, or without one the page's own tag, will have computed. What a packed link asks for is not known yet.
 */
import { startEarly } from "../engine/early-workers.js";

const { hash } = location;
const isPacked = /^#(?:.*&)?z=/.test(hash);
const model =
  hash === ""
    ? document.querySelector("attention-lab")?.getAttribute("model")
    : /^#(?:.*&)?model=([\w-]+)/.exec(hash)?.[1];
if (!isPacked) startEarly(model ?? "untrained");
