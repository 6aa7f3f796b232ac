import { expose, transfer } from "comlink";
import type { HeadPlace } from "./head-place.js";
import { buffersIn } from "./host.js";
import type { TrainedComputation } from "./computation.js";
import { TrainedHost } from "./trained-host.js";
import type { TaskName } from "./trained-types.js";

const host = new TrainedHost();

expose({
  load: (name: TaskName, bytes: Uint8Array) => host.load(name, bytes),

  async compute(computation: TrainedComputation) {
    const answer = await host.compute(computation);
    return transfer(answer, buffersIn(answer));
  },

  async weights(computation: TrainedComputation, only?: HeadPlace) {
    const answer = await host.weights(computation, only);
    return transfer(answer, buffersIn(answer));
  },
});

// Tells the page that the worker runs: a worker that a policy refuses never says so.
postMessage("ready");
