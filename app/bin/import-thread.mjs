// A thread of the server that does one import; from the build, as the server itself.
import { parentPort, workerData } from "node:worker_threads";

const { entry } = await import("../../build/server/index.js");
await entry.module.importThread(workerData, (done) => parentPort.postMessage(done));
