/** Why a row is refused. `detail` is what the words need: another row's number, the nearest words, a limit. */
export type RemarkCode =
  | "required"
  | "control-character"
  | "undecodable"
  | "too-long"
  | "unknown-word"
  | "date-unreadable"
  | "date-impossible"
  | "date-before-era"
  | "date-weekday"
  | "end-before-start"
  | "name-unreadable"
  | "email-invalid"
  | "phone-invalid"
  | "postal-code-invalid"
  | "same-as-row"
  | "seat-held"
  | "seat-ends"
  | "used-by-others"
  | "ambiguous"
  | "extra-cells"
  // Of past sessions and yearly figures.
  | "time-unreadable"
  | "year-unreadable"
  | "number-unreadable"
  | "number-too-large"
  | "headcount-unreadable"
  | "figure-contradicts"
  | "unit-differs"
  | "in-future"
  | "not-held"
  | "report-confirmed"
  | "has-sessions"
  | "has-figures";

export interface Remark {
  /** The field whose cell is wrong; null where it is the row. */
  field: string | null;
  code: RemarkCode;
  detail?: string;
}
