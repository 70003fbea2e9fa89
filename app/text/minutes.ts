import type { MinutesEdition, MinutesReaders, MinutesState } from "#app/domain/minutes.ts";

export const minutesStateLabel: Record<MinutesState, string> = {
  draft: "下書き",
  inReview: "委員が確認中",
  confirmed: "確定",
};

export const minutesReadersLabel: Record<MinutesReaders, string> = {
  attended: "出席した方（代理が出席した方を含む）",
  called: "案内した全員",
  silent: "御意見がまだない方（出席した方と、前にお願いした方）",
};

export const minutesEditionLabel: Record<MinutesEdition, string> = {
  whole: "全部（委員・事務局用）",
  open: "公開用",
};

export const minutesEditionNote: Record<MinutesEdition, string> = {
  whole: "非公開の議題と、出席者のお名前を含みます。",
  open: "非公開の議題は「（非公開）」となり、出席者は区分ごとの人数だけになります。作成者と、どの議題のものでもない対応事項も載りません。",
};

/** Words of the paper. */
export const minutesText = {
  title: "議事概要",
  draftTitle: "議事概要（案）",
  openMark: "【公開用】",
  draftMark: (state: string) => `（${state}）`,
  confirmedOn: (day: string) => `${day}確定`,
  time: "日時",
  place: "場所",
  format: "開催方法",
  people: "出席者数",
  author: "作成者",
  attendance: "出席者",
  attendanceHead: ["区分", "機関名", "職名", "氏名", "備考"],
  byRole: "区分ごとの人数",
  noAttendance: "出席者の記録はありません。",
  unknownPeople: "（不明）",
  group: (people: number) => `${people}人`,
  agenda: "議題",
  proceedings: "議事の概要",
  opening: "開会",
  closing: "その他・閉会",
  closedItem: "（非公開）",
  closedMark: "非公開",
  explanation: "説明",
  discussion: "質疑・意見",
  conclusion: "結論",
  notWritten: "（記載なし）",
  presenter: (presenter: string) => `説明：${presenter}`,
  materials: (numbers: readonly string[]) => `資料：${numbers.join("、")}`,
  followUps: "対応事項",
  followUpHead: ["議題", "対応事項", "担当", "期限", "状況"],
  done: (day: string) => `${day}に対応済み`,
  open: "対応中",
  noDay: "期限なし",
  taken: "前回までの対応事項",
  end: "以上",
  file: (edition: MinutesEdition, state: MinutesState, title: string) =>
    `議事概要${state === "confirmed" ? "" : "（案）"}${edition === "open" ? "（公開用）" : ""}　${title}`,
} as const;

export const minutesRefusal = {
  "not-taken-place": "議事概要は、開催の始まりを過ぎてから作れます。中止・延期した開催では作れません。",
  "minutes-moved-on": "議事概要の状態が変わっています。画面を開き直して、いまの状態を確かめてください。",
  "not-written": "議事概要がまだ書かれていません。先に内容を書いてください。",
  "minutes-confirmed": "確定した議事概要は変更できません。直すときは、先に「確定を取り消して直す」を選んでください。",
  "review-by-required": "確認の期限を入力してください。",
  "review-by-past": "確認の期限は、今日以降の日にしてください。",
  "links-faded":
    "専用リンクは、開催から60日を過ぎると内容を表示しません。期限をその前の日にするか、PDFかWordを別の方法で送ってください。",
  "nobody-to-tell": "メールで知らせる方がいません。",
} as const;

export const commentRefusal = {
  "unknown-link": "このリンクは使えません。届いたメールのリンクを、もう一度開いてください。",
  "link-ended": "このリンクは使えなくなりました。新しいリンクをお持ちでない場合は、事務局へ御連絡ください。",
  "review-over": "御意見の受付は終わりました。お気づきの点は、事務局へ御連絡ください。",
  "too-many-comments": "御意見が多いため、これ以上は受け付けられません。事務局へ御連絡ください。",
  "too-many-attempts": "短い間に何度も送信されました。しばらくしてから、もう一度お試しください。",
  "edited-meanwhile": "議題が変わりました。ページを開き直して、もう一度お選びください。",
} as const;

/** The mails: the draft to be looked at, and the confirmed minutes. */
export const minutesMailText = {
  review: {
    subject: (title: string) => `【議事概要（案）のご確認のお願い】${title}`,
    heading: (title: string) => `${title}の議事概要（案）について（御確認のお願い）`,
    told: (day: string) =>
      `　標記の議事概要（案）を作成しました。下の専用ページから御覧いただき、修正や補足がありましたら、${day}までに御意見をお寄せください。`,
    silent: "　期限までに御意見がないときは、御了承いただいたものとして確定の手続を進めます。",
    section: {
      heading: "議事概要（案）を読む",
      lines: ["次の専用ページで、議題ごとに、または全体について御意見を書けます。"],
      link: "議事概要（案）を読む",
    },
    deadline: "確認の期限",
  },
  confirmed: {
    subject: (title: string) => `【議事概要の確定のお知らせ】${title}`,
    heading: (title: string) => `${title}の議事概要について（お知らせ）`,
    told: "　標記の議事概要が確定しましたので、お知らせします。下の専用ページから御覧ください。",
    section: {
      heading: "議事概要を読む",
      lines: ["次の専用ページに、確定した議事概要を掲載しています。"],
      link: "議事概要を読む",
    },
  },
  greeting: "　日頃より当保健所の業務に御理解と御協力を賜り、厚くお礼申し上げます。",
  notes: [
    "ログインや利用登録は要りません。ページを開いただけでは、何も記録されません。",
    "御本人専用のアドレスです。他の方に転送なさらないでください。",
  ],
} as const;
