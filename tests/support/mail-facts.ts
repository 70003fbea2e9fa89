import type { InviteFacts } from "#app/adapters/ical/invite.server.ts";
import { fromTokyo } from "#app/domain/tokyo-time.ts";
import type { InvitationFacts } from "#app/mail/invitation.ts";

export const LINK = "https://renkei.example.jp/r/AAAAAAAABBBBBBBBCCCCCCCCDDDDDDDD";

export function inviteFacts(given: Partial<InviteFacts> = {}): InviteFacts {
  return {
    method: "REQUEST",
    uid: "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b@renkei.example.jp",
    sequence: 0,
    stampedAt: fromTokyo("2026-06-01", "09:00"),
    createdAt: fromTokyo("2026-05-20", "10:30"),
    title: "令和8年度 第1回 北網圏域在宅医療・介護連携推進協議会",
    startsAt: fromTokyo("2026-06-24", "14:00"),
    endsAt: fromTokyo("2026-06-24", "16:00"),
    place: "北見市民会館 3階 小ホール",
    onlineUrl: "https://meet.example.jp/abc-defg-hij",
    description: `出欠の回答: ${LINK}\n問合せ先: 北見保健所 企画総務課`,
    url: LINK,
    organizer: { name: "北見保健所", email: "renkei@pref.example.jp" },
    attendee: { name: "山田 太郎", email: "yamada@hospital.example.jp" },
    ...given,
  };
}

export function invitationFacts(given: Partial<InvitationFacts> = {}): InvitationFacts {
  return {
    title: "令和8年度 第1回 北網圏域在宅医療・介護連携推進協議会",
    category: "meeting",
    format: "hybrid",
    startsAt: fromTokyo("2026-06-24", "14:00"),
    endsAt: fromTokyo("2026-06-24", "16:00"),
    venue: "北見市民会館 3階 小ホール（北見市常盤町2丁目1-10）",
    onlineUrl: "https://meet.example.jp/abc-defg-hij",
    agenda: [
      agendaFacts({ part: "第1部 報告", title: "在宅医療の提供体制について", presenter: "事務局" }),
      agendaFacts({ part: "第1部 報告", title: "入退院時の情報共有ルールの運用状況" }),
      agendaFacts({ part: "第2部 協議", title: "看取りに関する住民への普及啓発", presenter: "○○医師会 会長" }),
    ],
    answerBy: "2026-06-10",
    notice: "駐車場は市民会館の来館者用を御利用ください。\n資料は当日配布します。",
    documentNumber: "北保第123号",
    issuedOn: "2026-06-01",
    addressee: { organization: "○○地域医療センター", title: "院長", name: "山田 太郎" },
    center: {
      name: "北見保健所",
      section: "企画総務課企画係",
      postalCode: "090-8518",
      address: "北見市青葉町6番6号",
      phone: "0157-00-0000",
      fax: "0157-00-0001",
      email: "kitami@pref.example.jp",
      senderName: null,
      prefecture: { wordings: [] },
    },
    link: LINK,
    ...given,
  };
}

type AgendaFacts = InvitationFacts["agenda"][number];

export function agendaFacts(given: Partial<AgendaFacts> & { title: string }): AgendaFacts {
  return { part: null, kind: "discussion", open: true, presenter: null, minutes: null, ...given };
}
