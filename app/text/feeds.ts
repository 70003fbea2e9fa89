import type { DeskFeedKind, FeedRemark } from "#app/domain/feed.ts";

export const deskFeedLabel: Record<DeskFeedKind, string> = {
  center: "保健所の予定表",
  body: "会議体の予定表",
};

export const feedRemarkLabel: Record<FeedRemark, string> = {
  cancelled: "中止",
  postponed: "延期",
  draft: "案",
  pending: "未回答",
  undecided: "保留",
  waiting: "空き待ち",
};

/** The title of an entry, which is all a month's view shows. */
export function feedTitle(title: string, remark: FeedRemark | null): string {
  return remark ? `【${feedRemarkLabel[remark]}】${title}` : title;
}

/** What a calendar shows below the title: nothing of those called, and no way to answer. */
export function feedDescription(facts: { center: string; reason: string | null }): string {
  return [facts.reason && `理由：${facts.reason}`, `主催：${facts.center}`].filter(Boolean).join("\n");
}

/** What calendars call a feed. A person's does not name the person: it shows on shared screens. */
export const feedName = {
  center: (center: string) => `${center}の開催`,
  body: (body: string) => body,
  person: (prefecture: string) => `${prefecture}の会議・研修（自分の予定）`,
  trainings: (prefecture: string) => `${prefecture}の研修会・講演会`,
} as const;

export const feedRefusal = {
  "not-by-mail":
    "メールにあったアドレスの期限が過ぎたか、別の方あてのものです。もう一度、購読のためのメールを受け取ってください。",
  "no-mail": "メールアドレスの登録がないため、お送りできません。事務局へご連絡ください。",
  "link-ended": "この購読は、いまは使えません。事務局へご連絡ください。",
  "no-feed": "購読は始まっていません。",
  "too-many-attempts": "続けて送信されたため、しばらく受け付けられません。10分ほど待ってから、もう一度お試しください。",
} as const;

export const chooseFeed = "購読する予定表を選んでください。";

/** The mail by which somebody called comes to their own calendar. */
export const ownFeedMailText = {
  title: "自分の予定の購読",
  subject: "【予定の購読】購読のためのページの御案内",
  opening: [
    "　御案内の回答ページで、自分の予定（案内を受けた会議や研修）の購読のお申込みがありました。",
    "　お心当たりがないときは、このメールを破棄してください。何も始まりません。",
  ],
  page: {
    heading: "購読を始める",
    lines: ["次の専用ページを開き、「購読を始める」を押してください。このアドレスは、明日まで使えます。"],
    link: "購読のページを開く",
    notes: [
      "ページを開いただけでは、購読は始まりません。",
      "御本人専用のアドレスです。開いた方は、御本人が案内を受けたほかの会議や研修も見られますので、転送なさらないでください。",
    ],
  },
} as const;
