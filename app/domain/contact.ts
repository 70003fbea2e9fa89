import type { Instant } from "./tokyo-time.ts";

/** How a person is reached with a notice; `none` where nothing is on file. */
export const CONTACT_WAYS = ["mail", "fax", "post", "none"] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

export interface Contacts {
  email: string | null;
  /** When a mail came back from there for good. */
  emailBouncedAt: Instant | null;
  fax: string | null;
  organization: { fax: string | null; address: string | null } | null;
}

/** Where a mail reaches somebody; null without an address, or with one that nothing arrives at any more. */
export function mailAddress({ email, emailBouncedAt }: Pick<Contacts, "email" | "emailBouncedAt">): string | null {
  return emailBouncedAt ? null : email;
}

/** The first way that is on file. Mail comes first: only it carries the person's own link and the calendar. */
export function contactWay(contacts: Contacts): ContactWay {
  const { fax, organization } = contacts;
  if (mailAddress(contacts)) return "mail";
  if (fax || organization?.fax) return "fax";
  return organization?.address ? "post" : "none";
}

/** The ways an answer reaches the desk, which enters it. */
export const DESK_WAYS = ["phone", "fax", "desk"] as const;
export type DeskWay = (typeof DESK_WAYS)[number];

/** A mail address as mailboxes are told apart: nobody has two that differ by case alone. Empty without one. */
export function addressKey(address: string | null): string {
  return address?.trim().toLowerCase() ?? "";
}
