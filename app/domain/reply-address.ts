/** Characters of a reply tag: 16 bytes that name the invitation, 10 that nobody can guess, in base 32. */
export const TAG_LENGTH = 42;

/** The longest local part of an address. Source: RFC 5321 4.5.3.1.1. */
const MAX_LOCAL_PART = 64;

/** Whether a mailbox leaves room for a tag behind its name. */
export function takesTags(mailbox: string): boolean {
  return mailbox.indexOf("@") > 0 && mailbox.indexOf("@") + 1 + TAG_LENGTH <= MAX_LOCAL_PART;
}

/** `renkei@pref.example.jp` as one recipient writes to it: `renkei+TAG@pref.example.jp`. Source: INTEROP 15. */
export function tagged(mailbox: string, tag: string): string {
  return mailbox.replace("@", `+${tag}@`);
}

/** Whether an address is the mailbox itself, or one that somebody writes to it by. */
export function isOfMailbox(mailbox: string, address: string): boolean {
  return address.toLowerCase() === mailbox.toLowerCase() || tagOf(mailbox, address) !== null;
}

/** The tag in an address of the mailbox; null for any other address, and for the mailbox itself. */
export function tagOf(mailbox: string, address: string): string | null {
  const [name, domain] = mailbox.toLowerCase().split("@");
  const [local, at] = address.trim().toLowerCase().split("@");
  if (!local?.startsWith(`${name}+`) || at !== domain) return null;
  const tag = local.slice(`${name}+`.length);
  return /^[a-z2-7]+$/.test(tag) && tag.length === TAG_LENGTH ? tag : null;
}
