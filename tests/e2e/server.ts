import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "#tests/support/ports.ts";

export interface RunningServer {
  url: string;
  /** Of the server's process, for a test that looks at its memory. */
  pid: number;
  /** The SQLite file, for a test that must let time pass. */
  databaseFile: string;
  /** What it has printed so far. */
  output(): string;
  /** Asks it to end; gives its exit code. */
  stop(): Promise<number | null>;
}

/** `npm start` as a user would have it, on a free port and a folder of its own, with the demo in it if it is loaded. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const port = await freePort();
  const dataDir = mkdtempSync(path.join(tmpdir(), "renkei-e2e-"));
  const { E2E_DEMO } = process.env;
  if (E2E_DEMO && env.RENKEI_DEMO !== "0") cpSync(E2E_DEMO, dataDir, { recursive: true });
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ["app/bin/start.mjs"], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  server.stdout.on("data", (chunk) => (output += chunk));
  server.stderr.on("data", (chunk) => (output += chunk));
  // A test that fails half way never stops its server: nothing outlives the run.
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  server.once("exit", () => process.off("exit", kill));
  await untilHealthy(url, server, () => output);
  return {
    url,
    pid: server.pid ?? 0,
    databaseFile: path.join(dataDir, "renkei.db"),
    output: () => output,
    stop: async () => {
      const exited = new Promise<number | null>((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      const code = await exited;
      rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

async function untilHealthy(url: string, server: ChildProcess, output: () => string) {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`the server ended:\n${output()}`);
    const ok = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  throw new Error(`the server did not start:\n${output()}`);
}
