import type { Headcount } from "#app/domain/headcount.ts";
import { type Cell, type ShownPeople, shownPeople } from "#app/domain/tally.ts";

export const reportText = {
  sessions: "回数",
  people: "人数(延べ)",
  unknown: "(不明)",
  partly: "(一部不明)",
  units: (count: number) => `${count}協議会`,
  activityFile: (year: string) => `${year}_実績表`,
  /** Said beside a sum, and beneath an exported table. */
  missing: (sessions: number, unknown: number) => `${sessions}回のうち${unknown}回の人数が不明`,
  imported: (units: readonly string[]) =>
    `${units.join("、")}の数字は、開催の記録がないため、過年度の表から取り込んだものです。`,
  totalsLeftOut: (units: readonly string[]) =>
    `${units.join("、")}は、開催の記録があるため、過年度の表から取り込んだ合計を使っていません。`,
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

/** 延べ人数 of some sessions as a sentence has it: 約147人, 20人(一部不明), (不明). */
export function peopleSum(cell: Cell): string {
  const shown = shownPeople(cell);
  if (shown.kind === "none") return "0人";
  if (shown.kind === "unknown") return reportText.unknown;
  const sum = `${cell.approximate > 0 ? "約" : ""}${shown.people.toLocaleString("ja-JP")}人`;
  return shown.kind === "partly" ? `${sum}${reportText.partly}` : sum;
}

/** How a session's headcount is known. */
export function headcountSource(headcount: Headcount): string {
  switch (headcount.kind) {
    case "stated":
      return headcount.approximate ? "おおよその人数" : "入力した人数";
    case "listed":
      return "出席の記録";
    case "unknown":
      return "記録なし";
  }
}
