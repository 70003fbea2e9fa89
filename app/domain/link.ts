/** Length of a link's token: 24 random-looking bytes (192 bits) in base64url. */
export const TOKEN_LENGTH = 32;

/**
 * Stands where the personal link's token will, in mails and calendars kept in the database: the token
 * itself is never stored, so a copy of the database opens nobody's link. As long as a token, so that
 * nothing moves when it is filled in.
 */
export const TOKEN_PLACEHOLDER = "LINKTOKEN_LINKTOKEN_LINKTOKEN_LI";

// A calendar's lines are folded at 75 octets (RFC 5545 3.1), and a fold may fall inside the placeholder.
const PLACEHOLDER = new RegExp([...TOKEN_PLACEHOLDER].join("(?:\\r\\n )?"), "g");

/** Writes the token where the placeholder stands. Folds stay where they are. */
export function fillToken(text: string, token: string): string {
  return text.replace(PLACEHOLDER, (found) => {
    let next = 0;
    return found.replace(/\S/g, () => token.charAt(next++));
  });
}

export function answerPath(token: string): string {
  return `/r/${token}`;
}
