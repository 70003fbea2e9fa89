import { createHmac, timingSafeEqual } from "node:crypto";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const ID_CHARACTERS = 26;
const GUARD_BYTES = 10;

/**
 * What stands behind the `+` of the address that the mails to one recipient come from: the id of their invitation, or
 * of the proxy they are, and a part that only this server can make, so that a reply sent there was sent by someone who
 * got the mail. Lower case alone: mail servers fold addresses. The same for the recipient's whole life, as ORGANIZER
 * has to be. Source: INTEROP 9, 15.
 */
export function replyTag(secret: string, recipientId: string): string {
  const id = Buffer.from(recipientId.replaceAll("-", ""), "hex");
  return base32(id) + base32(guardOf(secret, id));
}

/** The id of the invitation, or the proxy, that a tag was made for; null for one that this server never made. */
export function recipientOfTag(secret: string, tag: string): string | null {
  const hex = unbase32(tag.slice(0, ID_CHARACTERS)).toString("hex");
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  const made = Buffer.from(replyTag(secret, id));
  const given = Buffer.from(tag);
  return made.length === given.length && timingSafeEqual(made, given) ? id : null;
}

function guardOf(secret: string, id: Buffer): Buffer {
  return createHmac("sha256", secret).update("reply:").update(id).digest().subarray(0, GUARD_BYTES);
}

function base32(bytes: Buffer): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

function unbase32(text: string): Buffer {
  let bits = "";
  for (const character of text) bits += ALPHABET.indexOf(character).toString(2).padStart(5, "0");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
