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
}

export const SENDER_FIELDS = ["senderName", "email", "section", "postalCode", "address", "phone", "fax"] as const;

/** What was read of a center, to be told from what stands there when the form comes back. */
export function senderState(facts: SenderFacts): string {
  return JSON.stringify(SENDER_FIELDS.map((field) => facts[field]));
}
