import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { Appointment } from "#app/domain/seat.ts";

/** What stands on a 委嘱状, beside the words of domain/letter-wording. */
export const commissionText = {
  title: "委　嘱　状",
  honorific: "様",
  term: "任期",
  fileName: (name: string) => `委嘱状　${name}`,
  mergedName: (body: string) => `委嘱状　${body}`,
} as const;

/** 令和8年4月1日から令和10年3月31日まで */
export function termText({ startsOn, endsOn }: Appointment): string {
  return `${formatDateWithoutWeekday(startsOn)}から${endsOn ? `${formatDateWithoutWeekday(endsOn)}まで` : ""}`;
}

export const commissionFieldLabel: Record<string, string> = {
  appointments: "委員",
  issuedOn: "委嘱状の日付",
  number: "文書番号",
};

export const commissionRefusal = {
  "nobody-chosen": "委嘱状を発行する委員が選ばれていません。一人以上を選んでください。",
  "issued-meanwhile":
    "この画面を開いたあとに、別の委嘱状が発行されました。発行した委嘱状の一覧を確かめてから、もう一度お進みください。",
  "edited-meanwhile": "選んだ方の中に、委嘱が変わった方がいます。一覧を確かめてから、もう一度選んでください。",
} as const;
