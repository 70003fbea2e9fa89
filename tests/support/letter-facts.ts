import { writePdf } from "#app/adapters/pdf/write-pdf.server.ts";
import type { Paper } from "#app/domain/paper.ts";
import { referenceOf } from "#app/domain/reference.ts";
import { fromTokyo } from "#app/domain/tokyo-time.ts";
import type { ChangeNoticeFacts } from "#app/paper/change-notice.ts";
import type { NoticeFacts } from "#app/paper/notice.ts";
import type { SlipFacts } from "#app/paper/reply-slip.ts";
import { readPdf } from "./pdf.ts";

export const LETTER_LINK = "https://renkei.pref.example.jp/r/AAAAAAAABBBBBBBBCCCCCCCCDDDDDDDD";
/** Forty characters, as organizations' names are. */
export const LONG_OFFICE = "一般社団法人北海道釧路根室地域在宅医療介護連携推進協議会事務局御中地域包括支援";

export const OFFICE = {
  name: "北海道釧路保健所",
  section: "企画総務課企画係",
  phone: "0123-00-0101",
  fax: "0123-00-0201",
  email: "kushiro@center.example.jp",
};

const TITLE = "令和8年度第1回釧路圏域在宅医療・介護連携推進協議会";
const ABOUT = {
  title: TITLE,
  category: "meeting",
  format: "hybrid",
  startsAt: fromTokyo("2026-06-24", "14:00"),
  endsAt: fromTokyo("2026-06-24", "16:00"),
  venue: "釧路市生涯学習センター まなぼっと幣舞 6階 601号室",
} as const;
const GREETING = "日頃より、当保健所の業務の推進に御理解と御協力を賜り、厚くお礼申し上げます。";
const LETTER = {
  documentNumber: "釧保第123号",
  issuedOn: "2026-05-20",
  addressee: { kind: "person", organization: LONG_OFFICE, title: "会長", name: "𠮷田 髙子" },
  signatory: ["北海道釧路保健所長", "神\uFA19保　一郎"],
  closing: [],
  office: OFFICE,
} as const;

/** Everything a notice may hold: 12 agenda items in parts and kinds, with minutes. */
export function noticeFacts(given: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    ...ABOUT,
    ...LETTER,
    opening: [
      GREETING,
      "このことについて、下記のとおり開催しますので、御多忙のところ恐縮ですが、御出席くださいますようお願いいたします。",
    ],
    onlineUrl: "https://meet.example.jp/abc-defg-hij",
    agenda: Array.from({ length: 12 }, (_, i) => ({
      part: i < 6 ? "第1部　現状" : "第2部　取組",
      title: `在宅医療と介護の連携の現状と課題について その${i + 1}`,
      kind: i < 4 ? "report" : "discussion",
      open: i !== 5,
      presenter: i === 0 ? "釧路市医師会 髙橋 一郎" : null,
      minutes: 10,
    })),
    bodies: ["釧路圏域在宅医療・介護連携推進協議会"],
    proxies: "allowed",
    answerBy: "2026-06-10",
    receptionMinutes: 30,
    expenses: "旅費は、北海道職員の例により支給します。謝金はありません。",
    notice:
      "駐車場には限りがありますので、公共交通機関を御利用ください。\n資料は、開催の3日前までに回答ページでお示しします。",
    hasSlip: true,
    link: LETTER_LINK,
    ...given,
  };
}

export function slipFacts(given: Partial<SlipFacts> = {}): SlipFacts {
  return {
    ...ABOUT,
    answerBy: "2026-06-10",
    proxies: "allowed",
    office: OFFICE,
    person: {
      organization: LONG_OFFICE,
      title: "会長",
      name: "𠮷田 髙子",
      kana: "よしだ たかこ",
      link: LETTER_LINK,
      reference: referenceOf(new Uint8Array([7, 15, 3, 20, 9, 26, 2])),
    },
    ...given,
  };
}

export function changeFacts(given: Partial<ChangeNoticeFacts> = {}): ChangeNoticeFacts {
  return {
    ...ABOUT,
    ...LETTER,
    kind: "cancellation",
    opening: [
      GREETING,
      `令和8年6月24日（水）に開催を予定しておりました${TITLE}につきましては、下記の理由により中止することといたしました。`,
      "御予定いただいておりましたところ、誠に申し訳ございませんが、御了承くださいますようお願いいたします。",
    ],
    reason: "台風第5号の接近に伴い、公共交通機関の運休が見込まれるため。",
    ...given,
  };
}

/** Papers as a reader's program sees them printed. */
export async function printed(...papers: Paper[]) {
  const { bytes, missing } = await writePdf(papers);
  return { bytes, missing, ...(await readPdf(bytes)) };
}
