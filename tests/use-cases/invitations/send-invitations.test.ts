import { expect, test } from "vitest";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { previewInvitations } from "#app/use-cases/invitations/preview-invitations.ts";
import { proposeInvitations } from "#app/use-cases/invitations/propose-invitations.ts";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { testContext } from "#tests/support/context.ts";
import { dump, records } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createPrefecture,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";

/** A session of two bodies; one person sits in both, one seat changed hands, one person is reached by FAX. */
async function world() {
  const ctx = testContext();
  const { prefecture, area } = await createPrefecture(ctx);
  const place = { prefectureId: prefecture.id, areaId: area.id };
  const center = await createCenter(ctx, "kushiro", place);
  const staff = await asStaff(ctx, center);
  const { prefectureId, id: centerId } = center;
  const organization = await ctx.db.organization.create({
    data: { prefectureId, name: "釧路地区医師会", searchKey: "釧路地区医師会", kind: "郡市医師会" },
  });
  const body = (name: string) => ctx.db.body.create({ data: { prefectureId, centerId, name, kind: "協議会" } });
  const [first, second] = [await body("協議会"), await body("部会")];
  const chair = await createPerson(ctx, center, { name: "会長 一郎", title: "院長" });
  const old = await createPerson(ctx, center, { name: "前任 二郎" });
  const next = await createPerson(ctx, center, { name: "後任 三郎" });
  const byFax = await createPerson(ctx, center, { name: "書面 四郎", email: null, fax: "0154-00-0000" });
  const guest = await createPerson(ctx, center, { name: "講師 五郎" });
  const seat = (bodyId: string, position: number, role: "chair" | "observer" | "member", holders: object[]) =>
    ctx.db.seat.create({
      data: {
        prefectureId,
        bodyId,
        position,
        role,
        post: "会長",
        organizationId: role === "chair" ? organization.id : null,
        appointments: {
          create: holders.map((holder) => ({ prefectureId, startsOn: "2024-04-01", ...holder })) as never,
        },
      },
    });
  await seat(second.id, 1, "observer", [{ personId: byFax.id }]);
  await seat(second.id, 2, "member", [{ personId: chair.id }]);
  await seat(first.id, 2, "member", [
    { personId: old.id, endsOn: "2026-03-31" },
    { personId: next.id, startsOn: "2026-04-01" },
  ]);
  await seat(first.id, 1, "chair", [{ personId: chair.id }]);
  const session = await createSession(ctx, center, {
    bodies: {
      create: [
        { bodyId: first.id, position: 0 },
        { bodyId: second.id, position: 1 },
      ],
    },
  } as never);
  return { ctx, place, center, staff, session, people: { chair, old, next, byFax, guest } };
}

type World = Awaited<ReturnType<typeof world>>;
const everyone = ({ people: { chair, next, byFax, guest } }: World) => [
  { personId: guest.id, role: "lecturer" as const },
  ...[byFax, next, chair].map(({ id }) => ({ personId: id, role: null })),
];

test("the roster of the day is proposed, body by body in its order, each person once", async () => {
  const { staff, session } = await world();
  const proposal = await proposeInvitations(staff, { sessionId: session.id, added: [], search: "" });
  if (!proposal.ok) throw new Error(proposal.error);
  expect(proposal.value.roster.map(({ name, role, reachedBy }) => [name, role, reachedBy])).toEqual([
    ["会長 一郎", "member", "mail"],
    ["後任 三郎", "member", "mail"],
    ["書面 四郎", "observer", "fax"],
  ]);
  expect(proposal.value.roster[0]).toMatchObject({ organizationName: "釧路地区医師会", title: "会長" });
});

test("the search finds the center's own people, in any width, and nobody who is on the list", async () => {
  const { ctx, place, staff, session, people } = await world();
  const other = await createCenter(ctx, "nemuro", place);
  await createPerson(ctx, other, { name: "講師 他所" });
  const search = async (text: string) => {
    const added = [{ personId: people.next.id, role: null }];
    const proposal = await proposeInvitations(staff, { sessionId: session.id, added, search: text });
    return proposal.ok && proposal.value.found?.map(({ name }) => name);
  };
  expect(await search("講師")).toEqual(["講師 五郎"]);
  expect(await search("講師　五")).toEqual(["講師 五郎"]);
  expect(await search("会長")).toEqual([]);
  expect(await search("%")).toEqual([]);
});

test("sending calls everyone once: snapshot, link, mail and calendar, audit", async () => {
  const w = await world();
  let woken = 0;
  const staff = { ...w.staff, wakeMailer: () => void woken++ };
  const result = await sendInvitations(staff, {
    sessionId: w.session.id,
    people: everyone(w),
    documentNumber: "釧保企第1号",
  });
  expect(result).toEqual({ ok: true, value: { called: 4, mails: 3 } });
  expect(woken).toBe(1);
  const invitations = await w.ctx.db.invitation.findMany({ orderBy: { position: "asc" }, include: { mails: true } });
  expect(invitations.map(({ name, role, reachedBy, mails }) => [name, role, reachedBy, mails.length])).toEqual([
    ["会長 一郎", "member", "mail", 1],
    ["後任 三郎", "member", "mail", 1],
    ["書面 四郎", "observer", "fax", 0],
    ["講師 五郎", "lecturer", "mail", 1],
  ]);
  for (const { id, tokenGeneration, tokenHash: kept } of invitations) {
    expect(kept).toBe(tokenHash(linkToken(w.ctx.settings.secret, { id, tokenGeneration })));
  }
  const mail = await w.ctx.db.outboxMail.findFirstOrThrow({
    where: { toName: "会長 一郎" },
    include: { calendarMessage: true },
  });
  expect(mail).toMatchObject({ fromName: "kushiro保健所", replyTo: "kushiro@center.example.jp", state: "queued" });
  expect(mail.text).toContain("釧保企第1号");
  expect(mail.text).toContain(`https://renkei.example.jp/r/${TOKEN_PLACEHOLDER}`);
  expect(mail.calendarMessage?.content).toContain(`UID:${w.session.icalUid}`);
  expect(mail.calendarMessage).toMatchObject({ method: "REQUEST", sequence: 0 });
  expect((await w.ctx.db.session.findFirstOrThrow()).documentNumber).toBe("釧保企第1号");
  const audit = await w.ctx.db.auditRecord.findFirstOrThrow({ where: { action: "invitation.send" } });
  expect(JSON.parse(audit.after ?? "").invitations).toHaveLength(4);
  expect(JSON.stringify(dump(w.ctx))).not.toContain(tokenOf(w.ctx, invitations[0] as never));
});

test("pressing twice, or at once, calls nobody twice", async () => {
  const w = await world();
  const send = () => sendInvitations(w.staff, { sessionId: w.session.id, people: everyone(w), documentNumber: null });
  const results = await Promise.all([send(), send(), send()]);
  expect(results.map((result) => result.ok && result.value.called).sort()).toEqual([0, 0, 4]);
  const before = records(w.ctx);
  expect(await send()).toEqual({ ok: true, value: { called: 0, mails: 0 } });
  expect(records(w.ctx)).toEqual(before);
  expect(await w.ctx.db.outboxMail.count()).toBe(3);
});

test("who comes later stands after those called before", async () => {
  const w = await world();
  const send = (people: ReturnType<typeof everyone>) =>
    sendInvitations(w.staff, { sessionId: w.session.id, people, documentNumber: null });
  await send([{ personId: w.people.byFax.id, role: null }] as never);
  await send(everyone(w));
  const invitations = await w.ctx.db.invitation.findMany({ orderBy: { position: "asc" } });
  expect(invitations.map(({ name }) => name)).toEqual(["書面 四郎", "会長 一郎", "後任 三郎", "講師 五郎"]);
  expect(new Set(invitations.map(({ position }) => position)).size).toBe(4);
});

test("refused, and nothing is written: state, time, nobody, strangers", async () => {
  const w = await world();
  const stranger = await createPerson(w.ctx, await createCenter(w.ctx, "nemuro", w.place), { name: "他所の人" });
  const past = await createSession(w.ctx, w.center, { startsAt: new Date("2026-05-01T14:00:00+09:00"), endsAt: null });
  const draft = await createSession(w.ctx, w.center, { state: "draft" });
  const one = [{ personId: w.people.guest.id, role: null }];
  const before = dump(w.ctx);
  const send = (sessionId: string, people: { personId: string; role: null }[]) =>
    sendInvitations(w.staff, { sessionId, people, documentNumber: null });
  expect(await send(past.id, one)).toEqual({ ok: false, error: "session-started" });
  expect(await send(draft.id, one)).toEqual({ ok: false, error: "session-not-scheduled" });
  expect(await send(w.session.id, [])).toEqual({ ok: false, error: "nobody-chosen" });
  const withStranger = [...one, { personId: stranger.id, role: null }];
  expect(await send(w.session.id, withStranger)).toEqual({ ok: false, error: "unknown-person" });
  expect(dump(w.ctx)).toEqual(before);
});

test("another center's session is forbidden, another prefecture's is not there, a viewer sends nothing", async () => {
  const w = await world();
  const neighbour = await asStaff(w.ctx, await createCenter(w.ctx, "nemuro", w.place));
  const foreign = await createPrefecture(w.ctx, "02");
  const away = await createCenter(w.ctx, "aomori", { prefectureId: foreign.prefecture.id, areaId: foreign.area.id });
  const stranger = await asStaff(w.ctx, away, "prefectureAdmin");
  const viewer = await asStaff(w.ctx, w.center, "prefectureViewer");
  const invitation = await createInvitation(w.ctx, w.session, w.people.guest);
  const before = dump(w.ctx);
  const sessionId = w.session.id;
  for (const [staff, error] of [
    [neighbour, "forbidden"],
    [stranger, "not-found"],
    [viewer, "forbidden"],
  ] as const) {
    const people = everyone(w);
    expect(await sendInvitations(staff, { sessionId, people, documentNumber: null })).toEqual({ ok: false, error });
    expect(await renewLink(staff, { sessionId, invitationId: invitation.id })).toEqual({ ok: false, error });
    expect(await previewInvitations(staff, { sessionId, added: [], leftOut: [] })).toEqual({ ok: false, error });
  }
  expect(await proposeInvitations(neighbour, { sessionId, added: [], search: "" })).toMatchObject({ ok: false });
  expect(await proposeInvitations(viewer, { sessionId, added: [], search: "" })).toMatchObject({
    value: { mayInvite: false },
  });
  expect(dump(w.ctx)).toEqual(before);
});

test("the preview counts, warns and shows the first mail without a link that works; it changes nothing", async () => {
  const w = await world();
  const overlapping = await createSession(w.ctx, w.center, {
    title: "別の会議",
    startsAt: new Date("2026-07-01T15:00:00+09:00"),
    endsAt: null,
  });
  await createInvitation(w.ctx, overlapping, w.people.next);
  await createInvitation(w.ctx, w.session, w.people.guest);
  await w.ctx.db.session.update({ where: { id: w.session.id }, data: { answerBy: "2026-05-31" } });
  const before = dump(w.ctx);
  const preview = await previewInvitations(w.staff, {
    sessionId: w.session.id,
    added: [{ personId: w.people.guest.id, role: null }],
    leftOut: [w.people.byFax.id],
    documentNumber: "第2号",
  });
  if (!preview.ok) throw new Error(preview.error);
  expect(preview.value).toMatchObject({ calledBefore: 1, deadlinePassed: true });
  expect(preview.value.recipients.map(({ name }) => name)).toEqual(["会長 一郎", "後任 三郎"]);
  expect(preview.value.doubleCalls).toMatchObject([{ name: "後任 三郎", other: { title: "別の会議" } }]);
  expect(preview.value.mail?.text).toContain("第2号");
  // A day that is over is no deadline for whoever is called today.
  expect(preview.value.mail?.text).not.toContain("令和8年5月31日");
  expect(preview.value.mail?.text).not.toContain(TOKEN_PLACEHOLDER);
  expect(dump(w.ctx)).toEqual(before);
});

test("a new link ends the old one, goes out by mail, and keeps the answers", async () => {
  const w = await world();
  const invitation = await createInvitation(w.ctx, w.session, w.people.chair);
  const answer = (token: string, message: string) =>
    respondToInvitation(w.ctx, { answer: "attending", proxy: null, message, token, address: "a" });
  const oldToken = tokenOf(w.ctx, invitation);
  expect(await answer(oldToken, "一")).toMatchObject({ ok: true });
  const renewed = await renewLink(w.staff, { sessionId: w.session.id, invitationId: invitation.id });
  expect(renewed).toEqual({ ok: true, value: { mailed: true } });
  expect(await answer(oldToken, "二")).toEqual({ ok: false, error: "unknown-link" });
  expect(await answer(tokenOf(w.ctx, { id: invitation.id, tokenGeneration: 1 }), "三")).toMatchObject({ ok: true });
  expect(await w.ctx.db.response.count()).toBe(2);
  const mail = await w.ctx.db.outboxMail.findFirstOrThrow({ include: { calendarMessage: true } });
  expect(mail.calendarMessage).toMatchObject({ method: "REQUEST", sequence: 0 });
  expect(await w.ctx.db.auditRecord.count({ where: { action: "invitation.renewLink" } })).toBe(1);
});

test("a revoked invitation gets no new link, and one to a session that is off neither", async () => {
  const w = await world();
  const revoked = await createInvitation(w.ctx, w.session, w.people.chair, { revokedAt: w.ctx.now() });
  const off = await createSession(w.ctx, w.center, { state: "cancelled" });
  const invitation = await createInvitation(w.ctx, off, w.people.chair);
  const before = dump(w.ctx);
  const renew = (sessionId: string, invitationId: string) => renewLink(w.staff, { sessionId, invitationId });
  expect(await renew(w.session.id, revoked.id)).toEqual({ ok: false, error: "link-ended" });
  expect(await renew(off.id, invitation.id)).toEqual({ ok: false, error: "session-cancelled" });
  expect(await renew(w.session.id, invitation.id)).toEqual({ ok: false, error: "not-found" });
  expect(dump(w.ctx)).toEqual(before);
});
