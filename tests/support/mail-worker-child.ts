// A mail worker in a process of its own, to be killed: node --import tsx mail-worker-child.ts '<json>'.
import { once } from "node:events";
import { openDatabase } from "#app/adapters/db/database.server.ts";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import { printHere } from "#app/http/print-thread.server.ts";
import { startMailWorker } from "#app/worker/mail-worker.ts";

export interface ChildOptions {
  databaseFile: string;
  smtpUrl: string;
  now: string;
  secret: string;
  /** Dies by SIGKILL once so many mails are with the server, before the last is recorded; null lives. */
  dieAfter: number | null;
  connections?: number;
  /** Says "ready" and begins when it is told to. */
  waits?: boolean;
}

const { databaseFile, smtpUrl, now, secret, dieAfter, connections, waits }: ChildOptions = JSON.parse(
  process.argv[2] ?? "",
);
const transport = openTransport(smtpUrl, { connections });
let sent = 0;
if (waits) {
  process.stdout.write("ready\n");
  await once(process.stdin, "data");
}

startMailWorker(
  {
    db: openDatabase(`file:${databaseFile}`),
    now: () => new Date(now),
    settings: {
      baseUrl: "https://renkei.example.jp",
      mailFrom: "renkei@pref.example.jp",
      repliesAreRead: true,
      mailIsDelivered: true,
      filesDir: "",
      secret,
    },
    requestId: "child",
    wakeMailer: () => {},
    importer: { wake: () => {}, doneOf: () => null },
    printer: printHere,
  },
  {
    ...transport,
    async send(mail) {
      await transport.send(mail);
      sent += 1;
      if (sent === dieAfter) process.kill(process.pid, "SIGKILL");
    },
  },
  { info() {}, warn() {}, error: (fields) => console.error(fields) },
  { pollMs: 50, connections },
);
