import path from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { Handler } from "express";
import { createAuth } from "#app/adapters/auth/auth.server.ts";
import { type Database, openDatabase } from "#app/adapters/db/database.server.ts";
import { renewSearchKeys } from "#app/adapters/db/search-key-store.server.ts";
import { sweepArriving } from "#app/adapters/files/file-store.server.ts";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import { type Environment, EnvironmentError, readEnvironment } from "#app/env.server.ts";
import type { Settings } from "#app/use-cases/context.ts";
import { runImport } from "#app/use-cases/imports/run-import.ts";
import { giveMissingReferences } from "#app/use-cases/invitations/give-references.ts";
import { setupToken } from "#app/use-cases/staff/create-prefecture.ts";
import { startClock } from "#app/worker/clock.ts";
import { DUTIES } from "#app/worker/duties.ts";
import { startImportWorker } from "#app/worker/import-worker.ts";
import { startMailWorker } from "#app/worker/mail-worker.ts";
import { startMailboxWorker } from "#app/worker/mailbox-worker.ts";
import { deployMigrations } from "#prisma/migrate.ts";
import { seedDemo } from "#prisma/seed/demo.ts";
import { importInThread } from "./import-thread.server.ts";
import { log } from "./log.server.ts";
import { printHere, printInThread } from "./print-thread.server.ts";
import { createServer, stopServer } from "./server.server.ts";

const GRACE_MS = 8_000;
/** No upload takes that long: another process on the same folder may be receiving one. */
const LONGEST_UPLOAD_MS = 60 * 60 * 1000;

/** Migrates, seeds a new database, serves, delivers mail; until SIGTERM or SIGINT. */
export async function start(
  build: ServerBuild | (() => Promise<ServerBuild>),
  root: string,
  development?: Handler,
): Promise<void> {
  const env = readEnvironment(process.env);
  const db = await prepareDatabase(env, root);
  const baseUrl = env.baseUrl ?? `http://${hostInUrl(env.host)}:${env.port}`;
  const settings: Settings = {
    baseUrl,
    mailFrom: env.mailFrom,
    repliesAreRead: env.imapUrl !== null,
    mailIsDelivered: env.smtpUrl !== null,
    filesDir: filesDir(env),
    secret: env.secret,
  };
  await sweepArriving(settings.filesDir, new Date(Date.now() - LONGEST_UPLOAD_MS));
  const printer = development ? printHere : printInThread(root);
  const base = { db, now: () => new Date(), settings, wakeMailer: () => {}, printer, requestId: "import-worker" };
  const importer = startImportWorker(
    base,
    development
      ? (lease, progress) => runImport({ ...base, importer }, lease, progress)
      : importInThread(root, { databaseUrl: env.databaseUrl, settings }),
    log,
  );
  const ctx = { ...base, importer };
  const mailer = startMailWorker(
    { ...ctx, requestId: "mail-worker" },
    env.smtpUrl ? openTransport(env.smtpUrl, { connections: env.mailConnections }) : null,
    log,
    { connections: env.mailConnections, perMinute: env.mailPerMinute },
  );
  ctx.wakeMailer = mailer.wake;
  const mailbox = env.imapUrl ? startMailboxWorker({ ...ctx, requestId: "mailbox" }, env.imapUrl, log) : null;
  const clock = startClock({ ...ctx, requestId: "clock" }, DUTIES, log);
  const auth = createAuth(db, { baseUrl, secret: env.secret });
  const server = createServer(
    build,
    { ...ctx, auth, mailOutage: mailer.outage, mailboxDownSince: () => mailbox?.downSince() ?? null },
    { root, development, trustedProxies: env.trustedProxies },
  ).listen(env.port, env.host);
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject)).catch(
    (error: Error) => {
      throw new EnvironmentError(`Cannot listen: ${error.message}\n  HOST, PORT: is another Renkei running there?`);
    },
  );
  await announce(db, baseUrl, env);

  const stop = async () => {
    process.removeAllListeners("SIGTERM").removeAllListeners("SIGINT");
    await Promise.all([
      stopServer(server, GRACE_MS),
      Promise.race([Promise.all([mailer.stop(), clock.stop(), importer.stop(), mailbox?.stop()]), delay(GRACE_MS)]),
    ]);
    await db.$disconnect();
    process.exit(0);
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
  stopWithNpm(stop);
}

/** npm ends at a signal and passes it to its shell alone: the server then finds itself without a parent. */
function stopWithNpm(stop: () => Promise<void>) {
  if (process.env.npm_lifecycle_event !== "start") return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void stop();
  }, 250);
  watch.unref();
}

/** Fills a new database with the demo prefecture; `npm run seed`. */
export async function seed(root: string): Promise<void> {
  const env = readEnvironment(process.env);
  await deployMigrations({ url: env.databaseUrl, root });
  const db = openDatabase(env.databaseUrl);
  if ((await db.prefecture.count()) > 0) {
    throw new EnvironmentError("This database holds a prefecture already.\n  DATA_DIR: point it at an empty folder.");
  }
  await seedDemo(db, { now: new Date(), secret: env.secret, filesDir: filesDir(env) });
  console.log(`The demo prefecture is in ${env.databaseUrl}`);
  await db.$disconnect();
}

function filesDir(env: Environment): string {
  return path.join(env.dataDir, "files");
}

async function prepareDatabase(env: Environment, root: string): Promise<Database> {
  await deployMigrations({ url: env.databaseUrl, root });
  const db = openDatabase(env.databaseUrl);
  await renewSearchKeys(db);
  const prefectures = await db.prefecture.findMany({ select: { demo: true } });
  if (prefectures.length === 0 && env.demo) {
    console.log("Loading the demo prefecture …");
    await seedDemo(db, { now: new Date(), secret: env.secret, filesDir: filesDir(env) });
  }
  // Its accounts have a published password.
  if (prefectures.some((p) => p.demo) && !env.demo) {
    throw new EnvironmentError(
      "This database holds the demo prefecture, whose passwords are public.\n" +
        "  RENKEI_DEMO: set it to 1 to serve the demo here all the same, or point DATA_DIR at an empty folder.",
    );
  }
  await giveMissingReferences(db);
  return db;
}

/** Where a browser on this machine reaches what listens on an address. */
function hostInUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

async function announce(db: Database, baseUrl: string, env: Environment): Promise<void> {
  const prefecture = await db.prefecture.findFirst({ select: { demo: true } });
  const lines = ["", `  Renkei   ${baseUrl}`, `  data     ${env.dataDir}`];
  if (!prefecture) lines.push(`  setup    ${baseUrl}/setup/${setupToken(env.secret)}   (once)`);
  if (prefecture?.demo) {
    lines.push(
      "",
      "  Demo sign-ins, password renkei-demo:",
      "    admin@pref.example.jp      都道府県 管理者",
      "    viewer@pref.example.jp     都道府県 閲覧者",
      "    kushiro@center.example.jp  釧路保健所 (and <center_code>@center.example.jp for the other 25)",
    );
  }
  if (!env.smtpUrl) lines.push("", "  No SMTP_URL: mails are kept in the 送信箱 page.");
  console.log(`${lines.join("\n")}\n`);
}

function delay(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
