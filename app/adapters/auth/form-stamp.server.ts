import { createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "#app/domain/tokyo-time.ts";

/** When a public form was shown, signed so that nobody but the server can say so. `form` names the form it is of. */
export function formStamp(secret: string, form: string, at: Instant): string {
  const time = at.getTime().toString(36);
  return `${time}.${signature(secret, form, time)}`;
}

/** The instant in a stamp; null for one that is not of this form, or not ours. */
export function readFormStamp(secret: string, form: string, stamp: string): Instant | null {
  const [time = "", signed = ""] = stamp.split(".");
  if (!/^[0-9a-z]{1,10}$/.test(time)) return null;
  const expected = Buffer.from(signature(secret, form, time));
  const given = Buffer.from(signed);
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? new Date(Number.parseInt(time, 36))
    : null;
}

function signature(secret: string, form: string, time: string): string {
  return createHmac("sha256", secret).update(`form:${form}:${time}`).digest("base64url");
}
