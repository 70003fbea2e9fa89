import { formatDay } from "#app/domain/japanese-date.ts";
import type { ReminderKind } from "#app/domain/reminder.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";

/** 再度のお願い to who has not answered, 前日のお知らせ to who comes. */
export const reminderMailText = {
  silent: {
    subject: (title: string, day: string) => `【出欠の御回答のお願い】${title}（${day}）`,
    heading: (title: string) => `${title}の出欠について（再度のお願い）`,
    told: "　先に御案内した標記について、御回答をまだ確認できておりません。",
    until: (until: string) => `　お忙しいところ恐れ入りますが、${until}までに、下の専用ページから御回答ください。`,
    beforeStart: "　お忙しいところ恐れ入りますが、開催までに、下の専用ページから御回答ください。",
    crossed: "　行き違いで御回答いただいている場合は、御容赦ください。",
    answer: {
      heading: "御回答の方法",
      lines: ["次の専用ページを開き、出欠を選んで「回答を送る」を押してください。"],
      words: "専用ページを開く",
      notes: [
        "ページを開いただけでは、回答になりません。",
        "御本人専用のアドレスです。他の方に転送なさらないでください。",
      ],
    },
  },
  coming: {
    subject: (title: string, day: string) => `【開催のお知らせ】${title}（${day}）`,
    heading: (title: string) => `${title}の開催について（お知らせ）`,
    told: "　先に御案内した標記の開催が近づきましたので、お知らせします。御出席のほど、よろしくお願いします。",
    answer: {
      heading: "資料・御都合が変わったとき",
      lines: [
        "次の専用ページで、開催の詳細と資料を御覧いただけます。御都合が変わったときも、こちらからお知らせください。",
      ],
      words: "専用ページを開く",
      notes: ["御本人専用のアドレスです。他の方に転送なさらないでください。"],
    },
  },
  onlineUrl: "オンラインの接続先",
  deadline: "回答期限",
  materials: "資料",
  materialsCount: (count: number) => `資料が${count}点あります。専用ページから御覧ください。`,
} as const;

export const reminderKindLabel: Record<ReminderKind, string> = {
  silent: "回答のない方に再度お願いする",
  coming: "前日にお知らせする",
};

/** What the desk reads of the reminders of a session. */
export const reminderText = {
  willAsk: (day: IsoDate, people: number) => `${formatDay(day)}に、回答のない方（${people}人）に再度お願いを送ります。`,
  asked: (day: IsoDate, people: number) => `${formatDay(day)}に再度お願いを送りました（${people}人）。`,
  off: "回答のない方への自動の再度のお願いは、開催の設定で止めています。",
  now: (people: number) => `今すぐ再度お願いする（${people}人）`,
  done: (people: number) => `回答のない方${people}人に、再度お願いを送りました。`,
  doneNobody: "この画面を開いたあとに送っているため、新たには送りませんでした。",
} as const;

export const reminderRefusal = {
  "session-closed": "回答の受付が終わっているか、開催の予定がないため、送れません。",
  "nobody-to-mail": "メールで再度お願いできる、回答のない方はいません。電話などでお尋ねください。",
} as const;
