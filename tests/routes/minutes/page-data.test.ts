import { expect, test } from "vitest";
import { loader as followUp } from "#app/routes/follow-ups/follow-up.tsx";
import { loader as followUpList } from "#app/routes/follow-ups/list.tsx";
import { loader as newFollowUp } from "#app/routes/follow-ups/new.tsx";
import { loader as edit } from "#app/routes/minutes/edit.tsx";
import { loader as mail } from "#app/routes/minutes/mail.tsx";
import { loader as minutes } from "#app/routes/minutes/minutes.tsx";
import { loader as read } from "#app/routes/minutes/read.tsx";
import { loader as answer } from "#app/routes/rsvp/answer.tsx";
import { loader as reportDocx } from "#app/routes/session-report/docx.ts";
import { loader as reportPdf } from "#app/routes/session-report/pdf.ts";
import { loader as session } from "#app/routes/sessions/session.tsx";
import type { StaffContext } from "#app/use-cases/context.ts";
import { addFollowUp } from "#app/use-cases/follow-ups/save-follow-up.ts";
import { changeMinutesState } from "#app/use-cases/minutes/change-minutes-state.ts";
import { commentOnMinutes } from "#app/use-cases/minutes/comment-on-minutes.ts";
import { saveMinutes } from "#app/use-cases/minutes/save-minutes.ts";
import { askForReview } from "#app/use-cases/minutes/send-minutes.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { heldMeeting } from "#tests/use-cases/minutes/held.ts";

// All that a loader gives stands in the page's source, whatever the page shows of it.

const CLOSED = ["処遇", "閉じた説明", "閉じた質疑", "閉じた結論", "閉じた宿題", "閉じた意見", "非公開への回答"];
const NAMES = ["髙橋", "𠮷田", "作成 三郎"];

type Loader = (args: never) => Promise<unknown>;

/** What a page of a member of staff gets, as it goes out; the status where it is refused or led elsewhere. */
async function dataOf(loader: Loader, ctx: StaffContext, params: Record<string, string>, search = "") {
  const request = new Request(`https://renkei.example.jp/${search}`);
  const context = { app: ctx, staff: Promise.resolve(ctx.actor) };
  const result = await loader({ request, params, context } as never).catch((thrown: unknown) => thrown);
  if (result instanceof Error) throw result;
  return result instanceof Response ? result.status : JSON.stringify(result);
}

/** The same of whoever holds a link. */
async function dataBehind(loader: Loader, ctx: TestContext, token: string) {
  const request = new Request("https://renkei.example.jp/");
  return JSON.stringify(await loader({ request, params: { token }, context: { app: ctx } } as never));
}

/** Confirmed minutes of one open and one closed item, commented on, with things left to be done. */
async function confirmed() {
  const ctx = testContext();
  const held = await heldMeeting(ctx);
  const { desk, items, invitations, center } = held;
  const sessionId = held.session.id;
  const saying = (what: string) => ({
    explanation: `${what}説明`,
    discussion: `${what}質疑`,
    conclusion: `${what}結論`,
  });
  const texts = items.map(({ id, open }) => ({ agendaItemId: id, ...saying(open ? "開いた" : "閉じた") }));
  const around = { opening: "会長挨拶", closing: null, author: "作成 三郎" };
  await saveMinutes(desk, { sessionId, version: 0, ...around, items: texts });
  await askForReview(desk, { sessionId, version: 1, whom: "called", reviewBy: "2026-07-16" });
  const commented = { agendaItemId: items[1]?.id ?? null, text: "閉じた意見", address: "192.0.2.1" };
  await commentOnMinutes(ctx, { token: tokenOf(ctx, invitations[0]), ...commented });
  const followUp = { agendaItemId: items[1]?.id ?? null, task: "閉じた宿題", assignee: null, dueOn: null };
  const added = await addFollowUp(desk, { sessionId, ...followUp });
  expect(await changeMinutesState(desk, { sessionId, version: 2, step: "confirm" })).toMatchObject({ ok: true });
  const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
  const other = await asStaff(ctx, await createCenter(ctx, "nemuro", place));
  const viewer = await asStaff(ctx, center, "prefectureViewer");
  return { ctx, ...held, other, viewer, followUpId: added.ok ? added.value.id : "" };
}

test("another center's pages hold nothing of closed items, and no names, not even in their source", async () => {
  const { other, session: held, followUpId } = await confirmed();
  const id = held.id;
  for (const search of ["", "?edition=whole", "?edition=open"]) {
    const page = await dataOf(minutes, other, { id }, search);
    expect(page).toContain("開いた説明");
    for (const secret of [...CLOSED, ...NAMES]) expect(page).not.toContain(secret);
  }
  const plan = await dataOf(session, other, { id });
  expect(plan).toContain("入退院支援");
  for (const secret of [...CLOSED, ...NAMES, "開いた説明"]) expect(plan).not.toContain(secret);
  expect(await dataOf(followUpList, other, {}, "?state=all")).not.toContain("閉じた宿題");
  expect(await dataOf(followUp, other, { id: followUpId })).toBe(403);
  expect(await dataOf(newFollowUp, other, { id })).toBe(403);
  expect(await dataOf(edit, other, { id })).toBe(403);
  expect(await dataOf(mail, other, { id, kind: "confirmed" })).toBe(403);
});

test("the desk's own page holds the minutes as the paper in sight alone", async () => {
  const { desk, viewer, session: held } = await confirmed();
  const whole = await dataOf(minutes, desk, { id: held.id });
  for (const said of ["閉じた説明", "髙橋", "閉じた意見"]) expect(whole).toContain(said);
  for (const reader of [desk, viewer]) {
    const open = await dataOf(minutes, reader, { id: held.id }, "?edition=open");
    for (const secret of ["閉じた説明", "閉じた質疑", "閉じた結論"]) expect(open).not.toContain(secret);
  }
});

test("whoever let themselves in holds nothing of closed items; a member nothing of others' comments", async () => {
  const { ctx, session: held, center, desk, invitations } = await confirmed();
  const called = await createInvitation(ctx, held, await createPerson(ctx, center, { name: "傍聴 一郎" }), {
    ...{ role: "auditor", position: 9 },
  });
  await ctx.db.joinRequest.create({
    data: {
      ...{ prefectureId: held.prefectureId, sessionId: held.id, userId: desk.actor.userId },
      ...{ role: "auditor", state: "accepted", requestedAt: ctx.now(), invitationId: called.id },
    },
  });
  for (const loader of [read, answer]) {
    const page = await dataBehind(loader, ctx, tokenOf(ctx, called));
    expect(page).toContain("入退院支援");
    for (const secret of [...CLOSED, ...NAMES]) expect(page).not.toContain(secret);
  }
  expect(await dataBehind(read, ctx, tokenOf(ctx, invitations[0]))).toContain("閉じた意見");
  const colleague = await dataBehind(read, ctx, tokenOf(ctx, invitations[1]));
  expect(colleague).toContain("閉じた説明");
  expect(colleague).not.toContain("閉じた意見");
});

test("an item closed after somebody from outside commented on it is not told to them by its name", async () => {
  const { ctx, session: held, center, desk, items } = await confirmed();
  const called = await createInvitation(ctx, held, await createPerson(ctx, center, { name: "傍聴 一郎" }), {
    ...{ role: "auditor", position: 9 },
  });
  const of = { prefectureId: held.prefectureId, sessionId: held.id, createdAt: ctx.now() };
  await ctx.db.joinRequest.create({
    data: {
      ...{ prefectureId: held.prefectureId, sessionId: held.id, userId: desk.actor.userId },
      ...{ role: "auditor", state: "accepted", requestedAt: ctx.now(), invitationId: called.id },
    },
  });
  await ctx.db.minutesComment.create({
    data: { ...of, invitationId: called.id, agendaItemId: items[1]?.id ?? null, text: "私の意見" },
  });
  const page = await dataBehind(read, ctx, tokenOf(ctx, called));
  expect(page).toContain("私の意見");
  expect(page).not.toContain("処遇");
});

test("a follow-up is opened for whoever may note one, of a session that took place", async () => {
  const { ctx, desk, viewer, center, session: held } = await confirmed();
  expect(await dataOf(newFollowUp, desk, { id: held.id })).toContain("入退院支援");
  expect(await dataOf(newFollowUp, viewer, { id: held.id })).toBe(403);
  const off = await createSession(ctx, center, {
    state: "postponed",
    stateReason: "大雪",
    startsAt: null,
    endsAt: null,
  });
  expect(await dataOf(newFollowUp, desk, { id: off.id })).toBe(302);
});

test("before a session there is no report to be opened", async () => {
  const { ctx, desk, center } = await confirmed();
  const coming = await createSession(ctx, center, { startsAt: new Date("2026-08-01T14:00:00+09:00"), endsAt: null });
  for (const loader of [reportPdf, reportDocx]) expect(await dataOf(loader, desk, { id: coming.id })).toBe(404);
});
