import { createHmac } from "node:crypto";

/**
 * The id of the row of attendance of somebody who came uncalled, by the words they were entered with: two desks that
 * enter the same person mean one row, whichever is heard first. Keyed, so that it tells nobody the name.
 */
export function walkInId(secret: string, sessionId: string, words: string): string {
  const digits = createHmac("sha256", secret).update(`walk-in:${sessionId}:${words}`).digest("hex");
  return digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
