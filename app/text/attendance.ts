import type { Headcount } from "#app/domain/headcount.ts";

/** Why a session's record was not taken, beside the refusals common to all. */
export const attendanceRefusal = {
  "not-started": "まだ開始日時になっていません。出席や人数は、開始してから記録できます。",
  "not-recordable": "下書き・日程調整中・延期・中止の開催には、出席や人数を記録できません。",
  "not-invited": "案内から外された人が含まれています。画面を開き直して、名簿を確かめてください。",
  "proxy-name-required": "代理で出席した方の氏名を入力してください。",
  "left-before-arriving": "早退の時刻が、着いた時刻より前になっています。",
  "left-before-start": "早退の時刻が、開始より前になっています。",
  "arrived-before-start": "遅刻の時刻が、開始より前になっています。開始までに着いた方は空欄にしてください。",
  "arrived-after-end": "着いた時刻が、終了より後になっています。",
  "headcount-contradiction": "人数と、その区分が合っていません。",
  "headcount-too-large": "人数は100,000人までで入力してください。",
} as const;

export const headcountFormText = {
  unreadable: "人数として読み取れません。97、97名、約80名、80人程度のように入力してください。",
  "number-without-basis": "人数を入力したときは、「確定した人数」か「おおよその人数（約）」を選んでください。",
  "number-required": "人数を入力してください。分からないときは「不明」を選んでください。",
} as const;

export const recordText = {
  saved: "出席を記録しました。",
  stated: "人数を記録しました。",
  imported: "参加者一覧から出席を記録しました。",
  alreadyImported: "参加者一覧の方は、すべて記録済みでした。何も変わっていません。",
  outcome: "議題の結果を記録しました。",
  held: "開催済みとして締めました。",
  reopened: "開き直しました。記録を直したら、もう一度締めてください。",
  personTwice: (names: readonly string[]) =>
    `「${names.join("」「")}」が二重に入力されています。別の人のときは、役職を書き分けてください。`,
  waiting: "空き待ち",
  receptionRuns:
    "この15分の間に、受付の画面で操作がありました。入力している間に受付の操作があると、この画面の内容は保存できません。手直しや保存は、受付が終わってからにしてください。",
  minutesPresent: (minutes: number) =>
    `途中退室を除いて在室${minutes}分（参加者一覧による）。ここで時刻や参加方法を変えると、一覧の分数は使わなくなります。`,
  walkInNeeds: {
    name: "当日参加の方の氏名を入力してください。",
    organization: "当日参加の方の所属を入力してください。",
  },
  groupNeedsLabel: "グループの名前を入力してください。",
  wholeNumber: "0以上の数字で入力してください。",
} as const;

/** Which of the two numbers counts. */
export const headcountSource: Record<Headcount["kind"], string> = {
  stated: "入力した人数を数えます",
  listed: "出席の記録から数えます",
  unknown: "人数の入力も出席の記録もありません",
};

/** 「入力した人数は、出席の記録より3人多くなっています」 */
export function differenceWords(difference: number): string {
  const people = Math.abs(difference).toLocaleString("ja-JP");
  return `入力した人数は、出席の記録より${people}人${difference > 0 ? "多く" : "少なく"}なっています。`;
}

/** 人数未入力: nothing was entered, or someone looked into it and nobody knows. */
export const unknownHeadcountLabel: Record<"none" | "unknown", string> = {
  none: "未入力",
  unknown: "不明と入力済み",
};
