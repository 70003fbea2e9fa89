import { expect, test } from "vitest";
import { attendanceText } from "#app/routes/cards/proposed-card.ts";
import { lecturersText } from "#app/text/record.ts";

const share = (label: string, people: number) => ({ label, people });
const NOBODY = { shares: [], unnamed: 0 };

test("attendance in words: 約 is kept, 不明 is said, the rest is summed up", () => {
  expect(attendanceText({ headcount: { kind: "unknown" }, attendance: NOBODY })).toBe("人数は不明");
  expect(attendanceText({ headcount: { kind: "stated", people: 80, approximate: true }, attendance: NOBODY })).toBe(
    "約80人",
  );
  const shares = ["医師", "看護師", "薬剤師", "保健師", "行政職", "介護福祉士", "弁護士"].map((label) =>
    share(label, 2),
  );
  expect(attendanceText({ headcount: { kind: "listed", people: 17 }, attendance: { shares, unnamed: 3 } })).toBe(
    "17人（医師2人、看護師2人、薬剤師2人、保健師2人、行政職2人、介護福祉士2人、ほか5人）",
  );
  expect(
    attendanceText({
      headcount: { kind: "stated", people: 80, approximate: true },
      attendance: { shares: [share("市町", 5)], unnamed: 0 },
    }),
  ).toBe("約80人（記録のある方：市町5人）");
});

test("lecturers stand once, whether the agenda or the attendance list knows them", () => {
  const agenda = [
    { presenter: "釧路医師会　会長　釧路 太郎", presenterRole: "lecturer" },
    { presenter: "事務局", presenterRole: null },
    { presenter: "根室 次郎", presenterRole: "topicProvider" },
  ];
  const came = [
    { name: "釧路太郎", organizationName: "釧路医師会", title: "会長" },
    { name: "北見 花子", organizationName: "北見大学", title: null },
  ];
  expect(lecturersText(agenda, came)).toBe("釧路医師会　会長　釧路 太郎、根室 次郎、北見大学　北見 花子");
  expect(lecturersText([], [])).toBe("");
});
