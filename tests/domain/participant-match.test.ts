import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Expected, matchParticipants } from "#app/domain/participant-match.ts";
import { isTerminal, namesNobody, readShownName } from "#app/domain/shown-name.ts";

const person = (id: string, name: string, fields: Partial<Expected> = {}): Expected => ({
  ...{ id, seat: id, name, kana: null, organization: null, email: null },
  ...fields,
});

const TARO = person("taro", "釧路 太郎", {
  kana: "クシロ タロウ",
  organization: "釧路保健所",
  email: "taro@example.jp",
});
const HANAKO = person("hanako", "佐藤 花子", { kana: "さとう はなこ", organization: "根室市役所" });
const NAMESAKE = person("namesake", "佐藤花子", { organization: "釧路市役所" });
const YOSHIDA = person("yoshida", "𠮷田 髙志", { kana: "よしだ たかし" });
const EVERYBODY = [TARO, HANAKO, YOSHIDA];

const match = (name: string, email: string | null = null, expected: readonly Expected[] = EVERYBODY) =>
  matchParticipants([{ name, email }], expected)[0];

describe("by the name they showed", () => {
  test.each([
    "釧路　太郎",
    "釧路太郎",
    "くしろ太郎(釧路保健所)",
    "ｸｼﾛ ﾀﾛｳ",
    "くしろたろう",
    "太郎 釧路",
    "釧路保健所 釧路太郎",
    "【釧路保健所】釧路 太郎",
    "釧路太郎＠釧路保健所",
    "01_釧路太郎",
    "釧路保健所釧路太郎",
    "釧路太郎 様",
    "釧路太郎様（委員）",
    "釧路 太郎 (ゲスト)",
    "新しい名前 (釧路 太郎)",
  ])("%s is 釧路 太郎", (name) => {
    expect(match(name)).toEqual({ by: "name", id: "taro" });
  });

  test("variants of characters are one", () => {
    expect(match("吉田高志")).toEqual({ by: "name", id: "yoshida" });
  });

  test("namesakes are told apart by their organization, or asked about", () => {
    const both = [...EVERYBODY, NAMESAKE];
    expect(match("佐藤花子", null, both)).toEqual({ by: "choice", ids: ["hanako", "namesake"] });
    expect(match("佐藤花子（根室市）", null, both)).toEqual({ by: "name", id: "hanako" });
    expect(match("佐藤花子（帯広市）", null, both)).toEqual({ by: "choice", ids: ["hanako", "namesake"] });
  });

  test("part of a name, or a name in a longer one, is asked about", () => {
    expect(match("佐藤")).toEqual({ by: "choice", ids: ["hanako"] });
    expect(match("佐藤 一郎")).toEqual({ by: "choice", ids: ["hanako"] });
    expect(match("佐藤花子美")).toEqual({ by: "choice", ids: ["hanako"] });
    expect(match("市立病院佐藤花子")).toEqual({ by: "choice", ids: ["hanako"] });
  });

  test("nobody is nobody", () => {
    expect(match("根室 次郎")).toEqual({ by: "none" });
    expect(match("iPad")).toEqual({ by: "none" });
    expect(match("・")).toEqual({ by: "none" });
    expect(matchParticipants([{ name: "釧路太郎", email: null }], [])).toEqual([{ by: "none" }]);
  });
});

describe("by their address", () => {
  test("it counts before the name, in any case, and says where the name shown is another", () => {
    expect(match("釧路太郎", "TARO@example.jp")).toEqual({ by: "mail", id: "taro", otherName: false });
    expect(match("iPhone", "taro@example.jp")).toEqual({ by: "mail", id: "taro", otherName: true });
  });

  test("of one person's address and another's name the desk is asked", () => {
    expect(match("佐藤花子", "taro@example.jp")).toEqual({ by: "choice", ids: ["taro", "hanako"] });
  });

  test("an office's address is told apart by the name", () => {
    const office = [TARO, { ...HANAKO, email: "taro@example.jp" }];
    expect(match("佐藤花子", "taro@example.jp", office)).toEqual({ by: "mail", id: "hanako", otherName: false });
    expect(match("釧路保健所", "taro@example.jp", office)).toEqual({ by: "choice", ids: ["taro", "hanako"] });
  });

  test("a proxy with the member's address is the proxy", () => {
    const proxy = person("proxy", "根室 次郎", { seat: "taro" });
    expect(match("根室次郎", "taro@example.jp", [TARO, proxy])).toEqual({ by: "name", id: "proxy" });
  });

  test("of several by one account none is its owner but the one who bears the name", () => {
    const came = ["釧路 太郎", "鈴木", "iPad"].map((name) => ({ name, email: "taro@example.jp" }));
    expect(matchParticipants(came, EVERYBODY)).toEqual([
      { by: "mail", id: "taro", otherName: false },
      { by: "choice", ids: ["taro"] },
      { by: "choice", ids: ["taro"] },
    ]);
    expect(matchParticipants(came.slice(1), EVERYBODY)).toEqual([
      { by: "choice", ids: ["taro"] },
      { by: "choice", ids: ["taro"] },
    ]);
  });
});

test("nobody is taken for sure whose name and address are both another's", () => {
  const words = fc.constantFrom("釧路", "太郎", "佐藤", "花子", "根室市", "iPad", "くしろ", "(ゲスト)", "たろう", "@");
  const shown = fc.array(words, { maxLength: 5 }).map((each) => each.join(" "));
  fc.assert(
    fc.property(shown, (name) => {
      const found = match(name, null, [...EVERYBODY, NAMESAKE]);
      if (found?.by !== "name") return;
      // Of two namesakes, the one whose office stands beside the name.
      const namesake = /(?=.*佐藤)(?=.*花子)(?=.*釧路)/;
      const known = { taro: /太郎|たろう/, hanako: /花子/, namesake }[found.id] ?? /$^/;
      expect(name).toMatch(known);
    }),
  );
});

test("two thousand people are matched with two thousand at once", () => {
  const many = Array.from({ length: 2000 }, (_, i) =>
    person(`p${i}`, `姓${i % 50} 名${i}`, { organization: `機関${i % 90}` }),
  );
  const shown = many.map(({ name, organization }, i) => ({
    name: i % 2 ? name : `${name}（${organization}）`,
    email: null,
  }));
  expect(matchParticipants(shown, many).filter(({ by }) => by !== "name")).toEqual([]);
});

test("what is shown of somebody unknown is read as name and organization", () => {
  expect(readShownName("くしろ太郎(釧路保健所)")).toEqual({ name: "くしろ太郎", organization: "釧路保健所" });
  expect(readShownName("【釧路市役所】根室 次郎")).toEqual({ name: "根室 次郎", organization: "釧路市役所" });
  expect(readShownName("根室次郎＠市立病院")).toEqual({ name: "根室次郎", organization: "市立病院" });
  expect(readShownName("市立病院 根室 次郎")).toEqual({ name: "根室 次郎", organization: "市立病院" });
  expect(readShownName("根室 次郎 (ゲスト)")).toEqual({ name: "根室 次郎", organization: "" });
  expect(readShownName("次郎 (根室 次郎)")).toEqual({ name: "次郎", organization: "" });
  expect(readShownName("中村(花子)")).toEqual({ name: "中村", organization: "" });
});

test("rooms, the desk and devices are told from people", () => {
  expect(isTerminal("釧路保健所 会議室", [])).toBe(true);
  expect(isTerminal("釧路保健所", ["釧路保健所"])).toBe(true);
  expect(isTerminal("ホスト", [])).toBe(true);
  for (const shared of ["共有PC", "会場ＰＣ2", "貸出端末", "釧路保健所 共有"])
    expect(isTerminal(shared, []), shared).toBe(true);
  for (const person of ["釧路 太郎（釧路保健所）", "釧路 太郎（PC）", "釧路太郎のPC", "upcoming", "Pcock 花子"])
    expect(isTerminal(person, ["釧路保健所"]), person).toBe(false);
  for (const device of ["iPad (2)", "Galaxy S21", "PC-USER01", "a", "123456"])
    expect(namesNobody(device), device).toBe(true);
  expect(namesNobody("釧路 太郎")).toBe(false);
});
