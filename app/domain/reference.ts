/**
 * 整理番号: how a paper names one call, short enough to be read out on the phone: seven signs and one that checks them
 * (Crockford's base 32, without I, L, O and U; the check sign is the sum of the places' values by weight, modulo 31).
 * It says who is meant and opens nothing.
 */
export type Reference = string;

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 7;
const MODULUS = 31;

/** Of seven bytes that nobody can guess. */
export function referenceOf(bytes: Uint8Array): Reference {
  return checkedSigns(bytes, LENGTH);
}

/** As many signs as bytes are wanted of those given, five bits each, and the sign that checks them. */
export function checkedSigns(bytes: Uint8Array, length: number): string {
  const body = Array.from(bytes.subarray(0, length), (byte) => SIGNS.charAt(byte % SIGNS.length)).join("");
  if (body.length < length) throw new Error(`${length} bytes are needed`);
  return body + checkSign(body);
}

/** 「7F3K-9QX2」 */
export function printedReference(reference: Reference): string {
  return reference.replace(/.{4}(?=.)/g, "$&-");
}

/**
 * The reference that was typed, read out or scanned: any width and case, with or without its hyphen, O for 0, I and L
 * for 1; null where the check sign shows a slip, or where it is none.
 */
export function readReference(typed: string): Reference | null {
  return readSigns(typed, LENGTH);
}

/** The same of so many signs and the one that checks them. */
export function readSigns(typed: string, length: number): string | null {
  const signs = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐‑–—―ー−]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  if (signs.length !== length + 1 || !/^[0-9A-HJKMNP-TV-Z]+$/.test(signs)) return null;
  return checkSign(signs.slice(0, length)) === signs.charAt(length) ? signs : null;
}

/** A weight and a modulus without a common divisor show every single slip, and every two neighbours put the wrong way. */
function checkSign(body: string): string {
  const sum = Array.from(body).reduce((all, sign, place) => all + (place + 1) * SIGNS.indexOf(sign), 0);
  return SIGNS.charAt(sum % MODULUS);
}

/** What the QR code shown at the reception holds. */
export function receptionCode(reference: Reference): string {
  return `RENKEI:${reference}`;
}

/** The reference in what a camera read; null where it is another's code. */
export function referenceInCode(text: string): Reference | null {
  return text.startsWith("RENKEI:") ? readReference(text.slice("RENKEI:".length)) : null;
}
