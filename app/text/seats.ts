import type { AttendanceMode } from "#app/domain/attendance.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";

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
  /** Beside a name in a list. */
  rank: ({ mode, place }: { mode: AttendanceMode; place: number }, format: SessionFormat) =>
    format === "hybrid" ? `${mode === "online" ? "オンライン" : "会場"} ${place}番目` : `${place}番目`,
  offered: "席を案内中",
  later: "席が空きましたら、順にメールなどでお知らせします。",
} as const;

export const offerText = {
  title: (seat: string) => `${seat}が空きました`,
  /** Behind the day and time. */
  until: "までに、席を受けるかどうかをお知らせください。それまでこの席をお取りしておきます。",
  after: "期限を過ぎると席は次の方に回り、空き待ちの順番は他の方の後になります。",
  take: "席を受ける",
  decline: "辞退する（欠席）",
  over: "この席の御案内は終わりました。いまの状況は、下の「現在の回答」で確かめられます。",
} as const;

/** A seat that is free, for somebody who waits. */
export const freeSeatText = {
  title: (seat: string) => `${seat}が空いています`,
  told: "空いている間は、先着順で席を受けられます。「席を受ける」を押すと、席が決まります。",
} as const;

/** To whoever let an offer pass. */
export const lapsedOfferText = {
  title: "席の御案内の期限が過ぎました",
  told: "期限までにお知らせがなかったため、お取り置きを終わりました。空き待ちの受付は続いています。",
} as const;

/** 席の御案内, and that it is over: the mails to whoever waits. */
export const seatMailText = {
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
        "期限までにお知らせがないときは、席を次の方に御案内します。空き待ちの受付は続きますが、順番は他の方の後になります。",
        "御本人専用のアドレスです。他の方に転送なさらないでください。",
      ],
    },
  },
  waiting: {
    subject: (title: string, day: string) => `【空き待ちの受付】${title}（${day}）`,
    heading: (title: string) => `${title}の空き待ちの受付について（お知らせ）`,
    told: (seat: string, place: number | null, from: "applied" | "answered") =>
      `　標記について、${from === "applied" ? "お申込みを" : "出席の御回答を"}いただきましたが、${seat}は満席のため、空き待ち${place === null ? "" : `（${place}番目）`}として受け付けました。まだ席は決まっていません。`,
    waits: "　席が空きましたら、順にメールなどで御案内します。",
    answer: {
      heading: "順番を確かめる・回答を変える",
      lines: ["次の専用ページで、いまの順番を確かめられます。空き待ちをやめるときは「欠席」と御回答ください。"],
      words: "専用ページを開く",
      notes: ["御本人専用のアドレスです。他の方に転送なさらないでください。"],
    },
  },
  given: {
    subject: {
      applied: (title: string, day: string) => `【受講の決定】${title}（${day}）`,
      waited: (title: string, day: string) => `【席の決定】${title}（${day}）`,
    },
    heading: {
      applied: (title: string) => `${title}の受講の決定について（お知らせ）`,
      waited: (title: string) => `${title}の席の決定について（お知らせ）`,
    },
    told: {
      applied: (way: string) => `　お申込みをいただいた標記の研修について、受講${way}が決まりました。`,
      waited: (seat: string) => `　空き待ちをお願いしていた標記について、${seat}が決まりました。`,
    },
    settled: "　改めて御回答いただく必要はありません。当日、お越しをお待ちしています。",
    settledOnline: "　改めて御回答いただく必要はありません。当日、オンラインで御参加ください。",
    particulars: "開催の内容",
    answer: {
      heading: "御都合が変わったとき",
      lines: ["次の専用ページで、内容を確かめ、回答を変更できます。出席できなくなったときは「欠席」と御回答ください。"],
      words: "専用ページを開く",
      notes: ["御本人専用のアドレスです。他の方に転送なさらないでください。"],
    },
  },
  over: {
    subject: (title: string, day: string) => `【空席の御案内の終了】${title}（${day}）`,
    heading: (title: string) => `${title}の空席の御案内の終了について（お知らせ）`,
    passedOn: {
      told: (seat: string) =>
        `　先に御案内した${seat}は、期限までにお知らせがありませんでしたので、次の方に御案内することとしました。`,
      waits:
        "　空き待ちの受付は続いています。順番は、他の空き待ちの方の後になります。改めて席が空きましたら御案内します。",
    },
    free: {
      told: (seat: string) =>
        `　先に御案内した${seat}は、期限までにお知らせがありませんでしたので、お取り置きを終わりました。`,
      waits: "　空き待ちの受付は続いています。この席は、空いている間は、先着順でお受けいただけます。",
    },
    answer: {
      heading: "御都合が変わったとき",
      lines: [
        "席が空いているときは、次の専用ページに「席を受ける」が出ます。これを押すと、先着順で席が決まります。空き待ちをやめるときは「欠席」と御回答ください。",
      ],
      words: "専用ページを開く",
      notes: ["御本人専用のアドレスです。他の方に転送なさらないでください。"],
    },
  },
  withdrawn: {
    subject: (title: string, day: string) => `【空席の御案内の取消し】${title}（${day}）`,
    heading: (title: string) => `${title}の空席の御案内の取消しについて（お知らせ）`,
    told: (seat: string) =>
      `　先に御案内した${seat}は、開催方法の変更により、御用意できなくなりました。御迷惑をおかけし、申し訳ございません。`,
    waits: "　空き待ちの順番は変わりません。変更後の開催方法で席が空きましたら、改めて御案内します。",
    answerAnew: "　これまでの御回答では御参加いただけなくなりましたので、お手数ですが、改めて御回答ください。",
    answer: {
      heading: "回答の確認・変更",
      lines: ["次の専用ページで、いまの状況を確かめ、回答を変更できます。"],
      words: "専用ページを開く",
      notes: ["御本人専用のアドレスです。他の方に転送なさらないでください。"],
    },
  },
  deadline: "お知らせの期限",
} as const;

/** Why a free seat is offered to nobody by itself, for the desk to give it. */
export const byHandText = {
  late: "開始まで時間がないため、空いた席を自動では案内しません。空き待ちの方に電話などで確かめ、その方の回答を入力すると席が決まります。空き待ちの方が専用ページから先着順で受けることもできます。",
  passed:
    "空き待ちの方には案内しましたが、期限までに返事がありませんでした。電話などで確かめ、その方の回答を入力すると席が決まります。空き待ちの方が専用ページから先着順で受けることもできます。",
} as const;

/** Before the names of those who wait still. */
export const passedText = "期限までに返事がなかった方：";

/** Those whose answer the format has no more. */
export function strandedText(names: readonly string[]): string {
  return `開催方法を変えたため、「オンライン」の回答が選べなくなった方がいます（${names.join("、")}）。改めて回答していただくよう、お知らせください。`;
}

export const addSeatText = {
  label: "定員に達しているときは、定員を1人増やして席を用意する",
  hint: "空き待ちの順番によらず、この方の席を決めます。他の方の席や順番は変わりません。",
} as const;

/** What the desk is to do for those whom no mail reaches. */
export const tellByHand = "電話などで知らせる";
