/** Length of a link's token: 24 random-looking bytes (192 bits) in base64url. */
export const TOKEN_LENGTH = 32;

/**
 * Stands where the personal link's token will, in mails and calendars kept in the database: the token
 * itself is never stored, so a copy of the database opens nobody's link. As long as a token, so that
 * nothing moves when it is filled in.
 */
export const TOKEN_PLACEHOLDER = "LINKTOKEN_LINKTOKEN_LINKTOKEN_LI";

/** Writes the token where the placeholder stands. A calendar is unfolded first: a fold may fall inside. */
export function fillToken(text: string, token: string): string {
  return text.replaceAll(TOKEN_PLACEHOLDER, token);
}

/** Where someone asked for their dates replies. */
export function pollPath(token: string): string {
  return `/p/${token}`;
}

export function answerPath(token: string): string {
  return `/r/${token}`;
}
