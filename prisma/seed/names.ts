import type { Chance } from "./chance.ts";

const pairs = (text: string): [string, string][] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split("/") as [string, string]);

/** Common surnames, and some that software gets wrong: outside the BMP (𠮷), compatibility (U+FA19 神, U+FA11 﨑), old forms. */
const SURNAMES = pairs(`
  佐藤/さとう 鈴木/すずき 高橋/たかはし 田中/たなか 伊藤/いとう 渡辺/わたなべ 山本/やまもと 中村/なかむら
  小林/こばやし 加藤/かとう 吉田/よしだ 山田/やまだ 佐々木/ささき 山口/やまぐち 松本/まつもと 井上/いのうえ
  木村/きむら 林/はやし 斎藤/さいとう 清水/しみず 山崎/やまざき 阿部/あべ 森/もり 池田/いけだ 橋本/はしもと
  石川/いしかわ 小川/おがわ 岡田/おかだ 藤田/ふじた 後藤/ごとう 長谷川/はせがわ 村上/むらかみ 近藤/こんどう
  石井/いしい 坂本/さかもと 遠藤/えんどう 青木/あおき 西村/にしむら 福田/ふくだ 太田/おおた 三浦/みうら
  岡本/おかもと 工藤/くどう 本間/ほんま 千葉/ちば 菊地/きくち 菅原/すがわら 成田/なりた 今野/こんの 上田/うえだ
`);
const DIFFICULT_SURNAMES = pairs(`
  𠮷田/よしだ 髙橋/たかはし \u{fa19}/じん 齋藤/さいとう 濵田/はまだ 渡邉/わたなべ 山\u{fa11}/やまざき 澤田/さわだ
`);
const GIVEN_NAMES = pairs(`
  健一/けんいち 誠/まこと 隆/たかし 浩二/こうじ 直樹/なおき 大輔/だいすけ 拓也/たくや 翔太/しょうた 和彦/かずひこ
  英明/ひであき 秀樹/ひでき 修/おさむ 学/まなぶ 剛/つよし 亮/りょう 哲也/てつや 康弘/やすひろ 正人/まさと
  恵子/けいこ 由美子/ゆみこ 真理子/まりこ 陽子/ようこ 美穂/みほ 香織/かおり 智子/ともこ 裕子/ゆうこ 久美子/くみこ
  さゆり/さゆり 千尋/ちひろ 明日香/あすか 美咲/みさき 彩/あや 麻衣/まい 典子/のりこ 京子/きょうこ 奈緒/なお
`);

interface InventedName {
  name: string;
  kana: string;
}

const DIFFICULT_SHARE = 0.12;

/** A person nobody is, different from those already `taken` at the same desk. */
export function inventName(chance: Chance, taken: Set<string>): InventedName {
  for (;;) {
    const [surname, surnameKana] = chance.pick(chance.happens(DIFFICULT_SHARE) ? DIFFICULT_SURNAMES : SURNAMES);
    const [given, givenKana] = chance.pick(GIVEN_NAMES);
    const name = `${surname} ${given}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, kana: `${surnameKana} ${givenKana}` };
  }
}

/** Surnames written in two ways, the common form first. */
const SPELLINGS = [
  ["吉田", "𠮷田"],
  ["高橋", "髙橋"],
  ["斎藤", "齋藤"],
  ["渡辺", "渡邉"],
  ["山崎", "山\u{fa11}"],
] as const;

/** The same name as someone else would have typed it: the other form of the surname, no blank. Null where there is none. */
export function otherSpelling(name: string): string | null {
  const [surname, given] = name.split(" ");
  const forms = SPELLINGS.find((pair) => pair.some((form) => form === surname));
  const other = forms?.find((form) => form !== surname);
  return other ? `${other}${given}` : null;
}
