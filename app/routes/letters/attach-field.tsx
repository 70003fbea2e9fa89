import { Link } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { SessionLetter } from "#app/domain/letter.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { attachText as words } from "#app/text/letter.ts";
import { letterKindLabel } from "#app/text/letter-wording.ts";
import { Checkbox } from "#app/ui/field.tsx";

interface AttachFieldProps {
  sessionId: string;
  letter: { kind: SessionLetter; lastId: string; documentNumber: string | null; issuedOn: IsoDate; mails: number };
}

/** 「文書を添付する」: the letter issued last, with the mails about to be sent. */
export function AttachField({ sessionId, letter }: AttachFieldProps) {
  const { kind, lastId, documentNumber, issuedOn, mails } = letter;
  const bears = [documentNumber, formatDateWithoutWeekday(issuedOn)].filter(Boolean).join("、");
  return (
    <div className="grid gap-2">
      <Checkbox
        name="attach"
        value={lastId}
        label={`${words.label(letterKindLabel[kind])}（${bears}）`}
        hint={`${words.hint(mails)}${words.stale}`}
      />
      <p>
        <Link to={`/sessions/${sessionId}/letters/${lastId}`} className="underline">
          {words.look}
        </Link>
      </p>
    </div>
  );
}
