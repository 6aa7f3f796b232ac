import { expose, transfer } from "comlink";
import { buffersOf, EngineHost, type Computation } from "./host.js";

const host = new EngineHost();

expose({
  async compute(computation: Computation) {
    const answer = await host.compute(computation);
    return transfer(answer, buffersOf(answer));
  },
});

// Tells the page that the worker runs: a worker that a policy refuses never says so.
postMessage("ready");
