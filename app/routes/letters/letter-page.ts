import type { ContactWay } from "#app/domain/contact.ts";
import type { SessionLetter } from "#app/domain/letter.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";

export interface LetterPage {
  kind: SessionLetter;
  session: {
    id: string;
    title: string;
    format: SessionFormat;
    documentNumber: string | null;
    receptionMinutes: number | null;
    expenses: string | null;
  };
  people: readonly {
    invitationId: string;
    name: string;
    organizationName: string | null;
    title: string | null;
    reachedBy: ContactWay;
  }[];
  bodyNames: readonly string[];
  mark: string | null;
  today: IsoDate;
  isDelivered: boolean;
}

export type Typed = Record<string, string | string[]>;

export interface LetterFormProps extends LetterPage {
  typed: Typed | null;
  errors: readonly { field?: string; message: string }[];
}

/** What the parts of the form ask of it: the message at a field, and what was typed there before. */
export interface FieldsAsTyped {
  errorOf: (name: string) => string | undefined;
  typedOr: (name: string, standard: string) => string;
}
