import { createHash } from "node:crypto";
import type { Instant } from "#app/domain/tokyo-time.ts";

/** A calendar as it was written last, with what tells it from others. */
export interface KeptFeed {
  bytes: Buffer;
  /** A strong one: of the bytes, so that every process gives the same. */
  etag: string;
  /** When these bytes were first written here, in whole seconds as HTTP has them; later than any others before. */
  changedAt: Instant;
}

interface Entry extends KeptFeed {
  validator: string;
  writtenAt: Instant;
}

/** Names of offices have no version of their own to be asked for: what is older than this is written anew. */
const MAX_AGE_MS = 60 * 60 * 1000;
const MAX_BYTES = 32 * 1024 * 1024;

/** By feed, the one used longest ago first. In memory alone: another process writes the same bytes anew. */
const kept = new Map<string, Entry>();
let bytesKept = 0;

/** The calendar of a feed, if nothing it covers has changed since it was written. */
export function keptFeed(feed: string, validator: string, now: Instant): KeptFeed | null {
  const entry = kept.get(feed);
  if (!entry || entry.validator !== validator || now.getTime() - entry.writtenAt.getTime() >= MAX_AGE_MS) return null;
  kept.delete(feed);
  kept.set(feed, entry);
  return entry;
}

/** Keeps what was just written, and lets go of what was used longest ago. */
export function keepFeed(feed: string, validator: string, content: string, now: Instant): KeptFeed {
  const before = kept.get(feed);
  const bytes = Buffer.from(content);
  const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`;
  const entry = { validator, writtenAt: now, bytes, etag, changedAt: changedAt(before, etag, now) };
  drop(feed);
  kept.set(feed, entry);
  bytesKept += bytes.length;
  for (const oldest of kept.keys()) {
    if (bytesKept <= MAX_BYTES || oldest === feed) break;
    drop(oldest);
  }
  return entry;
}

/** Two versions within one second must not bear the same time: a client that knows only the time would miss one. */
function changedAt(before: KeptFeed | undefined, etag: string, now: Instant): Instant {
  if (before?.etag === etag) return before.changedAt;
  const second = Math.floor(now.getTime() / 1000) * 1000;
  return new Date(before ? Math.max(second, before.changedAt.getTime() + 1000) : second);
}

function drop(feed: string) {
  bytesKept -= kept.get(feed)?.bytes.length ?? 0;
  kept.delete(feed);
}
