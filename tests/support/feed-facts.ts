import type { FeedEntry, FeedFacts } from "#app/adapters/ical/feed.server.ts";
import { fromTokyo } from "#app/domain/tokyo-time.ts";

export function feedEntry(given: Partial<FeedEntry> = {}): FeedEntry {
  return {
    uid: "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b@renkei.example.jp",
    sequence: 0,
    createdAt: fromTokyo("2026-05-20", "10:30"),
    changedAt: fromTokyo("2026-06-01", "09:00"),
    status: "confirmed",
    title: "令和8年度 第1回 北網圏域在宅医療・介護連携推進協議会",
    startsAt: fromTokyo("2026-06-24", "14:00"),
    endsAt: fromTokyo("2026-06-24", "16:00"),
    place: "北見市民会館 3階 小ホール",
    onlineUrl: "https://meet.example.jp/abc-defg-hij",
    description: "主催：北見保健所",
    url: "https://renkei.example.jp/sessions/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
    organizer: { name: "北見保健所", email: "renkei@pref.example.jp" },
    ...given,
  };
}

/** A feed with an entry of each status: what is planned, what is a draft, what was called off. */
export function feedFacts(given: Partial<FeedFacts> = {}): FeedFacts {
  const at = (n: number) => `0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5${n}@renkei.example.jp`;
  return {
    name: "北見保健所の開催",
    entries: [
      feedEntry(),
      feedEntry({
        ...{ uid: at(1), status: "tentative", title: "【案】多職種合同研修会; 看取り, 意思決定支援" },
        ...{ startsAt: fromTokyo("2026-09-10", "18:30"), endsAt: fromTokyo("2026-09-10", "20:00") },
        ...{ place: null, onlineUrl: null },
      }),
      feedEntry({
        ...{ uid: at(2), sequence: 2, status: "cancelled", title: "【中止】地域ケア連絡会議" },
        ...{ startsAt: fromTokyo("2026-07-03", "10:00"), endsAt: fromTokyo("2026-07-03", "12:00") },
        ...{ onlineUrl: null, description: "理由：大雨のため\n主催：北見保健所" },
      }),
    ],
    ...given,
  };
}
