import { knowsClosed } from "#app/domain/join-request.ts";
import { LETTER_OF_NEWS, type SessionLetter } from "#app/domain/letter.ts";
import { type Attachments, letterFor } from "../letters/find-attachments.ts";
import type { ToTell } from "./told.ts";

/** The kind of letter that fits what these people are told; null where none does. */
export function letterToAttach(people: readonly ToTell[]): SessionLetter | null {
  return people.map(({ news }) => LETTER_OF_NEWS[news]).find((kind) => kind !== null) ?? null;
}

/** To whom the letters of a kind could go: by a mail of their own, which tells what the letter tells. */
export function attachTo(people: readonly ToTell[], kind: SessionLetter): Parameters<typeof letterFor>[1][] {
  return (
    people
      .filter(({ news, byContact }) => !byContact && LETTER_OF_NEWS[news] === kind)
      // A notice alone names items.
      .map((to) => ({ ...to, knowsClosed: kind !== "notice" || knowsClosed(to) }))
  );
}

/** The letter that goes with what somebody is told. */
export function letterWith(attachments: Attachments | null, to: ToTell): string | null {
  const [addressee] = attachments ? attachTo([to], attachments.kind) : [];
  return addressee ? letterFor(attachments, addressee) : null;
}
