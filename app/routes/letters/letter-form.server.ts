import { z } from "zod";
import {
  LETTER_ADDRESSINGS,
  LETTER_AUDIENCES,
  MAX_DOCUMENT_NUMBER,
  SESSION_LETTERS,
  type SessionLetter,
} from "#app/domain/letter.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import {
  choice,
  optionalDate,
  optionalInteger,
  optionalLines,
  optionalText,
  version,
} from "#app/http/fields.server.ts";
import type { LetterChoice } from "#app/use-cases/letters/write-letters.ts";

/** As many as are called to the largest lecture. */
const MAX_PEOPLE = 3000;
const MAX_RECEPTION_MINUTES = 240;

const checked = z.literal("on").optional();

export const letterFields = z.object({
  step: choice(["confirm", "edit", "issue"]).default("confirm"),
  issuedBefore: version.optional(),
  addressing: choice(LETTER_ADDRESSINGS),
  audience: choice(LETTER_AUDIENCES),
  people: z.array(z.string().max(64)).max(MAX_PEOPLE).default([]),
  groupName: optionalText(100),
  number: optionalText(MAX_DOCUMENT_NUMBER),
  issuedOn: optionalDate,
  withSlip: checked,
  byMail: checked,
  receptionMinutes: optionalInteger(0, MAX_RECEPTION_MINUTES),
  expenses: optionalLines(500),
});

/** The kind an address names; 404 where it names none. */
export function letterKindIn(text: string | undefined): SessionLetter {
  const kind = SESSION_LETTERS.find((known) => known === text);
  if (!kind) throw new Response(null, { status: 404, statusText: "Not Found" });
  return kind;
}

/** A letter that was given no day bears today's. */
export function letterChoice(kind: SessionLetter, fields: z.output<typeof letterFields>, now: Date): LetterChoice {
  const { step, issuedBefore, withSlip, byMail, issuedOn, ...rest } = fields;
  const day: IsoDate = issuedOn ?? tokyoDate(now);
  return { ...rest, kind, issuedOn: day, withSlip: withSlip === "on", byMail: byMail === "on" };
}
