/** How a health center's mails name it, and where answers reach it; null where it gives none. */
export interface SenderFacts {
  /** The name its mails come from; its own name where none is set. */
  senderName: string | null;
  /** Reply-To. */
  email: string | null;
  section: string | null;
  postalCode: string | null;
  address: string | null;
  phone: string | null;
  fax: string | null;
  /** 文書記号 of its letters: 釧保. */
  documentMark: string | null;
  /** Who signs its letters, a line each. */
  signatory: string | null;
}

export const SENDER_FIELDS = [
  ...(["senderName", "email", "section", "postalCode", "address", "phone", "fax"] as const),
  ...(["documentMark", "signatory"] as const),
] as const;

export function isSameSender(a: SenderFacts, b: SenderFacts): boolean {
  return SENDER_FIELDS.every((field) => a[field] === b[field]);
}
