import { expect, test } from "vitest";
import { findMail } from "#app/adapters/db/outbox-store.server.ts";
import { fillToken } from "#app/domain/link.ts";
import { addFollowUp, removeFollowUp } from "#app/use-cases/follow-ups/save-follow-up.ts";
import { outdated } from "#app/use-cases/mails/fill-mail.ts";
import { changeMinutesState } from "#app/use-cases/minutes/change-minutes-state.ts";
import { commentOnMinutes } from "#app/use-cases/minutes/comment-on-minutes.ts";
import { handleComment } from "#app/use-cases/minutes/handle-comment.ts";
import { previewMinutesMail } from "#app/use-cases/minutes/preview-minutes-mail.ts";
import { readMinutes } from "#app/use-cases/minutes/read-minutes.ts";
import { openMinutesForm, saveMinutes } from "#app/use-cases/minutes/save-minutes.ts";
import { askForReview, tellOfMinutes } from "#app/use-cases/minutes/send-minutes.ts";
import { showMinutes } from "#app/use-cases/minutes/show-minutes.ts";
import { editSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { testContext } from "#tests/support/context.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { type Held, heldMeeting, texts, write } from "./held.ts";

const ADDRESS = "192.0.2.1";
const REVIEW_BY = "2026-07-16";

async function inReview(given: Parameters<typeof heldMeeting>[1] = {}) {
  const ctx = testContext();
  const held = await heldMeeting(ctx, given);
  await write(held.desk, held);
  const asked = await askForReview(held.desk, {
    ...{ sessionId: held.session.id, version: 1, whom: "attended", reviewBy: REVIEW_BY },
  });
  expect(asked).toEqual({ ok: true, value: { mails: 1 } });
  const tokens = held.invitations.map((invitation) => tokenOf(ctx, invitation)) as [string, string];
  const comment = (token: string, text: string, agendaItemId: string | null = null) =>
    commentOnMinutes(ctx, { token, address: ADDRESS, agendaItemId, text });
  const read = async (token: string) => {
    const result = await readMinutes(ctx, token);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  };
  const step = (version: number, to: "recall" | "confirm" | "reopen") =>
    changeMinutesState(held.desk, { sessionId: held.session.id, version, step: to });
  return { ctx, ...held, tokens, comment, read, step };
}

test("minutes begin with the notes of the day, and are written over the version that was read", async () => {
  const ctx = testContext();
  const held = await heldMeeting(ctx, { agenda: [{ title: "議題", notes: "当日のメモ" }] });
  const { desk, session } = held;
  const opened = await openMinutesForm(desk, session.id);
  expect(opened).toMatchObject({ ok: true, value: { version: 0, texts: { items: [{ discussion: "当日のメモ" }] } } });
  await write(desk, held);
  expect(await openMinutesForm(desk, session.id)).toMatchObject({
    value: { version: 1, texts: { opening: "会長挨拶", items: [{ explanation: "説明した。", discussion: null }] } },
  });
  const stale = { sessionId: session.id, version: 0, ...texts(held, ["あとの人"]) };
  expect(await saveMinutes(desk, stale)).toEqual({ ok: false, error: "edited-meanwhile" });
  const gone = {
    ...texts(held),
    items: [{ agendaItemId: "gone", explanation: "", discussion: null, conclusion: null }],
  };
  expect(await saveMinutes(desk, { sessionId: session.id, version: 1, ...gone })).toMatchObject({
    error: "edited-meanwhile",
  });
  expect(await ctx.db.minutesItem.findMany({ select: { explanation: true } })).toEqual([{ explanation: "説明した。" }]);
});

test("there are none of a session to come, or called off", async () => {
  const ctx = testContext();
  const held = await heldMeeting(ctx);
  const coming = await createSession(ctx, held.center, {
    startsAt: new Date("2026-08-01T14:00:00+09:00"),
    endsAt: null,
  });
  const off = await createSession(ctx, held.center, { state: "cancelled", stateReason: "大雪" });
  for (const { id } of [coming, off]) {
    expect(await showMinutes(held.desk, id, "whole")).toEqual({ ok: false, error: "not-taken-place" });
    expect(
      await write(held.desk, { session: { ...held.session, id }, items: [] }).catch(({ message }) => message),
    ).toBe("not-taken-place");
  }
});

test("asking shows the draft to everyone called, and writes to those chosen; a second press writes nothing", async () => {
  const { ctx, desk, session, read, tokens, invitations } = await inReview();
  const mails = await ctx.db.outboxMail.findMany({ where: { kind: "minutesReview" } });
  expect(mails.map(({ invitationId }) => invitationId)).toEqual([invitations[0].id]);
  expect(mails[0]?.text).toContain("令和8年7月16日（木）までに御意見");
  expect(fillToken(mails[0]?.text ?? "", tokens[0])).toContain(`/r/${tokens[0]}/minutes`);
  const again = { sessionId: session.id, version: 1, whom: "attended" as const, reviewBy: REVIEW_BY };
  expect(await askForReview(desk, again)).toEqual({ ok: false, error: "edited-meanwhile" });
  for (const token of tokens) {
    const { minutes } = await read(token);
    expect(minutes).toMatchObject({ state: "inReview", reviewBy: REVIEW_BY, takesComments: true, comments: [] });
    expect(JSON.stringify(minutes?.paper)).toContain("処遇を話した。");
  }
});

test("a day that is over, or beyond the links' life, is no deadline", async () => {
  const ctx = testContext();
  const held = await heldMeeting(ctx);
  await write(held.desk, held);
  const ask = (reviewBy: string) =>
    askForReview(held.desk, { sessionId: held.session.id, version: 1, whom: "called", reviewBy });
  expect(await ask("2026-07-01")).toEqual({ ok: false, error: "review-by-past" });
  expect(await ask("2026-08-31")).toEqual({ ok: false, error: "links-faded" });
  expect(await ask("2026-08-30")).toMatchObject({ ok: true });
});

test("whoever let themselves in reads the open edition, and comments on open items alone", async () => {
  const { ctx, session, center, items, comment, read, desk } = await inReview();
  const visitor = await createPerson(ctx, center, { name: "傍聴 一郎" });
  const called = await createInvitation(ctx, session, visitor, { role: "auditor", position: 9 });
  await ctx.db.joinRequest.create({
    data: {
      ...{ prefectureId: session.prefectureId, sessionId: session.id, userId: desk.actor.userId },
      ...{ role: "auditor", state: "accepted", requestedAt: ctx.now(), invitationId: called.id },
    },
  });
  const token = tokenOf(ctx, called);
  const { minutes } = await read(token);
  const paper = JSON.stringify(minutes?.paper);
  for (const secret of ["処遇", "髙橋"]) expect(paper).not.toContain(secret);
  expect(paper).toContain("（非公開）");
  expect(minutes?.items.map(({ number }) => number)).toEqual([1]);
  expect(await comment(token, "閉じた議題について", items[1]?.id)).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await comment(token, "開いた議題について", items[0]?.id)).toEqual({ ok: true, value: null });
});

test("comments come until the deadline, once each, and are answered by the desk for whoever wrote them", async () => {
  const { ctx, desk, session, items, comment, read, tokens } = await inReview();
  for (let i = 0; i < 2; i += 1) expect((await comment(tokens[0], "発言の趣旨が違う", items[0]?.id)).ok).toBe(true);
  expect((await comment(tokens[0], "全体によい")).ok).toBe(true);
  const shown = await showMinutes(desk, session.id, "whole");
  const comments = shown.ok ? shown.value.comments : [];
  expect(comments.map(({ text, invitation }) => [text, invitation.name])).toEqual([
    ["発言の趣旨が違う", "髙橋 花子"],
    ["全体によい", "髙橋 花子"],
  ]);
  const handling = { sessionId: session.id, commentId: comments[0]?.id ?? "", seenAt: null };
  expect((await handleComment(desk, { ...handling, reply: "直しました" })).ok).toBe(true);
  // Somebody else who had the page open answers over nobody.
  expect(await handleComment(desk, { ...handling, reply: "知りません" })).toEqual({
    ok: false,
    error: "edited-meanwhile",
  });
  expect((await read(tokens[0])).minutes?.comments[0]).toMatchObject({ reply: "直しました", handledAt: ctx.now() });
  expect((await read(tokens[1])).minutes?.comments).toEqual([]);
  ctx.at("2026-07-16T23:59:00+09:00");
  expect((await comment(tokens[1], "間に合った")).ok).toBe(true);
  ctx.at("2026-07-17T00:00:00+09:00");
  expect(await comment(tokens[1], "遅れた")).toEqual({ ok: false, error: "review-over" });
  expect((await read(tokens[1])).minutes?.takesComments).toBe(false);
});

test("confirmed minutes are frozen: no edit, no comment; reopening hides them until they are confirmed anew", async () => {
  const held = await inReview();
  const { ctx, desk, session, step, comment, read, tokens } = held;
  expect(await step(1, "confirm")).toEqual({ ok: false, error: "edited-meanwhile" });
  expect((await step(2, "confirm")).ok).toBe(true);
  expect(await saveMinutes(desk, { sessionId: session.id, version: 3, ...texts(held) })).toMatchObject({
    error: "minutes-confirmed",
  });
  expect(await comment(tokens[0], "まだある")).toEqual({ ok: false, error: "review-over" });
  expect((await read(tokens[0])).minutes).toMatchObject({ state: "confirmed", takesComments: false });
  expect(await step(3, "confirm")).toEqual({ ok: false, error: "minutes-moved-on" });
  expect((await step(3, "reopen")).ok).toBe(true);
  expect(await read(tokens[0])).toMatchObject({ minutes: null, closed: "reopened" });
  expect(await showMinutes(desk, session.id, "whole")).toMatchObject({
    value: { reopened: true, minutes: { state: "draft" } },
  });
  expect((await step(4, "confirm")).ok).toBe(true);
  expect((await read(tokens[0])).minutes).toMatchObject({ state: "confirmed" });
  const audited = await ctx.db.auditRecord.findMany({
    where: { action: { startsWith: "minutes." } },
    orderBy: { at: "asc" },
  });
  expect(audited.map(({ action }) => action)).toEqual(
    ["write", "ask", "confirm", "reopen", "confirm"].map((verb) => `minutes.${verb}`),
  );
  // Words name people, and the log cannot be erased.
  for (const { before, after } of audited) expect(`${before}${after}`).not.toMatch(/説明した|髙橋/);
});

test("a draft taken back is shown to nobody, and its mail stays home", async () => {
  const { ctx, step, read, tokens, comment } = await inReview();
  expect((await step(2, "recall")).ok).toBe(true);
  expect(await read(tokens[0])).toMatchObject({ minutes: null, closed: "none" });
  expect(await comment(tokens[0], "読んだ")).toEqual({ ok: false, error: "review-over" });
  const { id, prefectureId } = await ctx.db.outboxMail.findFirstOrThrow({ where: { kind: "minutesReview" } });
  const mail = await findMail(ctx.db, { id, prefectureId });
  expect(mail && outdated(mail)).toBe("minutes-moved-on");
});

test("those chosen are told that they are confirmed, once a press", async () => {
  const { ctx, desk, session, step } = await inReview();
  const preview = { sessionId: session.id, kind: "minutesConfirmed" as const, asked: "called" };
  const sending = { sessionId: session.id, version: 3, whom: "called" as const };
  expect(await previewMinutesMail(desk, preview)).toEqual({ ok: false, error: "minutes-moved-on" });
  await step(2, "confirm");
  expect(await previewMinutesMail(desk, preview)).toMatchObject({ value: { version: 3, readers: [{}, {}] } });
  expect(await tellOfMinutes(desk, sending)).toEqual({ ok: true, value: { mails: 2 } });
  expect(await tellOfMinutes(desk, sending)).toMatchObject({ error: "edited-meanwhile" });
  expect(await ctx.db.outboxMail.count({ where: { kind: "minutesConfirmed" } })).toBe(2);
});

test("a link that ended, or has faded, opens no minutes and takes no comment", async () => {
  const { ctx, read, comment, tokens, invitations } = await inReview();
  await ctx.db.invitation.update({ where: { id: invitations[0].id }, data: { revokedAt: ctx.now() } });
  expect(await read(tokens[0])).toMatchObject({ minutes: null, closed: "link-ended" });
  expect(await comment(tokens[0], "聞いて")).toEqual({ ok: false, error: "link-ended" });
  ctx.at("2026-08-31T00:00:00+09:00");
  expect(await read(tokens[1])).toMatchObject({ minutes: null, closed: "faded" });
  expect(await readMinutes(ctx, "nobody's")).toEqual({ ok: false, error: "unknown-link" });
  expect(await comment("nobody's", "聞いて")).toEqual({ ok: false, error: "unknown-link" });
});

test("another center's desk reads the open edition of confirmed minutes, whichever it asks for", async () => {
  const { ctx, center, session, step } = await inReview();
  const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
  const other = await asStaff(ctx, await createCenter(ctx, "nemuro", place));
  expect(await showMinutes(other, session.id, "whole")).toEqual({ ok: false, error: "forbidden" });
  expect(await showSession(other, session.id)).toMatchObject({
    ok: true,
    value: { opensMinutes: false, inMinutes: [] },
  });
  await step(2, "confirm");
  expect(await showSession(other, session.id)).toMatchObject({
    ok: true,
    value: { opensMinutes: true, inMinutes: [] },
  });
  const shown = await showMinutes(other, session.id, "whole");
  expect(shown).toMatchObject({ ok: true, value: { isOwn: false, edition: "open", comments: [], followUps: [] } });
  const text = JSON.stringify(shown.ok && shown.value.paper);
  expect(text).toContain("説明した。");
  for (const secret of ["処遇", "髙橋"]) expect(text).not.toContain(secret);
});

test("an agenda item of which the minutes tell stays; one without a word goes", async () => {
  const ctx = testContext();
  const held = await heldMeeting(ctx);
  const { desk, session, items } = held;
  await saveMinutes(desk, { sessionId: session.id, version: 0, ...texts(held, ["説明した。"]) });
  expect(await showSession(desk, session.id)).toMatchObject({ value: { inMinutes: [items[0]?.id] } });
  const edit = (version: number, staying: typeof items) =>
    editSession(desk, { id: session.id, version, schedule: false, input: asPlanned(session, staying) });
  expect(await edit(0, items.slice(1))).toEqual({ ok: false, error: "item-in-minutes" });
  expect(await ctx.db.agendaItem.count()).toBe(2);
  expect(await edit(0, items.slice(0, 1))).toMatchObject({ ok: true });
  expect(await ctx.db.minutesItem.findMany()).toMatchObject([{ explanation: "説明した。" }]);
  await saveMinutes(desk, { sessionId: session.id, version: 1, ...texts({ items: items.slice(0, 1) }, []) });
  expect(await edit(1, [])).toMatchObject({ ok: true });
});

test("so does an item that was commented on, or left something to be done", async () => {
  const { ctx, desk, session, items, comment, tokens } = await inReview();
  const none = items.map(({ id: agendaItemId }) => ({
    agendaItemId,
    explanation: null,
    discussion: null,
    conclusion: null,
  }));
  await comment(tokens[0], "趣旨が違う", items[0]?.id);
  const texts = { opening: null, closing: null, author: null, items: none };
  expect((await saveMinutes(desk, { sessionId: session.id, version: 2, ...texts })).ok).toBe(true);
  const followUp = { task: "記入例を送る", assignee: null, dueOn: null, agendaItemId: items[1]?.id ?? "" };
  const added = await addFollowUp(desk, { sessionId: session.id, ...followUp });
  const without = (item: (typeof items)[number] | undefined) => {
    const input = asPlanned(
      session,
      items.filter((one) => one !== item),
    );
    return editSession(desk, { id: session.id, version: 0, schedule: false, input });
  };
  expect(await showSession(desk, session.id)).toMatchObject({ value: { inMinutes: items.map(({ id }) => id) } });
  for (const item of items) expect(await without(item)).toEqual({ ok: false, error: "item-in-minutes" });
  await removeFollowUp(desk, { id: added.ok ? added.value.id : "", version: 0 });
  expect(await without(items[1])).toMatchObject({ ok: true });
  expect(await ctx.db.minutesComment.findMany({ select: { agendaItemId: true } })).toEqual([
    { agendaItemId: items[0]?.id },
  ]);
});

test("while the minutes are confirmed no item is opened or closed: their open edition would say otherwise", async () => {
  const { desk, session, items, step } = await inReview();
  const turned = items.map((item) => ({ ...item, open: !item.open }));
  const edit = (version: number, agenda: typeof items) =>
    editSession(desk, { id: session.id, version, schedule: false, input: asPlanned(session, agenda) });
  await step(2, "confirm");
  for (const [at, item] of turned.entries()) {
    const agenda = items.map((one, i) => (i === at ? item : one));
    expect(await edit(0, agenda)).toEqual({ ok: false, error: "item-in-confirmed" });
  }
  const renamed = items.map((item) => ({ ...item, title: `${item.title}（修正）` }));
  expect(await edit(0, renamed)).toMatchObject({ ok: true });
  await step(3, "reopen");
  expect(await edit(1, turned)).toMatchObject({ ok: true });
});

test("asked once more, those without a comment are proposed: of those who came or were asked before", async () => {
  const { ctx, desk, session, center, items, comment, tokens, came, absent } = await inReview();
  const late = await createPerson(ctx, center, { name: "神原 一郎" });
  const called = await createInvitation(ctx, session, late, { position: 3 });
  const readers = async (asked: string | null) => {
    const shown = await previewMinutesMail(desk, { sessionId: session.id, kind: "minutesReview", asked });
    return shown.ok ? [shown.value.whom, ...shown.value.readers.map(({ name }) => name)] : shown.error;
  };
  expect(await readers(null)).toEqual(["silent", came.name]);
  expect(await readers("nobody")).toEqual(["silent", came.name]);
  expect(await readers("called")).toEqual(["called", came.name, absent.name, late.name]);
  const again = { sessionId: session.id, version: 2, reviewBy: REVIEW_BY };
  expect(await askForReview(desk, { ...again, whom: "called" })).toMatchObject({ value: { mails: 3 } });
  await comment(tokens[0], "趣旨が違う", items[0]?.id);
  expect(await readers(null)).toEqual(["silent", absent.name, late.name]);
  await commentOnMinutes(ctx, { token: tokenOf(ctx, called), address: ADDRESS, agendaItemId: null, text: "よい" });
  const silent = { ...again, version: 3, whom: "silent" as const };
  expect(await askForReview(desk, silent)).toEqual({ ok: true, value: { mails: 1 } });
});

test("before anybody was asked none is silent: those who came are proposed", async () => {
  const ctx = testContext();
  const held = await heldMeeting(ctx);
  await write(held.desk, held);
  const preview = { sessionId: held.session.id, kind: "minutesReview" as const, asked: "silent" };
  expect(await previewMinutesMail(held.desk, preview)).toMatchObject({
    value: { whom: "attended", offered: ["attended", "called"], readers: [{ name: held.came.name }] },
  });
});

/** A session as its form would send it, with these of its items. */
function asPlanned(session: Held["session"], agenda: Held["items"]): SessionInput {
  const { title, category, format, startsAt, endsAt, venue } = session;
  return {
    ...{ title, category, format, startsAt, endsAt, venue, answerBy: null, onlineUrl: null, series: null, round: null },
    ...{ theme: null, capacity: null, onlineCapacity: null, notice: null, note: null },
    ...{ bodyIds: [], coHostIds: [], tags: [] },
    agenda: agenda.map((item) => ({ ...item, topics: [] })),
  };
}
