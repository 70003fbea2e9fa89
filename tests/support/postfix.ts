import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import nodemailer from "nodemailer";
import { freePort, greets } from "./ports.ts";

const BINARY = ["/usr/sbin/postfix", "/usr/local/sbin/postfix"].find(existsSync);

/** A real mail server on loopback, with a queue of its own in a temporary folder. */
export interface Postfix {
  smtpUrl: string;
  /** Hands over a mail byte for byte, as somebody's client does. */
  submit(mail: { from: string; to: string; bytes: Buffer }): Promise<void>;
  /** Stops it and takes its folder away. */
  remove(): void;
}

/** Takes any mail, and delivers it by LMTP to a port; what that refuses for good is returned to the sender. */
export async function startPostfix(lmtpPort: number): Promise<Postfix> {
  if (!BINARY) throw new Error("Postfix is not installed: apt-get install postfix");
  if (userInfo().uid !== 0) throw new Error("Postfix starts as root alone");
  // Unix sockets stand in it: their paths must be short.
  const folder = mkdtempSync(path.join(tmpdir(), "pf-"));
  const port = await freePort();
  chmodSync(folder, 0o755);
  for (const name of ["etc", "queue", "data"]) mkdirSync(path.join(folder, name));
  spawnSync("chown", ["postfix", path.join(folder, "data")]);
  writeFileSync(path.join(folder, "etc/main.cf"), main(folder, lmtpPort));
  writeFileSync(path.join(folder, "etc/master.cf"), master(port));
  const postfix = (step: "start" | "stop") => {
    const { status, stderr } = spawnSync(BINARY, ["-c", path.join(folder, "etc"), step], { encoding: "utf8" });
    if (status !== 0) throw new Error(`postfix ${step}: ${stderr}`);
  };
  postfix("start");
  await greets(port);
  const smtpUrl = `smtp://127.0.0.1:${port}`;
  const mailer = nodemailer.createTransport(smtpUrl);
  return {
    smtpUrl,
    submit: async ({ from, to, bytes }) => {
      await mailer.sendMail({ envelope: { from, to }, raw: bytes });
    },
    remove() {
      postfix("stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What waits is tried again every second, where a server on the net would wait for minutes. */
function main(folder: string, lmtpPort: number): string {
  return `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example.jp
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = static:all
virtual_transport = lmtp:inet:127.0.0.1:${lmtpPort}
smtputf8_enable = no
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
`;
}

function master(port: number): string {
  return `
127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
}
