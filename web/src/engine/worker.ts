import { expose, transfer } from "comlink";
import type { Computation, ModelName } from "./computation.js";
import type { HeadPlace } from "./head-place.js";
import { buffersIn, EngineHost } from "./host.js";

const host = new EngineHost();
let isWarm = false;
/** The first picture needs the processor more than the second one, in milliseconds. */
const untilDrawn = 300;

expose({
  async compute(computation: Computation) {
    const answer = await host.compute(computation);
    if (!isWarm) setTimeout(() => void host.warmUp().catch(() => undefined), untilDrawn);
    isWarm = true;
    return transfer(answer, buffersIn(answer));
  },

  async weights(computation: Computation, only?: HeadPlace) {
    const answer = await host.weights(computation, only);
    return transfer(answer, buffersIn(answer));
  },

  async parameters(model: ModelName) {
    const weights = await host.parameters(model);
    return transfer(weights, buffersIn(weights));
  },
});

// Tells the page that the worker runs: a worker that a policy refuses never says so.
postMessage("ready");
