import { invitationText } from "./mail.ts";

/** 日程調整: the mails that ask for dates, ask again, and tell what was decided. */
export const pollMailText = {
  greeting: invitationText.greeting,
  ask: {
    subject: (title: string) => `【日程調整】${title}の開催日について（照会）`,
    heading: (title: string) => `${title}の日程調整について（照会）`,
    request: (date: string) =>
      `　標記の開催日を決めるため、下記の候補日について御都合をお伺いします。お手数ですが、${date}までに御回答くださいますようお願い申し上げます。`,
  },
  remind: {
    subject: (title: string) => `【再度のお願い】${title}の日程調整について`,
    heading: (title: string) => `${title}の日程調整について（再度のお願い）`,
    request: (date: string) =>
      `　先に御都合をお伺いした標記の日程調整について、御回答をいただいていない候補日があります。御多用のところ恐れ入りますが、${date}までに御回答くださいますようお願い申し上げます。`,
    crossed: "　行き違いで御回答いただいておりましたら、御容赦ください。",
  },
  decided: {
    subject: (title: string, day: string) => `【日程決定】${title}（${day}）`,
    heading: (title: string) => `${title}の日程について（お知らせ）`,
    told: "　標記の日程調整に御協力いただき、ありがとうございました。次のとおり日時が決まりましたので、お知らせします。",
    follows: {
      invitedLater: "　正式な御案内は、後日あらためてお送りします。",
      invitedBefore:
        "　先にいただいた御回答がありましても、この日時での出欠を、下の専用ページからあらためて御回答ください。添付のカレンダーファイル（invite.ics）を開くと、予定表の予定も新しい日時に替わります。",
      none: "　このお知らせへの御返信は不要です。",
    },
    answer: {
      heading: invitationText.answer.heading,
      lines: [invitationText.answer.lead],
      words: invitationText.answer.link,
      notes: invitationText.answer.notes,
    },
  },
  candidates: "候補日",
  time: "日時",
  place: "場所",
  message: "事務局から",
  reply: {
    heading: "御都合の回答",
    lead: "次の専用ページから御回答ください。",
    link: "御都合を回答する",
    notes: [
      "候補日ごとに、○（出席できます）、△（調整すればできます）、×（できません）をお選びください。",
      "ページを開いただけでは回答になりません。ログインや利用登録は要りません。",
      "御回答は、期限までは何度でも変更できます。",
      "御本人専用のアドレスです。他の方に転送なさらないでください。",
    ],
  },
  privacy: {
    heading: invitationText.privacy.heading,
    lines: [
      "御回答いただいた内容は、本会の日程の調整、開催の案内及び開催の記録のためにのみ利用し、法令に定める場合を除き、他の目的に利用し、又は第三者に提供することはありません。",
    ],
  },
} as const;
