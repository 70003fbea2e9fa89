/** How a person is reached with a notice; `none` where nothing is on file. */
export const CONTACT_WAYS = ["mail", "fax", "post", "none"] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

export interface Contacts {
  email: string | null;
  fax: string | null;
  organization: { fax: string | null; address: string | null } | null;
}

/** The first way that is on file. Mail comes first: only it carries the person's own link and the calendar. */
export function contactWay({ email, fax, organization }: Contacts): ContactWay {
  if (email) return "mail";
  if (fax || organization?.fax) return "fax";
  return organization?.address ? "post" : "none";
}

/** The ways an answer reaches the desk, which enters it. */
export const DESK_WAYS = ["phone", "fax", "desk"] as const;
export type DeskWay = (typeof DESK_WAYS)[number];
