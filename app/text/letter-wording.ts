import { LETTER_PLACEHOLDERS, type LetterKind, type LetterWording } from "#app/domain/letter-wording.ts";
import type { WordingFault } from "#app/domain/mail-wording.ts";
import { faultText } from "./wording.ts";

export const letterKindLabel: Record<LetterKind, string> = {
  notice: "開催通知",
  commission: "委嘱状",
  cancellation: "中止通知",
  postponement: "延期通知",
  thanks: "お礼状",
};

/** When a kind of letter is issued, as it is told where its words are written. */
export const letterIssuedWhen: Record<LetterKind, string> = {
  notice: "会議・研修を開催するとき。",
  commission: "委員を委嘱するとき、任期を改めるとき。",
  cancellation: "開催を中止したとき。",
  postponement: "開催を延期したとき。",
  thanks: "開催のあと、講師と出席された方へ。",
};

const GREETING = "日頃より、当保健所の業務の推進に御理解と御協力を賜り、厚くお礼申し上げます。";

/** Renkei's own words above 記. */
const standardLetterOpening: Record<LetterKind, readonly string[]> = {
  notice: [
    GREETING,
    "このことについて、下記のとおり開催しますので、御多忙のところ恐縮ですが、御出席くださいますようお願いいたします。",
    "なお、出欠につきまして、{回答期限}までに御回答くださいますようお願いいたします。",
  ],
  commission: ["あなたを{会議体名}の{役割}に委嘱します"],
  cancellation: [
    GREETING,
    "{日時}に開催を予定しておりました{会議名}につきましては、下記の理由により中止することといたしました。",
    "御予定いただいておりましたところ、誠に申し訳ございませんが、御了承くださいますようお願いいたします。",
  ],
  postponement: [
    GREETING,
    "{日時}に開催を予定しておりました{会議名}につきましては、下記の理由により延期することといたしました。",
    "御予定いただいておりましたところ、誠に申し訳ございませんが、御了承くださいますようお願いいたします。改めての開催日時は、決まり次第お知らせいたします。",
  ],
  thanks: [
    GREETING,
    "さて、{日時}に開催いたしました{会議名}におきましては、御多忙のところ{御出席・御講演}いただき、誠にありがとうございました。おかげをもちまして、滞りなく終了することができました。",
    "今後とも、当保健所の業務に変わらぬ御支援と御協力を賜りますよう、お願い申し上げます。",
    "略儀ながら、書中をもちましてお礼申し上げます。",
  ],
};

/** What a kind of letter says where neither the body nor the prefecture has words of its own. */
export function standardLetterWording(kind: LetterKind): LetterWording {
  return { signatory: null, opening: standardLetterOpening[kind].map((line) => `　${line}`).join("\n"), closing: "" };
}

export function letterPlaceholdersText(kind: LetterKind): string {
  return LETTER_PLACEHOLDERS[kind].map((name) => `{${name}}`).join(" ");
}

export const letterWordingFieldLabel: Record<string, string> = {
  signatory: "発信者名",
  opening: "本文",
  closing: "結び",
};

/** Whom a letter about a session is for in a preview, while nobody is called to it. */
export const groupExample = "（宛先の例）構成員";

export function letterWordingFaultText(kind: LetterKind, fault: WordingFault): string {
  return faultText(letterPlaceholdersText(kind), fault);
}
