import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { takesTags } from "#app/domain/reply-address.ts";

/** As Express reads them: names of its own, addresses, networks. */
const PROXY = /^(?:loopback|linklocal|uniquelocal|(?<address>[\d.]+|[\da-f:.]*:[\da-f:.]*)(?:\/\d{1,3})?)$/i;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1", "[::1]"]);

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  BASE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .default("loopback")
    .refine((list) => list.split(",").every(isProxy), "must be addresses or networks, separated by commas"),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: z.string().startsWith("file:", "must be a file: URL of an SQLite database").optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  MAIL_CONNECTIONS: z.coerce.number().int().min(1).max(20).default(1),
  MAIL_PER_MINUTE: z.coerce.number().int().min(1).optional(),
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  RENKEI_DEMO: z.enum(["0", "1"]).optional(),
});

export interface Environment {
  port: number;
  host: string;
  /** Without a slash at the end. Null: from the address listened on. */
  baseUrl: string | null;
  /** The reverse proxies that are believed who a client is. */
  trustedProxies: string;
  dataDir: string;
  databaseUrl: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** How many mails are handed over at the same time. */
  mailConnections: number;
  /** Null: as many as the server takes. */
  mailPerMinute: number | null;
  /** The mailbox of `mailFrom`, where replies are read; null: nobody reads them. */
  imapUrl: string | null;
  secret: string;
  /** Whether a new database gets the demo prefecture, and one that holds it may be served. */
  demo: boolean;
}

export class EnvironmentError extends Error {}

/** Reads and checks the environment; throws an EnvironmentError that names every bad variable. Empty is unset. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new EnvironmentError(
      `The environment is not right:\n${lines.join("\n")}\nREADME.md tells what each variable means.`,
    );
  }
  const env = parsed.data;
  if (env.SMTP_URL && !env.MAIL_FROM) {
    throw new EnvironmentError("The environment is not right:\n  MAIL_FROM: is needed when SMTP_URL is set");
  }
  if (env.IMAP_URL && !(env.MAIL_FROM && takesTags(env.MAIL_FROM))) {
    throw new EnvironmentError(
      "The environment is not right:\n  MAIL_FROM: is needed when IMAP_URL is set, with at most 21 characters before the @",
    );
  }
  const dataDir = path.resolve(env.DATA_DIR);
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new EnvironmentError(`The environment is not right:\n  DATA_DIR: ${(error as Error).message}`);
  }
  const onLoopback = LOOPBACK.has(env.HOST) && (!env.BASE_URL || LOOPBACK.has(new URL(env.BASE_URL).hostname));
  return {
    port: env.PORT,
    host: env.HOST,
    baseUrl: env.BASE_URL ?? null,
    trustedProxies: env.TRUSTED_PROXIES,
    dataDir,
    databaseUrl: env.DATABASE_URL ?? `file:${path.join(dataDir, "renkei.db")}`,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? "renkei@pref.example.jp",
    mailConnections: env.MAIL_CONNECTIONS,
    mailPerMinute: env.MAIL_PER_MINUTE ?? null,
    imapUrl: env.IMAP_URL ?? null,
    secret: env.SESSION_SECRET ?? keptSecret(path.join(dataDir, "session-secret")),
    demo: env.RENKEI_DEMO ? env.RENKEI_DEMO === "1" : onLoopback,
  };
}

function isProxy(text: string): boolean {
  const match = PROXY.exec(text.trim());
  const address = match?.groups?.address;
  return match !== null && (address === undefined || isIP(address) !== 0);
}

/**
 * Made once: links already sent and browsers signed in hold on to it. Written beside and linked into place, so that
 * it is whole from the first moment, and of two processes that start together both read the same one.
 */
function keptSecret(file: string): string {
  if (!existsSync(file)) {
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, randomBytes(32).toString("base64url"), { mode: 0o600 });
    try {
      linkSync(beside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(beside);
    }
  }
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 32)
    throw new EnvironmentError(`The secret kept in ${file} is damaged: it has fewer than 32 characters.`);
  return secret;
}
