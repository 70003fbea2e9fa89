import { createHash, createHmac } from "node:crypto";
import { TOKEN_LENGTH } from "#app/domain/link.ts";

/**
 * The token of a person's link (192 bits, base64url), derived rather than stored: the server can write the
 * same link into a later mail, while a copy of the database, which holds only hashes, opens none. `of` is an
 * invitation, or someone asked in a poll.
 */
export function linkToken(secret: string, of: { id: string; tokenGeneration: number }): string {
  return createHmac("sha256", secret)
    .update(`invitation:${of.id}:${of.tokenGeneration}`)
    .digest("base64url")
    .slice(0, TOKEN_LENGTH);
}

/** What the database keeps of a token. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
