import { documentNumber, signatoryLines } from "#app/domain/letter.ts";
import { type LetterValues, type LetterWording, letterParagraphs } from "#app/domain/letter-wording.ts";
import type { Paper } from "#app/domain/paper.ts";
import type { Appointment } from "#app/domain/seat.ts";
import type { MemberRole } from "#app/domain/taxonomy.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { commissionPaper } from "#app/paper/commission.ts";
import { memberRoleLabel } from "#app/text/labels.ts";

/** What a 委嘱状 is written from, beside whom it is for. */
export interface CommissionWriting {
  bodyName: string;
  center: { name: string; documentMark: string | null; signatory: string | null };
  wording: LetterWording;
  /** As typed: see documentNumber of domain/letter. */
  number: string | null;
  issuedOn: IsoDate;
}

export interface Commissioned extends Appointment {
  organization: string | null;
  title: string | null;
  name: string;
  role: MemberRole;
}

/** One person's 委嘱状. */
export function writeCommission({ role, startsOn, endsOn, ...to }: Commissioned, writing: CommissionWriting): Paper {
  const { bodyName, center, wording, number, issuedOn } = writing;
  const values: LetterValues = { 会議体名: bodyName, 保健所名: center.name, 役割: memberRoleLabel[role] };
  return commissionPaper({
    ...to,
    documentNumber: documentNumber(number, center.documentMark),
    issuedOn,
    term: { startsOn, endsOn },
    opening: letterParagraphs(wording.opening, values),
    closing: letterParagraphs(wording.closing, values),
    signatory: signatoryLines(wording.signatory, center),
  });
}
