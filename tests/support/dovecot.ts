import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { freePort, greets } from "./ports.ts";

const BINARY = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].find(existsSync);

/** A real IMAP and LMTP server on loopback, with mailboxes of its own in a temporary folder. */
export interface Dovecot {
  imapPort: number;
  lmtpPort: number;
  /** Of one user, whoever they are: every name signs in with this password. */
  imapUrl(user: string, folder?: string): string;
  /** Delivers a mail as a mail server would, over LMTP; a `+tag` in the address is kept from the mailbox's name. */
  deliver(mail: { from: string; to: string; bytes: Buffer | string }): Promise<void>;
  /** Puts a mail into a user's INBOX, byte for byte. */
  append(user: string, bytes: Buffer | string): Promise<void>;
  /** Stops the server; the mailboxes stay. */
  stop(): Promise<void>;
  /** Starts it again, on the same ports. */
  start(): Promise<void>;
  /** Stops it and takes its folder away. */
  remove(): Promise<void>;
}

const PASSWORD = "a-password-for-tests";
/** The one name that has no mailbox here: a mail to it is refused, as to whom nobody knows. */
export const UNKNOWN = "unknown";

export async function startDovecot(): Promise<Dovecot> {
  if (!BINARY) throw new Error("Dovecot is not installed: apt-get install dovecot-imapd dovecot-lmtpd");
  // Unix sockets stand in it: their paths must be short.
  const folder = mkdtempSync(path.join(tmpdir(), "dc-"));
  const [imapPort, lmtpPort] = [await freePort(), await freePort()];
  const config = path.join(folder, "dovecot.conf");
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, "mail"));
  chmodSync(path.join(folder, "mail"), 0o777);
  writeFileSync(config, configuration({ folder, imapPort, lmtpPort }));
  writeFileSync(path.join(folder, "unknown"), `${UNKNOWN}\n`);
  let master: ChildProcess | null = null;
  const server = {
    imapPort,
    lmtpPort,
    imapUrl: (user: string, name = "INBOX") =>
      `imap://${encodeURIComponent(user)}:${PASSWORD}@127.0.0.1:${imapPort}/${encodeURIComponent(name)}`,
    deliver: (mail: { from: string; to: string; bytes: Buffer | string }) => deliver(lmtpPort, mail),
    append: (user: string, bytes: Buffer | string) => save(config, user, bytes),
    async start() {
      master = spawn(BINARY, ["-F", "-c", config], { stdio: "ignore" });
      await greets(imapPort);
      await greets(lmtpPort);
    },
    async stop() {
      const running = master;
      master = null;
      if (!running || running.exitCode !== null) return;
      const ended = new Promise((resolve) => running.once("exit", resolve));
      running.kill("SIGTERM");
      await ended;
    },
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function configuration({ folder, imapPort, lmtpPort }: { folder: string; imapPort: number; lmtpPort: number }): string {
  // Dovecot never reads mail as root, and wants users of its own for its parts; others can only be themselves.
  const isRoot = userInfo().uid === 0;
  const me = userInfo().username;
  const ours = isRoot ? "mail" : me;
  const parts = isRoot
    ? ""
    : `default_internal_user = ${me}\ndefault_internal_group = ${me}\ndefault_login_user = ${me}`;
  const listener = (port: number) => `{\n    address = 127.0.0.1\n    port = ${port}\n  }`;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%n
first_valid_uid = 1
first_valid_gid = 1
recipient_delimiter = +
auth_username_format = %Ln
${parts}
postmaster_address = postmaster@example.jp
auth_mechanisms = plain login
passdb {
  driver = passwd-file
  deny = yes
  args = ${folder}/unknown
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${ours} gid=${ours} home=${folder}/mail/%n
}
service imap-login {
  chroot =
  inet_listener imap ${listener(imapPort)}
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp ${listener(lmtpPort)}
}
service anvil {
  chroot =
}
`;
}

async function deliver(port: number, { from, to, bytes }: { from: string; to: string; bytes: Buffer | string }) {
  const socket = createConnection({ host: "127.0.0.1", port });
  const replies = repliesOf(socket);
  const say = async (line: string, expected: RegExp) => {
    if (line) socket.write(`${line}\r\n`);
    const reply = await replies();
    if (!expected.test(reply)) throw new Error(`LMTP: ${line} → ${reply}`);
  };
  try {
    await say("", /^220/);
    await say("LHLO test", /^250/);
    await say(`MAIL FROM:<${from}>`, /^250/);
    await say(`RCPT TO:<${to}>`, /^250/);
    await say("DATA", /^354/);
    const text = Buffer.from(bytes).toString("latin1").replace(/\r?\n/g, "\r\n").replace(/^\./gm, "..");
    socket.write(Buffer.from(`${text}${text.endsWith("\r\n") ? "" : "\r\n"}`, "latin1"));
    await say(".", /^250/);
  } finally {
    socket.destroy();
  }
}

/** The server's replies one after the other, those of several lines as one. */
function repliesOf(socket: import("node:net").Socket): () => Promise<string> {
  let heard = "";
  let wake: () => void = () => {};
  let failed: Error | null = null;
  socket.on("data", (data) => {
    heard += data.toString("latin1");
    wake();
  });
  socket.on("error", (error) => {
    failed = error;
    wake();
  });
  return async () => {
    for (;;) {
      const reply = heard.match(/^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/)?.[0];
      if (reply) {
        heard = heard.slice(reply.length);
        return reply;
      }
      if (failed) throw failed;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}

/** By the server's own tool: no client in between changes a byte. */
function save(config: string, user: string, bytes: Buffer | string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("doveadm", ["-c", config, "save", "-u", user, "-m", "INBOX"], {
      stdio: ["pipe", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (data) => {
      said += data;
    });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`doveadm save: ${said}`))));
    child.stdin.end(bytes);
  });
}
