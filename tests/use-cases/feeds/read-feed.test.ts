import { expect, test } from "vitest";
import { endFeed } from "#app/use-cases/feeds/end-feed.ts";
import { readFeed, readTrainingsFeed } from "#app/use-cases/feeds/read-feed.ts";
import { renewFeed } from "#app/use-cases/feeds/renew-feed.ts";
import { expectSoundCalendar } from "#tests/support/calendar.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";
import { answer, createOwnFeed, linesOf, titlesOf, tokenOfFeed } from "./feed-world.ts";

async function desk() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
  return { ctx, center, place, staff: await asStaff(ctx, center) };
}

async function contentOf(ctx: TestContext, token: string) {
  const read = await readFeed(ctx, token);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const later = { startsAt: new Date("2027-01-20T14:00:00+09:00"), endsAt: null };

test("a center's feed: what it leads and helps to hold, with what was called off, and its drafts as drafts", async () => {
  const { ctx, center, place, staff } = await desk();
  const other = await createCenter(ctx, "nemuro", place);
  await createSession(ctx, center, { title: "予定" });
  await createSession(ctx, center, { title: "済み", state: "held", startsAt: new Date("2026-05-01T14:00:00+09:00") });
  await createSession(ctx, center, { title: "雪", state: "cancelled", stateReason: "大雪のため", ...later });
  await createSession(ctx, center, { title: "先", state: "postponed", ...later });
  await createSession(ctx, center, { title: "案の段階", state: "draft", ...later });
  await createSession(ctx, center, { title: "日が未定", state: "draft", startsAt: null, endsAt: null });
  await createSession(ctx, center, { title: "調整中", state: "polling", ...later });
  await createSession(ctx, other, { title: "よその会議" });
  const shared = await createSession(ctx, other, { title: "共催", onlineUrl: "https://meet.example.jp/other" });
  await ctx.db.sessionCoHost.create({ data: { sessionId: shared.id, centerId: center.id } });
  const drafted = await createSession(ctx, other, { title: "共催の案", state: "draft" });
  await ctx.db.sessionCoHost.create({ data: { sessionId: drafted.id, centerId: center.id } });

  const token = await tokenOfFeed(staff, "center", center.id);
  expect((await titlesOf(ctx, token))?.sort()).toEqual(
    ["【中止】雪", "【延期】先", "【案】案の段階", "予定", "共催", "済み"].sort(),
  );
  const { bytes } = await contentOf(ctx, token);
  expectSoundCalendar(bytes);
  const lines = (await linesOf(ctx, token)) ?? [];
  expect(lines).toContain("METHOD:PUBLISH");
  expect(lines).toContain("X-WR-CALNAME:kushiro保健所の開催");
  expect(lines).toContain("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
  expect(lines).toContain("X-PUBLISHED-TTL:PT1H");
  expect(lines.filter((line) => line === "STATUS:CANCELLED")).toHaveLength(2);
  expect(lines.join("\n")).toContain("理由：大雪のため");
  expect(lines.join("\n")).not.toMatch(/ATTENDEE|VALARM|\/r\/|meet\.example\.jp\/other/);
});

test("its events have the UID and SEQUENCE of the mails, and a DTSTAMP that stays until something changes", async () => {
  const { ctx, center, staff } = await desk();
  const session = await createSession(ctx, center, { icalSequence: 3, onlineUrl: "https://meet.example.jp/own" });
  const token = await tokenOfFeed(staff, "center", center.id);
  const first = (await linesOf(ctx, token)) ?? [];
  expect(first).toContain(`UID:${session.icalUid}`);
  expect(first).toContain("SEQUENCE:3");
  expect(first).toContain("LOCATION:大会議室 / https://meet.example.jp/own");
  expect(first).toContain(`URL;VALUE=URI:https://renkei.example.jp/sessions/${session.id}`);
  ctx.at("2026-06-20T09:00:00+09:00");
  expect(await linesOf(ctx, token)).toEqual(first);
});

test("what is long past is left out, and what was called off goes sooner", async () => {
  const { ctx, center, staff } = await desk();
  await createSession(ctx, center, { title: "冬", state: "held", startsAt: new Date("2026-01-10T14:00:00+09:00") });
  await createSession(ctx, center, { title: "秋", state: "held", startsAt: new Date("2025-11-10T14:00:00+09:00") });
  await createSession(ctx, center, {
    title: "雨",
    state: "cancelled",
    startsAt: new Date("2026-05-10T14:00:00+09:00"),
  });
  await createSession(ctx, center, {
    title: "雪",
    state: "cancelled",
    startsAt: new Date("2026-02-10T14:00:00+09:00"),
  });
  const token = await tokenOfFeed(staff, "center", center.id);
  expect(await titlesOf(ctx, token)).toEqual(["冬", "【中止】雨"]);
});

test("who goes to another desk sees what is published there from then on, without asking anew", async () => {
  const { ctx, center, place, staff } = await desk();
  const other = await createCenter(ctx, "nemuro", place);
  await createSession(ctx, center, { title: "案の段階", state: "draft" });
  await createSession(ctx, center, { title: "予定", onlineUrl: "https://meet.example.jp/own" });
  const token = await tokenOfFeed(staff, "center", center.id);
  expect(await titlesOf(ctx, token)).toEqual(expect.arrayContaining(["【案】案の段階", "予定"]));
  await ctx.db.user.update({ where: { id: staff.actor.userId }, data: { centerId: other.id } });
  expect(await titlesOf(ctx, token)).toEqual(["予定"]);
  expect((await linesOf(ctx, token))?.join("\n")).not.toContain("meet.example.jp");
});

test("a body's feed holds its sessions alone; the prefecture's viewer sees drafts as well", async () => {
  const { ctx, center } = await desk();
  const viewer = await asStaff(ctx, center, "prefectureViewer");
  const body = await ctx.db.body.create({
    data: { prefectureId: center.prefectureId, centerId: center.id, kind: "協議会", name: "協議会; A,B" },
  });
  const its = await createSession(ctx, center, { title: "協議会の会議", state: "draft" });
  await ctx.db.sessionBody.create({ data: { sessionId: its.id, bodyId: body.id, position: 1 } });
  await createSession(ctx, center, { title: "ほかの会議" });
  const token = await tokenOfFeed(viewer, "body", body.id);
  expect(await titlesOf(ctx, token)).toEqual(["【案】協議会の会議"]);
  expect(await linesOf(ctx, token)).toContain("X-WR-CALNAME:協議会\\; A\\,B");
});

test("a person's feed: what they are called to and come to, without anyone's name and without a way to answer", async () => {
  const { ctx, center } = await desk();
  const person = await createPerson(ctx, center);
  const colleague = await createPerson(ctx, center, { name: "根室 太郎" });
  const called = async (title: string, given?: Parameters<typeof answer>[2]) => {
    const session = await createSession(ctx, center, { title, onlineUrl: "https://meet.example.jp/own" });
    const invitation = await createInvitation(ctx, session, person);
    await createInvitation(ctx, session, colleague);
    if (given) await answer(ctx, invitation, given);
    return { session, invitation };
  };
  await called("未回答の会議");
  await called("出る会議", { answer: "attending" });
  await called("待つ会議", { answer: "attending", seated: false });
  await called("休む会議", { answer: "absent" });
  await called("代わりの出る会議", { answer: "proxy" });
  const taken = await called("取り消された会議");
  await ctx.db.invitation.update({ where: { id: taken.invitation.id }, data: { revokedAt: ctx.now() } });
  await createSession(ctx, center, { title: "呼ばれていない会議" });
  const token = await createOwnFeed(ctx, person);
  expect((await titlesOf(ctx, token))?.sort()).toEqual(
    ["【未回答】未回答の会議", "出る会議", "【空き待ち】待つ会議"].sort(),
  );
  const text = (await linesOf(ctx, token))?.join("\n") ?? "";
  expect(text).toContain("meet.example.jp/own");
  expect(text).not.toMatch(/釧路 花子|根室 太郎|ATTENDEE|URL|\/r\//);
});

test("a person's feed follows their answer", async () => {
  const { ctx, center } = await desk();
  const person = await createPerson(ctx, center);
  const invitation = await createInvitation(ctx, await createSession(ctx, center, { title: "会議" }), person);
  const token = await createOwnFeed(ctx, person);
  expect(await titlesOf(ctx, token)).toEqual(["【未回答】会議"]);
  ctx.at("2026-06-02T09:00:00+09:00");
  await answer(ctx, invitation, { answer: "attending" });
  expect(await titlesOf(ctx, token)).toEqual(["会議"]);
  expect(await linesOf(ctx, token)).toContain("STATUS:CONFIRMED");
  ctx.at("2026-06-03T09:00:00+09:00");
  await answer(ctx, invitation, { answer: "absent" });
  expect(await titlesOf(ctx, token)).toEqual([]);
});

test("the public feed holds trainings that are open to apply for, and nothing else, whoever asks", async () => {
  const { ctx, center } = await desk();
  const open = async (fields: Parameters<typeof createSession>[2]) => {
    const session = await createSession(ctx, center, { onlineUrl: "https://meet.example.jp/own", ...fields });
    await ctx.db.recruitment.create({
      data: {
        ...{ sessionId: session.id, prefectureId: center.prefectureId, closesOn: "2026-06-20" },
        ...{ purpose: "受講の管理", createdAt: ctx.now() },
      },
    });
    return session;
  };
  const training = await open({ title: "公開研修", category: "training" });
  await open({ title: "公開講演会", category: "lecture", state: "cancelled", stateReason: "講師の急病のため" });
  await open({ title: "準備中の研修", category: "training", state: "draft" });
  await createSession(ctx, center, { title: "内部の研修", category: "training" });
  await createSession(ctx, center, { title: "会議" });
  const read = await readTrainingsFeed(ctx, "01");
  if (!read.ok) throw new Error(read.error);
  const text = read.value.bytes.toString().replace(/\r\n /g, "");
  expectSoundCalendar(read.value.bytes);
  expect(text.match(/^SUMMARY:.*/gm)?.sort()).toEqual(["SUMMARY:【中止】公開講演会", "SUMMARY:公開研修"]);
  expect(text).toContain(`/courses/${training.id}`);
  expect(text).not.toContain("meet.example.jp");
  expect(text).not.toContain("急病");
  expect(await readTrainingsFeed(ctx, "99")).toEqual({ ok: false, error: "unknown-link" });
});

test("a calendar without any entry is one all the same", async () => {
  const { ctx, center, staff } = await desk();
  const { bytes } = await contentOf(ctx, await tokenOfFeed(staff, "center", center.id));
  expectSoundCalendar(bytes);
  expect(bytes.toString()).not.toContain("VEVENT");
});

test("an address ends when it is ended or renewed, with its asker's account, and with a person's record", async () => {
  const { ctx, center, staff } = await desk();
  const first = await tokenOfFeed(staff, "center", center.id);
  const { id } = await ctx.db.feed.findFirstOrThrow();
  expect((await renewFeed(staff, { feedId: id })).ok).toBe(true);
  const renewed = await tokenOfFeed(staff, "center", center.id);
  expect(renewed).not.toBe(first);
  expect(await linesOf(ctx, first)).toBeNull();
  expect(await linesOf(ctx, renewed)).not.toBeNull();
  expect((await endFeed(staff, { feedId: id })).ok).toBe(true);
  expect(await linesOf(ctx, renewed)).toBeNull();

  const leaver = await asStaff(ctx, center);
  const lasting = await tokenOfFeed(leaver, "center", center.id);
  expect(await linesOf(ctx, lasting)).not.toBeNull();
  await ctx.db.user.delete({ where: { id: leaver.actor.userId } });
  expect(await linesOf(ctx, lasting)).toBeNull();

  const kept = await createPerson(ctx, center);
  for (const gone of [{ erasedAt: ctx.now() }, { mergedIntoId: kept.id }]) {
    const person = await createPerson(ctx, center);
    const own = await createOwnFeed(ctx, person);
    expect(await linesOf(ctx, own)).not.toBeNull();
    await ctx.db.person.update({ where: { id: person.id }, data: gone });
    expect(await linesOf(ctx, own)).toBeNull();
  }
});

test("what has not changed is not written again: nothing but what tells of changes is read", async () => {
  const { ctx, center, staff } = await desk();
  await createSession(ctx, center, { title: "会議" });
  const token = await tokenOfFeed(staff, "center", center.id);
  const first = await contentOf(ctx, token);
  // Behind the back of everything that tells of a change: a calendar written anew would say it.
  await ctx.db.$executeRaw`UPDATE "Session" SET "title" = '気づかれない変更'`;
  const again = await contentOf(ctx, token);
  expect(again.bytes).toBe(first.bytes);
  expect(again.etag).toBe(first.etag);
  // An hour later it is written anew in any case.
  ctx.at("2026-06-01T10:00:00+09:00");
  expect(await titlesOf(ctx, token)).toEqual(["気づかれない変更"]);
});

test("whatever changes in it changes its ETag and its time, and a change elsewhere does not", async () => {
  const { ctx, center, place, staff } = await desk();
  const other = await createCenter(ctx, "nemuro", place);
  const session = await createSession(ctx, center);
  const token = await tokenOfFeed(staff, "center", center.id);
  let last = await contentOf(ctx, token);
  const changes = [
    () =>
      ctx.db.session.update({ where: { id: session.id }, data: { title: "新しい名称", version: { increment: 1 } } }),
    () => ctx.db.session.update({ where: { id: session.id }, data: { venue: null } }),
    () =>
      ctx.db.session.update({
        where: { id: session.id },
        data: { state: "cancelled", icalSequence: { increment: 1 } },
      }),
    () => createSession(ctx, center, { title: "もう一つ" }),
    () => ctx.db.session.deleteMany({ where: { title: "もう一つ" } }),
    () => ctx.db.healthCenter.update({ where: { id: center.id }, data: { name: "新保健所" } }),
  ];
  for (const change of changes) {
    await change();
    const next = await contentOf(ctx, token);
    expect(next.etag).not.toBe(last.etag);
    expect(next.changedAt.getTime()).toBeGreaterThan(last.changedAt.getTime());
    last = next;
  }
  await createSession(ctx, other, { title: "よその会議" });
  await ctx.db.session.update({ where: { id: session.id }, data: { note: "内部のメモ" } });
  const same = await contentOf(ctx, token);
  expect(same.changedAt).toBeInstanceOf(Date);
  await createSession(ctx, other, { title: "よその会議2" });
  expect((await contentOf(ctx, token)).etag).toBe(same.etag);
});

test("reading a feed changes nothing", async () => {
  const { ctx, center, staff } = await desk();
  await createSession(ctx, center);
  const token = await tokenOfFeed(staff, "center", center.id);
  const before = dump(ctx);
  await readFeed(ctx, token);
  await readFeed(ctx, "x".repeat(32));
  await readTrainingsFeed(ctx, "01");
  expect(dump(ctx)).toEqual(before);
});
