import { Readable } from "node:stream";
import Encoding from "encoding-japanese";
import { describe, expect, test } from "vitest";
import { keepFile } from "#app/adapters/files/file-store.server.ts";
import type { PresentPerson } from "#app/domain/attendance.ts";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import { showAttendance } from "#app/use-cases/attendance/show-attendance.ts";
import { showCertificates } from "#app/use-cases/certificates/show-certificates.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { type LineDecision, recordParticipants } from "#app/use-cases/participants/record-participants.ts";
import { type ShownParticipants, showParticipants } from "#app/use-cases/participants/show-participants.ts";
import { takeEvents } from "#app/use-cases/reception/take-events.ts";
import { TEAMS, utf16, WEBEX, ZOOM } from "#tests/support/participants.ts";
import { answer, confirmYear, withPeople } from "../attendance/day-over.ts";

async function keep(ctx: StaffContext, content: string | Buffer): Promise<string> {
  const kept = await keepFile(ctx.settings.filesDir, Readable.from([Buffer.from(content)]), 2 ** 21);
  if (!kept.ok) throw new Error(kept.error);
  return kept.value.sha256;
}

/** A meeting to which 釧路 太郎 (by address), 釧路 花子 (くしろ はなこ) and 根室 次郎 were called, on the evening after. */
async function onlineMeeting(fields: Parameters<typeof withPeople>[1] = { format: "hybrid" }) {
  const over = await withPeople(["釧路 太郎", "釧路 花子", "根室 次郎"], fields);
  const [taro, hanako, jiro] = over.invitations;
  await over.ctx.db.person.update({ where: { id: taro.personId }, data: { email: "taro@example.jp" } });
  await over.ctx.db.person.update({ where: { id: hanako.personId }, data: { kana: "くしろ はなこ" } });
  return { ...over, taro, hanako, jiro };
}

async function shownOf(ctx: StaffContext, sessionId: string, file: string): Promise<ShownParticipants> {
  const shown = await showParticipants(ctx, { sessionId, file, columns: null });
  if (!shown.ok) throw new Error(shown.error);
  return shown.value;
}

/** As the page proposes it, with what the desk corrects by the name shown. */
function decided({ lines }: ShownParticipants, corrected: Record<string, Partial<LineDecision>> = {}): LineDecision[] {
  return (lines ?? []).map(({ name, proposal, unknown }) => {
    const organization = unknown.organization || "不明";
    return { as: proposal, rewrite: false, name: unknown.name, organization, ...corrected[name] };
  });
}

const rowsOf = async (ctx: StaffContext) =>
  (await ctx.db.attendance.findMany({ orderBy: { name: "asc" } })).map(
    ({ name, organizationName, role, mode, arrivedAt, leftAt }) => [
      name,
      organizationName,
      role,
      mode,
      arrivedAt?.toISOString().slice(11, 16),
      leftAt?.toISOString().slice(11, 16),
    ],
  );

describe("what is proposed", () => {
  test("by address and by name for sure; a room is left out, who is unknown is new, what says nothing is asked", async () => {
    const { ctx, session, taro, hanako } = await onlineMeeting();
    const shown = await shownOf(ctx, session.id, await keep(ctx, `\ufeff${ZOOM}`));
    expect(shown.lines?.map(({ name, by, proposal }) => [name, by, proposal])).toEqual([
      ["釧路保健所 会議室", "none", "leave"],
      ["釧路　太郎", "mail", `called:${taro.id}`],
      ["くしろ花子(釧路保健所)", "name", `called:${hanako.id}`],
      ["佐藤, 一郎", "none", "new"],
      ["iPad", "none", ""],
    ]);
    expect(shown.lines?.[1]).toMatchObject({ minutes: 100, away: 20, arrived: null, left: null, isShort: false });
    expect(shown.lines?.[2]).toMatchObject({ minutes: 69, arrived: "14:20", left: "15:30" });
    expect(await ctx.db.attendance.count()).toBe(0);
  });

  test("Teams in UTF-16 and Shift_JIS of older programs are read alike", async () => {
    const { ctx, session } = await onlineMeeting();
    const teams = await shownOf(ctx, session.id, await keep(ctx, utf16(TEAMS)));
    expect(teams.lines?.map(({ name, by, minutes }) => [name, by, minutes])).toEqual([
      ["釧路 太郎", "mail", 100],
      ["くしろ花子 (ゲスト)", "name", 69],
      ["根室 次郎", "name", 120],
    ]);
    const older = "名前,入室時刻,退室時刻\r\n根室次郎,2026/07/01 14:00,2026/07/01 15:00\r\n";
    const file = await keep(ctx, Buffer.from(Encoding.convert(Encoding.stringToCode(older), "SJIS", "UNICODE")));
    expect((await shownOf(ctx, session.id, file)).lines).toMatchObject([{ name: "根室次郎", by: "name", minutes: 60 }]);
  });

  test("less than a 受講証 needs is marked, and so is looking in", async () => {
    const { ctx, session } = await onlineMeeting({ category: "training", certificateMinutes: 110 });
    const shown = await shownOf(ctx, session.id, await keep(ctx, ZOOM));
    expect(shown.lines?.filter(({ isShort }) => isShort).map(({ name }) => name)).toEqual([
      "釧路　太郎",
      "くしろ花子(釧路保健所)",
    ]);
  });

  test("who was there only before it began is left out, called or not", async () => {
    const { ctx, session } = await onlineMeeting();
    const file = await keep(ctx, "名前,入室時刻,退室時刻\n根室 次郎,2026/07/01 13:00,2026/07/01 13:20\n");
    expect((await shownOf(ctx, session.id, file)).lines).toMatchObject([{ by: "name", minutes: 0, proposal: "leave" }]);
  });

  test("headings nobody knows are asked about, and told by hand", async () => {
    const { ctx, session } = await onlineMeeting();
    const file = await keep(ctx, "受講した方,連絡先\n根室 次郎,jiro@example.jp\n");
    expect(await shownOf(ctx, session.id, file)).toMatchObject({
      lines: null,
      head: { headings: ["受講した方", "連絡先"] },
    });
    const columns = { name: 0, email: 1 };
    expect(await showParticipants(ctx, { sessionId: session.id, file, columns })).toMatchObject({
      value: { lines: [{ name: "根室 次郎", by: "name", minutes: null }] },
    });
  });
});

describe("what is recorded", () => {
  test("those decided, online, with their times; the same file again changes nothing", async () => {
    const { ctx, session } = await onlineMeeting();
    const file = await keep(ctx, ZOOM);
    const shown = await shownOf(ctx, session.id, file);
    const decisions = decided(shown, { iPad: { as: "leave" } });
    const input = { sessionId: session.id, version: 0, file, columns: null, decisions };
    expect(await recordParticipants(ctx, input)).toEqual({ ok: true, value: { people: 3, changed: true } });
    expect(await rowsOf(ctx)).toEqual([
      ["佐藤, 一郎", "不明", "observer", "online", undefined, undefined],
      ["釧路 太郎", "釧路 太郎の所属", "member", "online", undefined, undefined],
      ["釧路 花子", "釧路 花子の所属", "member", "online", "05:20", "06:30"],
    ]);
    const again = await shownOf(ctx, session.id, file);
    expect(again.lines?.map(({ differs }) => differs)).toEqual([false, false, false, false, false]);
    expect(again.session.version).toBe(1);
    const same = { ...input, version: 1, decisions: decided(again, { iPad: { as: "leave" } }) };
    expect(await recordParticipants(ctx, same)).toEqual({ ok: true, value: { people: 3, changed: false } });
    expect(await ctx.db.auditRecord.findMany()).toMatchObject([{ action: "attendance.import" }]);
    expect(JSON.stringify(await ctx.db.auditRecord.findMany())).not.toContain("花子");
  });

  test("who came on site stays so, and times recorded by hand are kept unless they are to be rewritten", async () => {
    const { ctx, session, taro, hanako } = await onlineMeeting();
    const { id: sessionId, prefectureId } = session;
    const by = { sessionId, prefectureId, role: "member" } as const;
    await ctx.db.attendance.create({
      data: { ...by, invitationId: taro.id, personId: taro.personId, name: "釧路 太郎" },
    });
    const early = { leftAt: new Date("2026-07-01T15:00:00+09:00"), mode: "online" } as const;
    const row = { ...by, ...early, invitationId: hanako.id, personId: hanako.personId, name: "釧路 花子" };
    await ctx.db.attendance.create({ data: row });
    const file = await keep(ctx, ZOOM);
    const shown = await shownOf(ctx, sessionId, file);
    expect(shown.lines?.map(({ differs }) => differs)).toEqual([false, false, true, false, false]);
    expect(shown.people.find(({ id }) => id === `called:${hanako.id}`)?.record).toEqual({
      mode: "online",
      arrived: null,
      left: "15:00",
    });
    const left = { iPad: { as: "leave" }, "佐藤, 一郎": { as: "leave" } };
    const input = { sessionId, version: 0, file, columns: null };
    expect(await recordParticipants(ctx, { ...input, decisions: decided(shown, left) })).toMatchObject({
      value: { changed: false },
    });
    const decisions = decided(shown, {
      ...left,
      "くしろ花子(釧路保健所)": { rewrite: true },
      "釧路　太郎": { rewrite: true },
    });
    expect(await recordParticipants(ctx, { ...input, decisions })).toMatchObject({ value: { changed: true } });
    expect((await rowsOf(ctx)).map(([name, , , ...how]) => [name, ...how])).toEqual([
      ["釧路 太郎", "onSite", undefined, undefined],
      ["釧路 花子", "online", "05:20", "06:30"],
    ]);
  });

  test("two lines decided to be one person are one, their times together", async () => {
    const { ctx, session, jiro } = await onlineMeeting();
    const lines = [
      "名前,入室時刻,退室時刻",
      "iPad,2026/07/01 14:30,2026/07/01 15:00",
      "PC,2026/07/01 14:50,2026/07/01 15:30",
    ];
    const file = await keep(ctx, `${lines.join("\n")}\n会議室,2026/07/01 13:00,2026/07/01 16:10\n`);
    const as = `called:${jiro.id}`;
    const decisions = decided(await shownOf(ctx, session.id, file), { iPad: { as }, PC: { as } });
    await recordParticipants(ctx, { sessionId: session.id, version: 0, file, columns: null, decisions });
    expect(await rowsOf(ctx)).toEqual([["根室 次郎", "根室 次郎の所属", "member", "online", "05:30", "06:30"]]);
  });

  test("a proxy who was named comes as the proxy", async () => {
    const { ctx, session, jiro } = await onlineMeeting();
    await answer(ctx, jiro, { answer: "proxy", proxyName: "根室 三郎", proxyTitle: "主査" });
    const file = await keep(ctx, "名前,メール\n根室三郎,\n");
    const decisions = decided(await shownOf(ctx, session.id, file));
    expect(decisions.map(({ as }) => as)).toEqual([`proxy:${jiro.id}`]);
    await recordParticipants(ctx, { sessionId: session.id, version: 0, file, columns: null, decisions });
    expect(await ctx.db.attendance.findMany()).toMatchObject([
      { name: "根室 三郎", role: "proxy", title: "主査", representing: "根室 次郎", personId: null, mode: "online" },
    ]);
  });

  test("Webex's two connections are one person", async () => {
    const { ctx, session } = await onlineMeeting();
    const file = await keep(ctx, WEBEX);
    const decisions = decided(await shownOf(ctx, session.id, file));
    const input = { sessionId: session.id, version: 0, file, columns: null, decisions };
    expect(await recordParticipants(ctx, input)).toMatchObject({ value: { people: 1 } });
  });
});

describe("how long, where somebody was away in between", () => {
  /** 釧路 太郎 in the meeting from its start to its end, and away for twenty minutes: 100 of 120, where 110 are needed. */
  async function recorded() {
    const meeting = await onlineMeeting({ format: "hybrid", category: "training", certificateMinutes: 110 });
    const { ctx, session } = meeting;
    const file = await keep(ctx, ZOOM);
    const left = { iPad: { as: "leave" }, "佐藤, 一郎": { as: "leave" }, "くしろ花子(釧路保健所)": { as: "leave" } };
    const decisions = decided(await shownOf(ctx, session.id, file), left);
    await recordParticipants(ctx, { sessionId: session.id, version: 0, file, columns: null, decisions });
    const row = () => ctx.db.attendance.findFirstOrThrow();
    const judged = async () => {
      const shown = await showCertificates(ctx, session.id);
      return shown.ok && shown.value.attendees.map(({ minutes, qualification }) => [minutes, qualification]);
    };
    /** The attendance page sent back as it was opened, with what is changed on it by hand. */
    const byHand = async (change: Partial<Pick<PresentPerson, "arrived" | "left" | "mode">>) => {
      const shown = await showAttendance(ctx, session.id);
      if (!shown.ok) throw new Error(shown.error);
      const present = shown.value.invited.filter((line) => line.present).map(({ entry }) => ({ ...entry, ...change }));
      const { walkIns, groups } = shown.value;
      const { id: sessionId, version } = shown.value.session;
      return recordAttendance(ctx, { sessionId, version, present, walkIns, groups });
    };
    return { ...meeting, file, left, row, judged, byHand };
  }

  test("a 受講証 is judged by the minutes counted, and the page of attendance tells them", async () => {
    const { ctx, session, row, judged } = await recorded();
    expect(await row()).toMatchObject({ arrivedAt: null, leftAt: null, minutesPresent: 100 });
    expect(await judged()).toEqual([[100, "short"]]);
    expect(await showAttendance(ctx, session.id)).toMatchObject({
      value: { invited: [{ minutesPresent: 100 }, { minutesPresent: null }, { minutesPresent: null }] },
    });
  });

  test("the attendance saved with nothing changed keeps them; a time or the way set by hand clears them", async () => {
    const { row, judged, byHand } = await recorded();
    expect(await byHand({})).toMatchObject({ value: { changed: false } });
    expect(await row()).toMatchObject({ minutesPresent: 100 });
    expect(await byHand({ left: "15:58" })).toMatchObject({ value: { changed: true } });
    expect(await row()).toMatchObject({ minutesPresent: null });
    expect(await judged()).toEqual([[118, "enough"]]);
    const other = await recorded();
    expect(await other.byHand({ mode: "onSite" })).toMatchObject({ value: { changed: true } });
    expect(await other.row()).toMatchObject({ mode: "onSite", minutesPresent: null });
  });

  test("a leaving pressed at the reception clears them, an arrival pressed again does not", async () => {
    const { ctx, session, taro, row } = await recorded();
    const about = {
      invitationId: taro.id,
      attendanceId: null,
      enteredBy: null,
      proxy: null,
      walkIn: null,
      asAnswered: false,
    };
    const press = (id: string, kind: "arrived" | "left", time: string) =>
      takeEvents(ctx, {
        ...{ sessionId: session.id, desk: null },
        events: [{ ...about, id, kind, mode: "online", at: new Date(`2026-07-01T${time}:00+09:00`) }],
      });
    await press("0198c000-0000-7000-8000-000000000001", "arrived", "13:50");
    expect(await row()).toMatchObject({ mode: "online", minutesPresent: 100 });
    await press("0198c000-0000-7000-8000-000000000002", "left", "15:00");
    expect(await row()).toMatchObject({ minutesPresent: null, leftAt: new Date("2026-07-01T15:00:00+09:00") });
  });

  test("the list's minutes take the place of those recorded only where they are to be rewritten", async () => {
    const { ctx, session, file, left, row, byHand } = await recorded();
    await byHand({ left: "15:50" });
    await byHand({ left: null });
    expect(await row()).toMatchObject({ leftAt: null, minutesPresent: null });
    const shown = await shownOf(ctx, session.id, file);
    expect(shown.lines?.[1]).toMatchObject({ differs: true });
    const input = { sessionId: session.id, version: shown.session.version, file, columns: null };
    const kept = await recordParticipants(ctx, { ...input, decisions: decided(shown, left) });
    expect(kept).toMatchObject({ value: { changed: false } });
    const decisions = decided(shown, { ...left, "釧路　太郎": { rewrite: true } });
    expect(await recordParticipants(ctx, { ...input, decisions })).toMatchObject({ value: { changed: true } });
    expect(await row()).toMatchObject({ minutesPresent: 100 });
  });
});

describe("what is refused", () => {
  test("a line undecided, one too few, somebody not expected, one person twice, and an older version", async () => {
    const { ctx, session, jiro } = await onlineMeeting();
    const file = await keep(ctx, ZOOM);
    const shown = await shownOf(ctx, session.id, file);
    const record = (decisions: LineDecision[], version = 0) =>
      recordParticipants(ctx, { sessionId: session.id, version, file, columns: null, decisions });
    const iPad = (as: string) => decided(shown, { iPad: { as, name: "佐藤, 一郎" } });
    expect(await record(iPad(""))).toEqual({ ok: false, error: "undecided" });
    expect(await record(iPad("leave").slice(1))).toEqual({ ok: false, error: "list-changed" });
    expect(await record(iPad("called:nobody"))).toEqual({ ok: false, error: "not-expected" });
    expect(await record(iPad("new"))).toEqual({ ok: false, error: "person-twice", names: ["佐藤, 一郎"] });
    expect(await record(iPad(`called:${jiro.id}`), 7)).toEqual({ ok: false, error: "edited-meanwhile" });
    expect(await ctx.db.attendance.count()).toBe(0);
  });

  test("a list of another day, of nobody, no list at all, and a file that is gone", async () => {
    const { ctx, session } = await onlineMeeting();
    const show = async (content: string | Buffer) =>
      showParticipants(ctx, { sessionId: session.id, file: await keep(ctx, content), columns: null });
    expect(await show("Name,Join Time,Leave Time\nA,2026-06-24 14:00,2026-06-24 15:00\n")).toEqual({
      ...{ ok: false, error: "other-day", day: "2026-06-24" },
    });
    expect(await show("Name,Email\n")).toMatchObject({ ok: false, error: "nobody-in-list" });
    expect(await show(Buffer.from("504b0304", "hex"))).toMatchObject({ ok: false, error: "not-a-sheet" });
    const many = Array.from({ length: 2001 }, (_, i) => `人${i},${i}@example.jp`);
    expect(await show(["Name,Email", ...many].join("\n"))).toMatchObject({ ok: false, error: "too-many-rows" });
    for (const file of ["0".repeat(64), "../../renkei.db"]) {
      const gone = await showParticipants(ctx, { sessionId: session.id, file, columns: null });
      expect(gone).toEqual({ ok: false, error: "file-gone" });
    }
  });

  test("once the year's report is confirmed nothing is recorded", async () => {
    const { ctx, center, session } = await onlineMeeting();
    const file = await keep(ctx, WEBEX);
    const decisions = decided(await shownOf(ctx, session.id, file));
    await confirmYear(ctx, center, 2026);
    const input = { sessionId: session.id, version: 0, file, columns: null, decisions };
    expect(await recordParticipants(ctx, input)).toEqual({ ok: false, error: "report-confirmed" });
  });
});

test("two thousand people of whom nobody was called are recorded at once", async () => {
  const { ctx, session } = await onlineMeeting({ category: "training" });
  const many = Array.from({ length: 2000 }, (_, i) => `受講 ${i}（釧路市）,2026/07/01 14:00,2026/07/01 16:00`);
  const file = await keep(ctx, ["名前,入室時刻,退室時刻", ...many].join("\n"));
  const decisions = decided(await shownOf(ctx, session.id, file));
  const input = { sessionId: session.id, version: 0, file, columns: null, decisions };
  expect(await recordParticipants(ctx, input)).toEqual({ ok: true, value: { people: 2000, changed: true } });
  expect(
    await ctx.db.attendance.count({ where: { mode: "online", role: "trainee", organizationName: "釧路市" } }),
  ).toBe(2000);
});
