import { ImapFlow } from "imapflow";
import type { Instant } from "#app/domain/tokyo-time.ts";

/** A mail as it lies in the mailbox. */
export interface ArrivedMail {
  uid: number;
  /** When the mailbox got it. */
  arrivedAt: Instant;
  /** Its bytes; of one that is too large the beginning. */
  bytes: Buffer;
  byteSize: number;
  whole: boolean;
}

/** An open connection to one folder. */
export interface Mailbox {
  /** Which folder it is, without the password: UIDs are unique within this and `uidValidity`. */
  name: string;
  /** Changes where the server has numbered its mails anew. Source: RFC 3501 2.3.1.1. */
  uidValidity: string;
  /** The UIDs from `first` up, ascending. */
  uidsFrom(first: number): Promise<number[]>;
  /** Null where the mail has gone meanwhile. */
  fetch(uid: number): Promise<ArrivedMail | null>;
  markSeen(uids: readonly number[]): Promise<void>;
  /** Leaves at once, whatever is under way. */
  close(): void;
}

/** Where the mailbox is: `imaps://user:password@host:port/Folder`, INBOX where no folder is named. */
interface Place {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  folder: string;
}

/** A mail of more is recorded with its beginning alone. */
const MOST_BYTES = 25 * 1024 * 1024;
const BEGINNING_BYTES = 256 * 1024;

const CONNECT_MS = 20_000;
/** Routers forget a silent connection after some minutes; IDLE is begun anew before that. */
const IDLE_MS = 4 * 60_000;
const SILENCE_MS = 60_000;

/**
 * Opens the folder and listens there (IDLE, or by asking every two minutes where the server knows none). `onChange`
 * is called when something came, `onClose` once when the connection is over, whatever ended it. Rejects where it
 * cannot be opened; imapflow makes one connection a client, so opening again is calling this again.
 */
export async function openMailbox(
  imapUrl: string,
  { onChange, onClose }: { onChange: () => void; onClose: () => void },
): Promise<Mailbox> {
  const { host, port, secure, user, password, folder } = placeAt(imapUrl);
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass: password },
    logger: false,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    maxIdleTime: IDLE_MS,
    autoIdleDelay: 200,
  });
  // An error without a listener would end the process; what is to be done comes with the close that follows it.
  client.on("error", () => client.close());
  client.on("exists", onChange);
  client.once("close", onClose);
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(folder);
    return {
      name: `${user}@${host}:${port}/${folder}`,
      uidValidity: String(uidValidity),
      async uidsFrom(first) {
        const found = await client.search({ uid: `${first}:*` }, { uid: true });
        if (!found) throw new Error("the mailbox does not answer");
        // `n:*` always holds the last mail, also where its UID is less than n.
        return found.filter((uid) => uid >= first).sort((a, b) => a - b);
      },
      async fetch(uid) {
        const about = await client.fetchOne(String(uid), { uid: true, size: true, internalDate: true }, { uid: true });
        if (!about) return null;
        const byteSize = about.size ?? 0;
        const whole = byteSize <= MOST_BYTES;
        const source = whole || { start: 0, maxLength: BEGINNING_BYTES };
        const mail = await client.fetchOne(String(uid), { uid: true, source }, { uid: true });
        if (!mail) return null;
        if (!mail.source) throw new Error("the mail was not sent along");
        const arrivedAt = about.internalDate ? new Date(about.internalDate) : new Date();
        return { uid, arrivedAt, bytes: mail.source, byteSize: whole ? mail.source.length : byteSize, whole };
      },
      async markSeen(uids) {
        if (uids.length > 0) await client.messageFlagsAdd(uids.join(","), ["\\Seen"], { uid: true });
      },
      close: () => client.close(),
    };
  } catch (error) {
    client.close();
    throw error;
  }
}

function placeAt(imapUrl: string): Place {
  const url = new URL(imapUrl);
  const secure = url.protocol === "imaps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port ? Number(url.port) : secure ? 993 : 143,
    secure,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || "INBOX",
  };
}
