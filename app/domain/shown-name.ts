import { searchKey } from "./search-key.ts";

/** How somebody called themselves in an online meeting. */
export interface ShownName {
  /** All of it in one, folded. */
  whole: string;
  /** Its words, folded: of 「くしろ太郎（釧路保健所）」 くしろ太郎 and 釧路保健所. */
  words: string[];
}

/** What meeting programs add to a name, and people to their own. */
const ADDED =
  /[(（[［](?:ゲスト|guest|外部|external|未確認|unverified|ホスト|host|共同ホスト|co-?host|自分|me)[)）\]］]/gi;
const BETWEEN_WORDS =
  /[\s()（）[\]［］【】「」『』<>＜＞〈〉《》@＠_＿/／|｜・･,，、。:：;；*＊★☆●○◎■□◆◇~〜～=＝+＋\-‐–—−]+/;
const MOST_WORDS = 12;

export function shownName(name: string): ShownName {
  const plain = name.normalize("NFKC").replace(ADDED, " ");
  const words = plain
    .split(BETWEEN_WORDS)
    .map((word) => searchKey(withoutHonours(word)))
    .filter(Boolean);
  return { whole: searchKey(plain), words: words.slice(0, MOST_WORDS) };
}

/** 01釧路太郎様: a seat's number in front, an honour behind. */
function withoutHonours(word: string): string {
  return word.replace(/^\d+(?=\D{2})/, "").replace(/(?<=.{2})(?:様|さん|殿|先生|委員)$/, "");
}

/** One character alone tells nobody apart. */
export const isLong = (text: string) => [...text].length >= 2;

/** What is likely no person: the desk itself, a room's terminal, a recording. A PC of somebody's own names them. */
const TERMINAL =
  /事務局|会議室|講堂|研修室|ほすと|配信|録画|録音|中継|もにたー|共有|端末|(?<![a-z(の])pc(?![a-z])|host|recorder|notetaker|readai|otter/;
/** What tells nobody: the device's own name. */
const DEVICE =
  /^(?:iphone|ipad|android|galaxy|xperia|pixel|pc|user|ゆーざー|guest|げすと|zoomuser|unknown|参加者|windows|macbook|desktop|laptop)/i;

/** Whether somebody in a list is likely the desk or a room; `desk`: what the desk is called. */
export function isTerminal(name: string, desk: readonly string[]): boolean {
  const whole = searchKey(name);
  return TERMINAL.test(whole) || desk.some((each) => isLong(searchKey(each)) && whole === searchKey(each));
}

/** Whether a name says who somebody is at all. */
export function namesNobody(name: string): boolean {
  return !isLong(searchKey(name)) || DEVICE.test(searchKey(name)) || /^[\d|]+$/.test(searchKey(name));
}

/** Name and organization of somebody unknown, as what they showed lets them be proposed. */
export function readShownName(name: string): { name: string; organization: string } {
  const plain = name.replace(ADDED, " ").trim();
  const [, one = plain, other = ""] =
    plain.match(/^([^(（【［[]+)[(（【［[]([^)）】］\]]+)[)）】］\]]\s*$/) ??
    plain.match(/^[【［[(（]([^)）】］\]]+)[)）】］\]]\s*(.+)$/) ??
    plain.match(/^(.+?)\s*[@＠_＿/／|｜]\s*(.+)$/) ??
    officeInFront(plain) ??
    [];
  const [first, second] = [one.trim(), other.trim()];
  if (isOffice(second)) return { name: first, organization: second };
  return isOffice(first) && second ? { name: second, organization: first } : { name: first, organization: "" };
}

/** 釧路保健所 釧路 太郎: an office, then a name. */
function officeInFront(plain: string): string[] | null {
  const [first = "", ...rest] = plain.split(/\s+/);
  return isOffice(first) && rest.length > 0 ? [plain, rest.join(" "), first] : null;
}

/** A town's ending is a family name's as well (中村, 五十嵐町): only where two characters stand before it. */
const OFFICE =
  /(?:保健所|病院|医院|診療所|クリニック|センター|ステーション|役場|役所|医師会|協会|協議会|連合会|社協|事業所|事業団|施設|薬局|大学|学校|支庁|振興局|本庁|道庁|県庁|株式会社|..[市町村区会課係室部局園苑荘])$|(?:株式会社|法人)/;

function isOffice(text: string): boolean {
  return OFFICE.test(text);
}
