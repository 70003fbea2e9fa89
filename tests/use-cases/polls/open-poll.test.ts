import { expect, test } from "vitest";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { showMail } from "#app/use-cases/mails/show-mail.ts";
import { openPoll } from "#app/use-cases/polls/open-poll.ts";
import { previewPoll } from "#app/use-cases/polls/preview-poll.ts";
import { proposeCandidateDays, proposePoll } from "#app/use-cases/polls/propose-poll.ts";
import { showPoll } from "#app/use-cases/polls/show-poll.ts";
import { editSession } from "#app/use-cases/sessions/save-session.ts";
import { records } from "#tests/support/dump.ts";
import { createInvitation, createPerson, createSession, tokenOf } from "#tests/support/factories.ts";
import { july, openedWorld, pollInput, pollWorld, refused } from "./poll-world.ts";

const nothing = { added: [], search: "", groupId: null };

test("the roster of the first candidate's day is proposed, the chair as key, observers not waited for", async () => {
  const { staff, session, people } = await pollWorld();
  await staff.db.appointment.updateMany({ where: { personId: people.byFax.id }, data: { startsOn: "2026-07-05" } });
  const proposed = async (days: number[]) => {
    const candidates = days.map(july);
    const result = await proposePoll(staff, { sessionId: session.id, candidates, ...nothing });
    return result.ok && result.value.people.map(({ name, usualNeed }) => [name, usualNeed]);
  };
  expect(await proposed([8, 1])).toEqual([
    ["会長 一郎", "key"],
    ["傍観 六郎", "optional"],
  ]);
  expect(await proposed([8])).toContainEqual(["書面 四郎", "required"]);
});

test("people are found and added, with a lecturer as key; a whole group at once", async () => {
  const { ctx, staff, center, session, people } = await pollWorld();
  const { prefectureId, id: centerId } = center;
  const group = await ctx.db.personGroup.create({
    data: {
      prefectureId,
      centerId,
      name: "講師陣",
      createdAt: ctx.now(),
      members: { create: { personId: people.lecturer.id } },
    },
  });
  const input = { sessionId: session.id, candidates: [july(1)] };
  const found = await proposePoll(staff, { ...input, ...nothing, search: "講師" });
  expect(found.ok && found.value.found?.map(({ name }) => name)).toEqual(["講師 五郎"]);
  const added = await proposePoll(staff, {
    ...input,
    ...nothing,
    search: "講師",
    added: [{ personId: people.lecturer.id, role: "lecturer" }],
  });
  expect(added.ok && [added.value.people.at(-1)?.usualNeed, added.value.found]).toEqual(["key", []]);
  const grouped = await proposePoll(staff, { ...input, ...nothing, groupId: group.id });
  expect(grouped.ok && grouped.value.people.map(({ name }) => name)).toContain("講師 五郎");
});

test("a candidate's day off, the center's other sessions and people called elsewhere that day are told", async () => {
  const { ctx, staff, center, session, people } = await pollWorld();
  const other = await createSession(ctx, center, { title: "別の会議" });
  await createInvitation(ctx, other, people.chair);
  const result = await proposePoll(staff, {
    sessionId: session.id,
    candidates: [july(1), july(2), july(20)],
    ...nothing,
  });
  expect(result.ok && result.value.warnings).toMatchObject([
    { dayOff: null, sessions: [{ title: "別の会議" }], calls: [{ name: "会長 一郎", session: { title: "別の会議" } }] },
    { dayOff: { kind: "holiday", name: "海の日" }, sessions: [], calls: [] },
  ]);
});

test("days are proposed without holidays and from tomorrow on", async () => {
  const { ctx } = await pollWorld();
  const mondays = proposeCandidateDays(ctx, { weekday: 1, from: "2026-07-06", weeks: 4 });
  expect(mondays).toEqual(["2026-07-06", "2026-07-13", "2026-07-27"]);
  expect(proposeCandidateDays(ctx, { weekday: 1, from: "2020-01-01", weeks: 2 })).toEqual(["2026-06-08"]);
});

test("opening a poll asks everyone, those with mail by their own link, and the session looks for its date", async () => {
  const { ctx, staff, session, pollId, asked } = await openedWorld();
  const mails = await ctx.db.outboxMail.findMany({ orderBy: { toAddress: "asc" } });
  expect(mails.map(({ kind, toAddress }) => [kind, toAddress])).toEqual([
    ["datePoll", "chair@example.jp"],
    ["datePoll", "lecturer@example.jp"],
    ["datePoll", "observer@example.jp"],
  ]);
  const [mail] = mails;
  expect(mail?.text).toContain(`/p/${TOKEN_PLACEHOLDER}`);
  expect(mail?.text.indexOf("7月1日")).toBeLessThan(mail?.text.indexOf("7月8日") ?? 0);
  const shown = await showMail(staff, mail?.id ?? "");
  expect(shown.ok && shown.value.text).toContain(`https://renkei.example.jp/p/${tokenOf(ctx, asked.chair)}`);
  expect(await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } })).toMatchObject({
    state: "polling",
    startsAt: null,
    version: 1,
  });
  expect(asked.byFax).toMatchObject({ reachedBy: "fax", sentAt: null, need: "required" });
  const audit = await ctx.db.auditRecord.findFirstOrThrow({ where: { action: "poll.open" } });
  expect(audit).toMatchObject({ subjectId: pollId, sessionId: session.id });
  expect(audit.after).not.toMatch(/一郎|@|よろしく/);
});

test("a session never has two polls open, whatever the concurrency", async () => {
  const world = await pollWorld();
  const results = await Promise.all([1, 2, 3].map(() => openPoll(world.staff, pollInput(world))));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.error === "poll-open")).toHaveLength(2);
  expect(await world.ctx.db.outboxMail.count()).toBe(3);
});

test("a postponed session stays postponed while its date is looked for", async () => {
  const { ctx, session } = await openedWorld({ state: "postponed", stateReason: "大雪" });
  const { state, stateReason } = await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } });
  expect([state, stateReason]).toEqual(["postponed", "大雪"]);
});

test.each(["scheduled", "held", "cancelled"] as const)("no poll for a session that is %s", async (state) => {
  const world = await pollWorld({ state, startsAt: july(1).startsAt });
  const before = records(world.ctx);
  expect(await openPoll(world.staff, pollInput(world))).toEqual(refused("not-pollable"));
  expect(records(world.ctx)).toEqual(before);
});

test("what is wrong with a plan is told before anything is written, and refused when it is sent all the same", async () => {
  const world = await pollWorld();
  const before = records(world.ctx);
  const wrong = { ...pollInput(world), candidates: [july(1), july(1)], quorum: 9 };
  const preview = await previewPoll(world.staff, wrong);
  expect(preview.ok && preview.value.faults.map(({ refusal }) => refusal)).toEqual([
    "candidate-twice",
    "quorum-above-people",
  ]);
  expect(await openPoll(world.staff, wrong)).toEqual(refused("candidate-twice"));
  const stranger = { personId: "nobody", role: null, need: "key" as const };
  expect(await openPoll(world.staff, { ...pollInput(world), quorum: null, people: [stranger] })).toEqual(
    refused("unknown-person"),
  );
  expect(records(world.ctx)).toEqual(before);
});

test("the preview shows whom it asks how, and the first mail", async () => {
  const world = await pollWorld();
  const before = records(world.ctx);
  const preview = await previewPoll(world.staff, pollInput(world));
  if (!preview.ok) throw new Error(preview.error);
  expect(preview.value.people.map(({ name, need, reachedBy }) => [name, need, reachedBy])).toEqual([
    ["会長 一郎", "key", "mail"],
    ["書面 四郎", "required", "fax"],
    ["傍観 六郎", "optional", "mail"],
    ["講師 五郎", "key", "mail"],
  ]);
  expect(preview.value.mail?.text).toContain("送信時に本人専用の文字列が入ります");
  expect(records(world.ctx)).toEqual(before);
});

test("a person of another center cannot be asked", async () => {
  const world = await pollWorld();
  const { ctx, center } = world;
  const unit = await ctx.db.reportingUnit.create({
    data: { prefectureId: center.prefectureId, name: "根室", position: 9 },
  });
  const { id, ...columns } = center;
  const other = await ctx.db.healthCenter.create({
    data: { ...columns, reportingUnitId: unit.id, code: "nemuro", position: 9 },
  });
  const person = await createPerson(ctx, other, { name: "他所 太郎" });
  const people = [{ personId: person.id, role: null, need: "required" as const }];
  expect(await openPoll(world.staff, { ...pollInput(world), quorum: null, people })).toEqual(refused("unknown-person"));
});

test("a date fixed by hand ends the poll, and what still asks is sent to nobody", async () => {
  const { ctx, staff, session } = await openedWorld();
  const { title, category, format, venue, onlineUrl } = session;
  const plan = { title, category, format, venue, onlineUrl, ...july(15), answerBy: null };
  const rest = {
    series: null,
    round: null,
    theme: null,
    capacity: null,
    onlineCapacity: null,
    notice: null,
    note: null,
  };
  const lists = { bodyIds: [], coHostIds: [], tags: [], agenda: [] };
  const input = { ...plan, ...rest, ...lists };
  expect(await editSession(staff, { id: session.id, version: 1, input, schedule: true })).toMatchObject({ ok: true });
  const shown = await showPoll(staff, { sessionId: session.id });
  expect(shown.ok && [shown.value.poll?.state, shown.value.window]).toEqual(["closed", "over"]);
  expect(await ctx.db.datePoll.count({ where: { state: "open" } })).toBe(0);
});
