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
  "link-ended": "この購読は、いまは使えません。事務局へご連絡ください。",
  "no-feed": "購読は始まっていません。",
  "too-many-attempts": "続けて送信されたため、しばらく受け付けられません。10分ほど待ってから、もう一度お試しください。",
} as const;

export const chooseFeed = "購読する予定表を選んでください。";
