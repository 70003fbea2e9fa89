import type { ChangedPart, News, PostponedWay, ToldBy } from "#app/domain/change.ts";

/** 変更・延期・中止・案内の取消し: the mails that tell those called how a session stands now. */
export const changeMailText = {
  changed: {
    subject: (title: string, day: string) => `【変更】${title}（${day}）`,
    heading: (title: string) => `${title}の変更について（お知らせ）`,
    told: "　先に御案内した標記について、次のとおり変更しましたので、お知らせします。",
    // Where it is not known what the recipient was told before.
    toldAll: "　先に御案内した標記について、内容が変わりました。次のとおりです。",
  },
  again: {
    subject: (title: string, day: string) => `【再案内】${title}（${day}）`,
    heading: (title: string) => `${title}の開催について（再度の御案内）`,
    told: "　先に御案内した標記について、内容を改めてお知らせします。",
  },
  parts: "変わったところ",
  before: "変更前",
  after: "変更後",
  particulars: "開催の内容",
  reply: {
    heading: "出欠の回答",
    link: "出欠を回答する",
    pending: "次の専用ページから御回答ください。",
    lapsed:
      "日が変わったため、先にいただいた御回答は取り消しました。お手数ですが、次の専用ページから改めて御回答ください。",
    kept: "先にいただいた御回答は、そのまま承っています。変更されるときは、次の専用ページから御回答ください。",
    proxy: "代理での御出席をお願いしています。御都合が悪くなったときは、次の専用ページから御連絡ください。",
    notes: ["御本人専用のアドレスです。他の方に転送なさらないでください。"],
  },
  calendar: {
    heading: "予定表",
    replaced: ["添付のカレンダーファイル（invite.ics）を開くと、お使いの予定表の予定が新しい内容に替わります。"],
    entered: ["添付のカレンダーファイル（invite.ics）を開くと、お使いの予定表に新しい内容の予定が登録されます。"],
    withSeat: [
      "席をお待ちいただいています。席が決まりましたら、予定表に登録できるカレンダーファイルを添えてお知らせします。",
    ],
    removed: ["添付のカレンダーファイル（invite.ics）を開くと、お使いの予定表から予定が削除されます。"],
    several: [
      "同じメールアドレスで、ほかにも御案内している方がいますので、予定表の予定はそのまま残ります。このメールにカレンダーファイルは付いていません。",
    ],
    others: [
      "同じメールアドレスで、ほかにも御案内している方がいますので、予定表の予定はその方あてのメールで新しい内容に替わります。このメールにカレンダーファイルは付いていません。",
    ],
    held: ["お使いの予定表の予定は、新しい日時が決まりましたら、改めてお送りするメールで改まります。"],
  },
  postponed: {
    subject: (title: string, day: string) => `【延期】${title}${day && `（${day}）`}`,
    heading: (title: string) => `${title}の延期について（お知らせ）`,
    told: "　先に御案内した標記は、延期することとなりましたので、お知らせします。",
    later: "　新しい日時が決まりましたら、改めて御案内します。それまで御回答は要りません。",
  },
  cancelled: {
    subject: (title: string, day: string) => `【中止】${title}${day && `（${day}）`}`,
    heading: (title: string) => `${title}の中止について（お知らせ）`,
    told: "　先に御案内した標記は、中止することとなりましたので、お知らせします。",
    later: "　御予定くださっていたところ誠に申し訳ありませんが、御了承くださいますようお願い申し上げます。",
  },
  withdrawn: {
    subject: (title: string, day: string) => `【案内の取消し】${title}${day && `（${day}）`}`,
    heading: (title: string) => `${title}の御案内の取消しについて（お知らせ）`,
    told: "　先にお送りした標記の御案内は、都合により取り消しましたので、お知らせします。",
    later: "　先にお送りした回答用のページは使えません。御不明の点は、下の問合せ先へ御連絡ください。",
  },
  /** Whoever was applied for: by the application's contact, or by the desk. */
  takenBack: {
    subject: (title: string, day: string) => `【受講の取下げ】${title}${day && `（${day}）`}`,
    heading: (title: string) => `${title}の受講申込みの取下げについて（お知らせ）`,
    told: "　標記の受講のお申込みは、取下げとなりましたので、お知らせします。",
    later:
      "　先にお送りした回答用のページは使えません。御不明の点は、お申込みの連絡担当者又は下の問合せ先へ御連絡ください。",
  },
  reason: "理由",
} as const;

export const changedPartLabel: Record<ChangedPart, string> = {
  time: "日時",
  format: "開催方法",
  venue: "場所",
  onlineUrl: "オンラインの接続先",
  title: "名称",
};

export const noValue = "なし";

/** What somebody has to be told, in a list of the desk. */
export const newsLabel: Record<News, string> = {
  called: "開催の案内",
  changed: "内容の変更",
  postponed: "延期",
  cancelled: "中止",
  withdrawn: "案内の取消し",
};

/** What becomes of a postponed session in calendars. */
export const postponedWayLabel: Record<PostponedWay, string> = {
  cancel: "予定を削除する",
  hold: "予定を残しておく",
};

export const toldByLabel: Record<ToldBy, string> = {
  fax: "FAXで知らせた",
  post: "郵送した",
  phone: "電話した",
};

/** Why nothing was sent or noted. */
export const changeRefusal = {
  "changed-meanwhile":
    "この画面を開いたあとに、開催の内容がまた変わりました。新しい内容を確かめてから、送ってください。",
  "nobody-to-tell": "知らせる方はいません。すでにお知らせしたか、案内が取り消されています。",
  "postponed-way-needed": "延期の知らせ方を選んでください。",
  "letter-meanwhile": "この画面を開いたあとに、別の文書が発行されました。文書を確かめてから、もう一度お進みください。",
  "choose-people": "知らせた方を選んでください。",
} as const;

/** Why one person's call is not taken back. */
export const withdrawRefusal = {
  "withdrawn-already": "この方の案内は、すでに取り消されています。",
  "session-begun": "開始日時を過ぎているため、案内は取り消せません。出席の記録で扱ってください。",
  "session-off": "開催済みまたは中止の開催です。案内を取り消す必要はありません。",
} as const;

/** 「変更をまだ知らせていない方　3人」: what waits in a session, as one line. */
export function untoldText({ changed, uncalled }: { changed: number; uncalled: number }): string {
  return [changed > 0 && `変更をまだ知らせていない方　${changed}人`, uncalled > 0 && `案内が未着　${uncalled}人`]
    .filter(Boolean)
    .join("、");
}

/** What was done, after a press. */
export function toldText(done: { mails: number; noted: number }): string {
  return done.noted > 0 ? `${done.noted}人に知らせたことを記録しました` : `${done.mails}通のメールを送信箱に入れました`;
}
