import fc from "fast-check";
import { expect, test } from "vitest";
import { readPersonLines } from "#app/domain/person-lines.ts";

test("lines of a sheet and lines with commas, in half and full width", () => {
  const text = [
    "氏名\t所属\t役職\tメール",
    "釧路 花子\t釧路市役所\t課長\thanako@example.jp",
    "",
    "根室 太郎,根室市役所,係長,taro@example.jp",
    "厚岸　次郎，厚岸町役場，，jiro＠example．jp",
    "標茶 三郎",
    "弟子屈 四郎, shiro@example.jp",
  ].join("\r\n");
  expect(readPersonLines(text)).toEqual([
    person(2, "釧路 花子", "釧路市役所", "課長", "hanako@example.jp"),
    person(4, "根室 太郎", "根室市役所", "係長", "taro@example.jp"),
    person(5, "厚岸　次郎", "厚岸町役場", null, "jiro@example.jp"),
    person(6, "標茶 三郎", null, null, null),
    person(7, "弟子屈 四郎", null, null, "shiro@example.jp"),
  ]);
});

function person(
  line: number,
  name: string,
  organizationName: string | null,
  title: string | null,
  email: string | null,
) {
  return { line, name, organizationName, title, email, problem: null };
}

test.each([
  [",釧路市役所", "name-missing"],
  ["釧路 花子,釧路市役所,課長,hanako@", "mail-unreadable"],
  ["釧路 花子,釧路市役所,課長,電話のみ", "mail-unreadable"],
  ["釧路 花子,釧路市役所,課長,hanako@example.jp,備考", "too-many-cells"],
  [`${"長".repeat(101)},釧路市役所`, "too-long"],
])("%s is refused: %s", (line, problem) => {
  expect(readPersonLines(line)[0]?.problem).toBe(problem);
});

test("the same person twice is taken once", () => {
  const twice = readPersonLines("釧路 花子,釧路市役所\n釧路 花子,釧路市役所\n釧路 花子,根室市役所");
  expect(twice.map(({ problem }) => problem)).toEqual([null, "named-before", null]);
});

test("whatever is pasted, each line is read once and none throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const lines = readPersonLines(text).map(({ line }) => line);
      expect(new Set(lines).size).toBe(lines.length);
    }),
  );
});

test("a name is stored as it was pasted", () => {
  fc.assert(
    fc.property(fc.constantFrom("\u{fa19} 誠", "𠮷田　修", "ﾀｶﾊｼ ﾊﾅｺ"), (name) => {
      expect(readPersonLines(`${name}\t釧路市役所`)[0]?.name).toBe(name);
    }),
  );
});
