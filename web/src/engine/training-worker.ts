import { expose } from "comlink";
import { TrainingHost } from "./training-host.js";

expose(new TrainingHost());

// Tells the page that the worker runs: a worker that a policy refuses never says so.
postMessage("ready");
