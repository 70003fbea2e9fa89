import { describe, expect, test } from "vitest";
import { findParticipantHead, headByHand, participantsIn } from "#app/domain/participant-list.ts";
import { gridOf, TEAMS, TEAMS_ENGLISH, WEBEX, ZOOM } from "#tests/support/participants.ts";

const DAY = { from: "2026-07-01", until: "2026-07-01" };

function read(text: string, days = DAY) {
  const grid = gridOf(text);
  const head = findParticipantHead(grid);
  if (!head) throw new Error("no headings found");
  return participantsIn(grid, head, days);
}

const told = (text: string) =>
  read(text).participants.map(({ name, email, stays, minutes, rows }) => [name, email, stays.length, minutes, rows]);

describe("the lists of the meeting programs", () => {
  test("Zoom: the meeting's block is passed over, comings are one person's, the waiting room is none", () => {
    const list = read(ZOOM);
    expect(told(ZOOM)).toEqual([
      ["釧路保健所 会議室", "host@kushiro.example.jp", 1, 152, [5]],
      ["釧路　太郎", "taro@example.jp", 2, 116, [6, 7]],
      ["くしろ花子(釧路保健所)", null, 1, 69, [8]],
      ["佐藤, 一郎", null, 1, 130, [10]],
      ["iPad", null, 1, 130, [11]],
    ]);
    expect(list).toMatchObject({ notIn: 1, otherDays: 0 });
    expect(list.participants[2]?.stays).toEqual([
      { from: new Date("2026-07-01T14:20:30+09:00"), until: new Date("2026-07-01T15:29:10+09:00") },
    ]);
  });

  test("Teams: the part of the participants alone", () => {
    expect(told(TEAMS)).toEqual([
      ["釧路 太郎", "taro@example.jp", 1, 100, [11]],
      ["くしろ花子 (ゲスト)", null, 1, 68 + 40 / 60, [12]],
      ["根室 次郎", "jiro@nemuro.example.jp", 1, 133.5, [13]],
    ]);
  });

  test("Teams in English, with days of America", () => {
    const { participants } = read(TEAMS_ENGLISH);
    expect(participants.map(({ name }) => name)).toEqual(["Kushiro Taro", "Nemuro Jiro"]);
    expect(participants[1]?.stays[0]?.from).toEqual(new Date("2026-07-01T14:30:00+09:00"));
  });

  test("Webex: the meeting's own times and names are not the person's", () => {
    expect(told(WEBEX)).toEqual([["釧路 太郎", "taro@example.jp", 2, 177, [2, 3]]]);
  });

  test("Zoom with each person once has no times, and with the host beside them another one's address", () => {
    const unique = "名前 (元の名前),ユーザーのメール,合計時間 (分),ゲスト\n釧路 太郎,taro@example.jp,116,はい";
    expect(told(unique)).toEqual([["釧路 太郎", "taro@example.jp", 0, 116, [2]]]);
    const wide = [
      "Topic,Meeting ID,User Name,User Email,Duration (Minutes),Participants,Name (Original Name),User Email,Duration (Minutes)",
      "Home care,812,Host,host@example.jp,152,6,釧路 太郎 (iPhone),taro@example.jp,116",
    ].join("\n");
    expect(told(wide)).toEqual([["釧路 太郎 (iPhone)", "taro@example.jp", 0, 116, [2]]]);
  });

  test("Zoom's webinars: those who registered and never came are not in it", () => {
    const webinar = [
      "Attendee Details",
      "Attended,User Name (Original Name),First Name,Last Name,Email,Join Time,Leave Time,Time in Session (minutes)",
      "Yes,釧路 太郎,太郎,釧路,taro@example.jp,07/01/2026 01:55:00 PM,07/01/2026 04:11:00 PM,136",
      "No,根室 次郎,次郎,根室,jiro@example.jp,--,--,--",
    ].join("\n");
    expect(told(webinar)).toEqual([["釧路 太郎", "taro@example.jp", 1, 136, [3]]]);
    expect(read(webinar).notIn).toBe(1);
  });
});

describe("who is one person", () => {
  const rows = (...lines: string[]) => told(["Name,Email,Join Time,Leave Time", ...lines].join("\n"));
  const times = "2026-07-01 14:00:00,2026-07-01 16:00:00";

  test("one name under two addresses is two people; beside them nobody is told who has none", () => {
    expect(rows(`佐藤 花子,a@example.jp,${times}`, `佐藤 花子,b@example.jp,${times}`, `佐藤花子,,${times}`)).toEqual([
      ["佐藤 花子", "a@example.jp", 1, null, [2]],
      ["佐藤 花子", "b@example.jp", 1, null, [3]],
      ["佐藤花子", null, 1, null, [4]],
    ]);
  });

  test("two names under an office's address are two lines, and a name is one however it is spelled", () => {
    expect(
      rows(`佐藤 花子,a@example.jp,${times}`, `髙橋一,A@example.jp,${times}`, `高橋　一,a@example.jp,${times}`),
    ).toEqual([
      ["佐藤 花子", "a@example.jp", 1, null, [2]],
      ["髙橋一", "a@example.jp", 2, null, [3, 4]],
    ]);
  });

  test("without a name the address is shown; without either there is nobody", () => {
    expect(rows(`,a@example.jp,${times}`, `,,${times}`)).toEqual([["a@example.jp", "a@example.jp", 1, null, [2]]]);
  });
});

test("rows of other days are another meeting's", () => {
  const week = [
    "Name,Email,Join Time,Leave Time",
    "A,,2026-06-30 14:00:00,2026-06-30 15:00:00",
    "B,,2026-07-01 14:00:00,2026-07-01 15:00:00",
  ];
  expect(read(week.join("\n"))).toMatchObject({ otherDays: 1, otherDay: "2026-06-30", participants: [{ name: "B" }] });
});

test("times alone are the session's day's, over midnight too", () => {
  const night = "Name,Join Time,Leave Time\nA,22:30,0:15";
  expect(read(night, { from: "2026-07-01", until: "2026-07-02" }).participants[0]?.stays).toEqual([
    { from: new Date("2026-07-01T22:30:00+09:00"), until: new Date("2026-07-02T00:15:00+09:00") },
  ]);
});

test("of unknown headings the desk tells the columns", () => {
  const grid = gridOf("研修の記録\n受講した方,連絡,入,出\n釧路 太郎,taro@example.jp,2026/07/01 14:00,2026/07/01 15:30");
  expect(findParticipantHead(grid)).toBeNull();
  const head = headByHand(grid, { name: 0, email: 1, joined: 2, left: 3 });
  expect(head.headings).toEqual(["受講した方", "連絡", "入", "出"]);
  expect(participantsIn(grid, head, DAY).participants).toMatchObject([{ name: "釧路 太郎", email: "taro@example.jp" }]);
});

test("an empty file has no list", () => {
  expect(findParticipantHead([])).toBeNull();
  expect(headByHand([])).toEqual({ headingRow: 0, headings: [], columns: {} });
});
