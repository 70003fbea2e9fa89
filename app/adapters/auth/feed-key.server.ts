import { createHmac, timingSafeEqual } from "node:crypto";
import { addressKey } from "#app/domain/contact.ts";
import { addDays, type IsoDate } from "#app/domain/tokyo-time.ts";

/** To whom a key was mailed, and when. */
export interface KeyOf {
  invitationId: string;
  address: string;
  day: IsoDate;
}

/**
 * What a mail to the person's own address carries beside their link, and no other mail does (144 bits, base64url): who
 * was forwarded an invitation has the link alone. Derived, never stored.
 */
export function feedKey(secret: string, { invitationId, address, day }: KeyOf): string {
  return createHmac("sha256", secret)
    .update(`own-feed:${invitationId}:${day}:${addressKey(address)}`)
    .digest("base64url")
    .slice(0, 24);
}

/** Whether a key was mailed to that address today or yesterday. */
export function isFeedKey(secret: string, key: string, { day, ...of }: KeyOf): boolean {
  const given = Buffer.from(key);
  return [day, addDays(day, -1)].some((each) => {
    const made = Buffer.from(feedKey(secret, { ...of, day: each }));
    return made.length === given.length && timingSafeEqual(made, given);
  });
}
