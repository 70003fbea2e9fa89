import type { AttendanceMode } from "#app/domain/attendance.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { invitationText } from "./mail.ts";

/** 会場の席, オンラインの席: named apart only where there are both. */
export function seatName(mode: AttendanceMode, format: SessionFormat): string {
  if (format !== "hybrid") return "席";
  return mode === "online" ? "オンラインの席" : "会場の席";
}

/** 定員 30人; 会場 30人、オンライン 100人; null where there is no limit. */
export function capacityText(of: {
  format: SessionFormat;
  capacity: number | null;
  onlineCapacity: number | null;
}): string | null {
  const parts = [
    of.capacity !== null && (of.format === "hybrid" ? `会場 ${of.capacity}人` : `${of.capacity}人`),
    of.onlineCapacity !== null &&
      (of.format === "hybrid" ? `オンライン ${of.onlineCapacity}人` : `${of.onlineCapacity}人`),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join("、") : null;
}

/** What the answering page says before someone answers. */
export const fullText = "定員に達しています。空き待ちで受け付けます。";

export const queueText = {
  place: (place: number) => `空き待ちの順番は ${place}番目です。`,
  later: "席が空きましたら、順にメールなどでお知らせします。",
} as const;

export const offerText = {
  title: (seat: string) => `${seat}が空きました`,
  /** Behind the day and time. */
  until: "までに、席を受けるかどうかをお知らせください。それまでこの席をお取りしておきます。",
  after: "期限を過ぎると席は次の方に回り、空き待ちの順番はほかの方の後になります。",
  take: "席を受ける",
  decline: "辞退する（欠席）",
  over: "この席の御案内は終わりました。いまの状況は、下の「現在の回答」で確かめられます。",
} as const;

/** 席の御案内, and that it is over: the mails to whoever waits. */
export const seatMailText = {
  honorific: invitationText.honorific,
  offer: {
    subject: (title: string, day: string) => `【空席の御案内】${title}（${day}）`,
    heading: (title: string) => `${title}の空席について（御案内）`,
    told: (seat: string) => `　空き待ちをお願いしていた標記について、${seat}が空きましたので、順番により御案内します。`,
    until: (until: string) => `　${until}までに、下の専用ページから、席を受けるかどうかをお知らせください。`,
    answer: {
      heading: "席を受ける・辞退する",
      lines: ["次の専用ページを開き、「席を受ける」又は「辞退する」を押してください。"],
      words: "専用ページを開く",
      notes: [
        "ページを開いただけでは、席は決まりません。",
        "期限までにお知らせがないときは、席を次の方に御案内します。空き待ちの受付は続きますが、順番はほかの方の後になります。",
        "御本人専用のアドレスです。他の方に転送なさらないでください。",
      ],
    },
  },
  over: {
    subject: (title: string, day: string) => `【空席の御案内の終了】${title}（${day}）`,
    heading: (title: string) => `${title}の空席の御案内の終了について（お知らせ）`,
    told: (seat: string) =>
      `　先に御案内した${seat}は、期限までにお知らせがありませんでしたので、次の方に御案内することとしました。`,
    waits:
      "　空き待ちの受付は続いています。順番は、ほかの空き待ちの方の後になります。あらためて席が空きましたら御案内します。",
    answer: {
      heading: "御都合が変わったとき",
      lines: [
        "次の専用ページから、いつでも回答を変更できます。席が空いているときは、「出席」などとあらためて御回答いただくと、席が決まります。",
      ],
      words: "専用ページを開く",
      notes: ["御本人専用のアドレスです。他の方に転送なさらないでください。"],
    },
  },
  time: "日時",
  place: "場所",
  deadline: "お知らせの期限",
  contact: invitationText.contact,
} as const;

/** What the desk is to do for those whom no mail reaches. */
export const tellByHand = "電話などで知らせる";
