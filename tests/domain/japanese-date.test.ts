import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatDate,
  formatDateShort,
  formatDateWithoutWeekday,
  formatDay,
  parseJapaneseDate,
} from "#app/domain/japanese-date.ts";
import { addDays } from "#app/domain/tokyo-time.ts";

test.each([
  "令和6年4月1日",
  "令和６年４月１日（月）",
  "令和6年4月1日(月曜日)",
  "令和 6 年 4 月 1 日",
  "令和06年04月01日",
  "R6.4.1",
  "r6.4.1",
  "Ｒ６．４．１",
  "R6/4/1",
  "R6-4-1",
  "R06.04.01",
  "2024/4/1",
  "２０２４／４／１",
  "2024/04/01",
  "2024-04-01",
  "２０２４－０４－０１",
  "２０２４ー０４ー０１",
  "2024−04−01",
  "2024.4.1",
  "2024年4月1日",
  "20240401",
  "２０２４０４０１",
  "　2024/4/1　",
  // One character for the era, as Japanese input methods offer it (U+32FF).
  "㋿6年4月1日",
])("%j is 2024-04-01", (text) => {
  expect(parseJapaneseDate(text)).toEqual({ ok: true, value: { date: "2024-04-01", convertedEra: false } });
});

test.each([
  ["令和元年5月1日", "2019-05-01"],
  ["令和元年５月１日（水）", "2019-05-01"],
  ["R1.5.1", "2019-05-01"],
  ["平成31年4月30日", "2019-04-30"],
  ["平成元年1月8日", "1989-01-08"],
  ["昭和64年1月7日", "1989-01-07"],
  ["S元.12.25", "1926-12-25"],
])("%j is %s: eras begin and end on their days", (text, date) => {
  expect(parseJapaneseDate(text)).toEqual({ ok: true, value: { date, convertedEra: false } });
});

test.each([
  ["平成31年5月1日", "2019-05-01"],
  ["平成31年6月14日", "2019-06-14"],
  ["平成31年6月14日（金）", "2019-06-14"],
  ["H31.6.1", "2019-06-01"],
  ["H36.4.1", "2024-04-01"],
  ["昭和64年1月8日", "1989-01-08"],
])("%j, on a paper older than the change of era, is converted to %s and said so", (text, date) => {
  expect(parseJapaneseDate(text)).toEqual({ ok: true, value: { date, convertedEra: true } });
});

test.each([
  ["", "empty"],
  ["　", "empty"],
  ["来月", "unreadable"],
  ["4月1日", "unreadable"],
  ["6/4/1", "unreadable"],
  ["令和6年4月", "unreadable"],
  ["令和六年四月一日", "unreadable"],
  ["2024/4/1/2", "unreadable"],
  ["0206/4/1", "unreadable"],
  ["9024-04-01", "unreadable"],
  ["2024040", "unreadable"],
  ["2023-02-29", "no-such-day"],
  ["令和5年2月29日", "no-such-day"],
  ["R6.4.31", "no-such-day"],
  ["2024/13/1", "no-such-day"],
  ["2024/4/0", "no-such-day"],
  ["20240431", "no-such-day"],
  ["令和0年4月1日", "no-such-day"],
  ["令和元年4月30日", "before-era"],
  ["R1.4.30", "before-era"],
  ["平成元年1月7日", "before-era"],
  ["昭和元年12月24日", "before-era"],
  ["令和6年4月1日（火）", "weekday-differs"],
  ["2024/4/1(日)", "weekday-differs"],
  ["平成31年6月14日（土）", "weekday-differs"],
])("%j is refused: %s", (text, error) => {
  expect(parseJapaneseDate(text)).toEqual({ ok: false, error });
});

test.each([
  ["2024-04-01", "令和6年4月1日（月）", "R6.4.1", "4月1日（月）"],
  ["2019-05-01", "令和元年5月1日（水）", "R1.5.1", "5月1日（水）"],
  ["2019-04-30", "平成31年4月30日（火）", "H31.4.30", "4月30日（火）"],
  ["1989-01-07", "昭和64年1月7日（土）", "S64.1.7", "1月7日（土）"],
  ["1926-12-24", "1926年12月24日（金）", "1926-12-24", "12月24日（金）"],
])("%s is written %s, %s, %s", (date, long, short, day) => {
  expect(formatDate(date)).toBe(long);
  expect(formatDateShort(date)).toBe(short);
  expect(formatDay(date)).toBe(day);
});

test("every day from 1926 to 2100, as it is written, reads back as the same day", () => {
  for (let date = "1926-01-01"; date <= "2100-12-31"; date = addDays(date, 1)) {
    for (const text of [formatDate(date), formatDateWithoutWeekday(date), formatDateShort(date), date]) {
      const read = parseJapaneseDate(text);
      if (!read.ok || read.value.date !== date || read.value.convertedEra)
        expect.fail(`${text}: ${JSON.stringify(read)}`);
    }
  }
});

/** Every way an office writes a day: with era in words or letters, western, packed; plain or with zeros before. */
function writtenForms(date: string): string[] {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const [, era = "", nth = ""] = formatDateWithoutWeekday(date).match(/^(\D+?)(元|\d+)年/) ?? [];
  const letter = { 令和: "R", 平成: "H", 昭和: "S" }[era];
  const n = nth === "元" ? 1 : Number(nth);
  const zeros = (value: number, length = 2) => String(value).padStart(length, "0");
  const western = ["/", "-", "."].flatMap((sign) => [
    [year, month, day].join(sign),
    [year, zeros(month), zeros(day)].join(sign),
  ]);
  const eras = letter
    ? [
        `${era}${nth}年${month}月${day}日`,
        `${era}${zeros(n)}年${zeros(month)}月${zeros(day)}日`,
        formatDate(date),
        ...[".", "/", "-"].flatMap((sign) => [
          [`${letter}${n}`, month, day].join(sign),
          [`${letter.toLowerCase()}${zeros(n)}`, zeros(month), zeros(day)].join(sign),
        ]),
      ]
    : [];
  return [...western, ...eras, `${year}年${month}月${day}日`, `${year}${zeros(month)}${zeros(day)}`];
}

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

test("every day of the eras, in every written form, half and full width, with blanks or without, is read as itself", () => {
  for (let date = "1926-12-25"; date <= "2060-12-31"; date = addDays(date, 1)) {
    for (const written of writtenForms(date)) {
      for (const text of [written, fullWidth(written), `　${written} `]) {
        const read = parseJapaneseDate(text);
        if (!read.ok || read.value.date !== date || read.value.convertedEra) {
          expect.fail(`${text} for ${date}: ${JSON.stringify(read)}`);
        }
      }
    }
  }
}, 120_000);

test("every form of a day the calendar lacks is refused as such", () => {
  const lacking = fc
    .tuple(fc.integer({ min: 2019, max: 2100 }), fc.constantFrom([2, 30], [2, 31], [4, 31], [6, 31], [9, 31], [11, 31]))
    .map(([year, [month, day]]) => ({ year, month: month as number, day: day as number }));
  fc.assert(
    fc.property(lacking, ({ year, month, day }) => {
      const era = year - 2018;
      const zeros = (value: number) => String(value).padStart(2, "0");
      const forms = [
        `${year}/${month}/${day}`,
        `${year}-${zeros(month)}-${zeros(day)}`,
        `${year}年${month}月${day}日`,
        `${year}${zeros(month)}${zeros(day)}`,
        `令和${era}年${month}月${day}日`,
        `R${era}.${month}.${day}`,
      ];
      for (const form of [...forms, ...forms.map(fullWidth)]) {
        expect([form, parseJapaneseDate(form)]).toEqual([form, { ok: false, error: "no-such-day" }]);
      }
    }),
  );
});

test("what is written agrees with the runtime's own Japanese calendar", () => {
  const intl = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" });
  const anyDay = fc.date({ min: new Date("1926-12-25"), max: new Date("2100-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(anyDay, (at) => {
      expect(formatDateWithoutWeekday(at.toISOString().slice(0, 10))).toBe(intl.format(at));
    }),
  );
});

test("whatever is typed, a day that is read is one of the calendar, and nothing throws", () => {
  const nearly = fc
    .tuple(fc.constantFrom("令和", "平成", "昭和", "R", "H", "S", ""), fc.nat(9999), fc.nat(20), fc.nat(40))
    .map(([era, year, month, day]) => `${era}${year}年${month}月${day}日`);
  const packed = fc.stringMatching(/^[0-9０-９]{8}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), nearly, packed), (text) => {
      const read = parseJapaneseDate(text);
      if (!read.ok) return;
      expect(read.value.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(new Date(`${read.value.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(read.value.date);
    }),
    { numRuns: 1000 },
  );
});
