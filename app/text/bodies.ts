import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { AppointRefusal } from "#app/domain/seat.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";

/** The columns of a roster (名簿) as a file. */
export const rosterHead = ["順", "役割", "機関", "職", "氏名", "フリガナ", "役職", "任期の始まり", "任期の終わり"];

/** What stands above it on paper. */
export const rosterText = {
  title: (body: string) => `${body}　名簿`,
  asOf: (on: IsoDate) => `${formatDateWithoutWeekday(on)}現在`,
} as const;

/** 釧路市医師会　会長: a seat as it is called. */
export function seatName({ organization, post }: { organization: string | null; post: string }): string {
  return [organization, post].filter(Boolean).join("　");
}

export const bodyRefusal = {
  "body-ends-before-start": "廃止の日は、設置の日以後の日にしてください。",
  "parent-beneath": "この会議体自身や、その下位の会議体を、上位の会議体にすることはできません。",
  "parent-elsewhere": "上位の会議体には、自分の保健所の会議体を選んでください。",
  "center-in-use": "委嘱または開催の記録があるため、担当の保健所は変えられません。",
  "body-in-use":
    "委員枠、開催または下位の会議体があるため、削除できません。廃止するときは、廃止の日を入力してください。",
} as const;

export const seatRefusal = {
  "seat-unnamed": "機関か職のどちらかを入力してください。",
  "seat-held-later": "この日より後に始まる委嘱があります。先にその委嘱を直してください。",
  "seat-on-record":
    "委嘱、案内または日程調整の記録があるため、削除できません。枠をなくすときは、枠の最終日を入力してください。",
  "appointment-on-record":
    "この方を委員として開催に案内し、日程調整でお尋ねし、または委嘱状を発行しているため、取り消せません。終わりの日を直すか、「委員を交代する」で、任期の始まりと同じ日から正しい方に入れ替えてください。",
  "unknown-person": "この保健所の名簿にない方です。選び直してください。",
  "nobody-chosen": "再任する方が選ばれていません。一人以上を選んでください。",
} as const;

export const appointRefusal: Record<AppointRefusal, string> = {
  "ends-before-start": "終わりの日は、始まりの日以後の日にしてください。",
  "seat-ended": "委員枠の最終日を過ぎています。枠の最終日までの期間にしてください。",
  "holder-overlaps": "他の方の任期と重なっています。一つの枠に、同じ日に二人を委嘱することはできません。",
  "already-holder": "いまの委員と同じ方です。任期を直すときは「期間を直す」を使ってください。",
  "changeover-before-term": "交代の日は、前任の任期が始まった日以後の日にしてください。",
  "changeover-after-term": "交代の日は、前任の任期の間の日にしてください。任期の後は「委嘱する」で登録してください。",
};

/** What was done to a seat. */
export const seatDone = {
  saved: "委員枠を保存しました",
  corrected: "任期を保存しました",
  takenBack: "委嘱を取り消しました",
  appointed: "委嘱を登録しました",
  replaced: "委員の交代を登録しました",
} as const;

/** What became of the open calls of the seat, and of its places in open polls. */
export function carriedOverText(called: number, asked: number, mails: number): string | null {
  const carried = [called > 0 && `これからの開催 ${called}件の案内`, asked > 0 && `日程調整 ${asked}件`].filter(
    Boolean,
  );
  if (carried.length === 0) return null;
  return `${carried.join("と、")}を後任に引き継ぎました${mails > 0 ? `（うちメール ${mails}通）` : ""}。前任のリンクは使えなくなりました。`;
}
