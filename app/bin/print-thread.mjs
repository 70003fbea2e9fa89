// A thread of the server that prints papers one after the other; from the build, as the server itself.
import { parentPort } from "node:worker_threads";

const { entry } = await import("../../build/server/index.js");
entry.module.printThread(parentPort);
