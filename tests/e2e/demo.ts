import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startServer } from "./server.ts";

/** Before all files: one server loads the demo, as on its first start; the others begin with copies of its folder. */
export default async function loadDemo() {
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-e2e-demo-"));
  const server = await startServer({ DATA_DIR: folder });
  await server.stop();
  process.env.E2E_DEMO = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
