import type { Headcount } from "#app/domain/headcount.ts";
import type { ShownPeople } from "#app/domain/tally.ts";

export const reportText = {
  sessions: "回数",
  people: "人数(延べ)",
  unknown: "(不明)",
  partly: "(一部不明)",
  units: (count: number) => `${count}協議会`,
  activityFile: (year: string) => `${year}_実績表`,
  /** Said beside a sum, and beneath an exported table. */
  missing: (sessions: number, unknown: number) => `${sessions}回のうち${unknown}回の人数が不明`,
  missingNote: "注：人数の合計は、人数が不明な開催を含みません。",
} as const;

/** What the published table prints under 人数(延べ): nothing, (不明), a sum, or a sum with (一部不明). */
export function peopleText(shown: ShownPeople): string {
  switch (shown.kind) {
    case "none":
      return "";
    case "unknown":
      return reportText.unknown;
    case "known":
      return String(shown.people);
    case "partly":
      return `${shown.people}${reportText.partly}`;
  }
}

/** A session's headcount and how it is known. */
export function headcountText(headcount: Headcount): { people: string; basis: string } {
  switch (headcount.kind) {
    case "stated":
      return headcount.approximate
        ? { people: `約${headcount.people}人`, basis: "おおよその人数" }
        : { people: `${headcount.people}人`, basis: "入力した人数" };
    case "listed":
      return { people: `${headcount.people}人`, basis: "出席の記録" };
    case "unknown":
      return { people: reportText.unknown, basis: "記録なし" };
  }
}
