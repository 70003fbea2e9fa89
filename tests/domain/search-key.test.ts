import fc from "fast-check";
import { expect, test } from "vitest";
import { isReadable, searchKey, searchKeys, spellingKey } from "#app/domain/search-key.ts";

test.each([
  ["神 U+FA19 is found by 神 U+795E", "\u{fa19}田", "\u{795e}田"],
  ["full and half width", "ＡＢＣクリニック１", "ABCクリニック1"],
  ["half-width kana with its mark", "ｶﾞﾝｾﾝﾀｰ", "ガンセンター"],
  ["katakana and hiragana", "サッポロ ヴィラ", "さっぽろ ゔぃら"],
  ["upper and lower case", "Renkei", "RENKEI"],
  ["with and without a blank", "山田　太郎", "山田太郎"],
  ["full-width and half-width dashes", "釧路－根室〜知床", "釧路-根室～知床"],
  ["a prolonged sound typed for a dash", "１ー２ーA", "1-2-A"],
  ["a chosen drawing of a character", "辻\u{e0100}", "辻"],
  ["高 and 髙", "髙橋", "高橋"],
  ["崎 and its forms", "山﨑山嵜山碕", "山崎山崎山崎"],
  ["辺, 斎, 浜", "渡邉齋藤濵田", "渡辺斉藤浜田"],
  ["吉, 沢, 広, 国", "𠮷澤廣國", "吉沢広国"],
  ["徳, 竜, 恵, 円", "德龍惠圓", "徳竜恵円"],
  ["島, 真, 蔵, 曽", "嶋嶌眞藏曾", "島島真蔵曽"],
  ["渕, 万, 条, 富", "淵萬條冨", "渕万条富"],
  ["寿, 静, 瀬, 桜", "壽靜瀨櫻", "寿静瀬桜"],
  ["with and without a middle dot", "倶知安・岩内", "倶知安岩内"],
])("%s", (_, a, b) => {
  expect(searchKey(a)).toBe(searchKey(b));
});

test("different names have different keys", () => {
  expect(searchKey("山田")).not.toBe(searchKey("山本"));
  // The prolonged sound is part of a name: センター is not せんた.
  expect(searchKey("センター")).not.toBe(searchKey("センタ"));
  expect(spellingKey("髙橋")).not.toBe(spellingKey("高橋"));
});

test("each part is found, absent parts leave no trace, and no match runs across two of them", () => {
  const key = searchKey("山田太郎", "ヤマダタロウ", null, undefined, "", "函館市医師会");
  expect(key).toBe("山田太郎|やまだたろう|函館市医師会");
  expect(key).not.toContain(searchKey("郎や"));
});

test("a name is found by any piece of it, in any of the folded spellings", () => {
  const letters = fc.constantFrom(..."山田\u{fa19}﨑センターｾﾝﾀ ぱＡａ１・ー－〜髙邉");
  const name = fc.array(letters, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(name, fc.nat(12), fc.nat(12), (chars, from, length) => {
      const piece = chars.slice(from, from + length).join("");
      expect(searchKey(chars.join(""))).toContain(searchKey(piece));
    }),
  );
});

test("words are parted by blanks of any width, and by what LIKE would match anything with", () => {
  expect(searchKeys("　クシロ 花子%病院_長 ・ ")).toEqual(["くしろ", "花子", "病院", "長"]);
  expect(searchKeys(null)).toEqual([]);
});

test.each(["・", "\u200b", "　", "％", "―"])("a name of %j alone is none: nobody could read or find it", (name) => {
  expect(isReadable(name)).toBe(false);
});

test.each(["林 一", "A", "𠮷", "3丁目の会"])("%s is one", (name) => {
  expect(isReadable(name)).toBe(true);
});
