/** What is printed for the day of a session. */
export const DAY_PAPERS = ["agenda", "reception", "attendance", "seating", "seatSigns", "nameTags"] as const;
export type DayPaper = (typeof DAY_PAPERS)[number];

/** Those that list people, and can be had as a workbook. */
export const DAY_SHEETS = ["reception", "attendance"] as const satisfies readonly DayPaper[];
export type DaySheet = (typeof DAY_SHEETS)[number];

/** 受付簿: to be ticked by hand at the door, or with what was recorded of who came. */
export const RECEPTION_FILLS = ["recorded", "blank"] as const;
export type ReceptionFill = (typeof RECEPTION_FILLS)[number];

/** For whom: those whose answer said yes and who have a seat, or everyone called who did not decline. */
export const PRINTED_FOR = ["coming", "called"] as const;
export type PrintedFor = (typeof PRINTED_FOR)[number];
