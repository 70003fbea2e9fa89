import { readFileSync } from "node:fs";
import { vi } from "vitest";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import type { Result } from "#app/domain/result.ts";
import type { RsvpInput } from "#app/domain/rsvp.ts";
import { addDays, fromTokyo, tokyoDate } from "#app/domain/tokyo-time.ts";
import { tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import { takeOff } from "#app/use-cases/changes/withdraw-call.ts";
import { mailOwnFeed } from "#app/use-cases/feeds/mail-own-feed.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { issueLetters } from "#app/use-cases/letters/issue-letters.ts";
import { previewMaterialsMail } from "#app/use-cases/materials/preview-materials-mail.ts";
import { tellOfMaterials } from "#app/use-cases/materials/tell-of-materials.ts";
import { changeMinutesState } from "#app/use-cases/minutes/change-minutes-state.ts";
import { saveMinutes } from "#app/use-cases/minutes/save-minutes.ts";
import { askForReview, tellOfMinutes } from "#app/use-cases/minutes/send-minutes.ts";
import { decidePoll } from "#app/use-cases/polls/decide-poll.ts";
import { openPoll } from "#app/use-cases/polls/open-poll.ts";
import { remindSilent } from "#app/use-cases/polls/remind-silent.ts";
import { answerAsProxy } from "#app/use-cases/proxies/answer-as-proxy.ts";
import { changeApplication } from "#app/use-cases/recruitments/change-application.ts";
import { confirmApplication } from "#app/use-cases/recruitments/confirm-application.ts";
import { remindSilentNow } from "#app/use-cases/reminders/remind-silent-now.ts";
import { sendDueReminders } from "#app/use-cases/reminders/send-due-reminders.ts";
import { moveSeatsOn } from "#app/use-cases/seats/move-seats-on.ts";
import { tellWaiting } from "#app/use-cases/seats/tell-waiting.ts";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { askToJoin } from "#app/use-cases/trainings/ask-to-join.ts";
import { decideRequest } from "#app/use-cases/trainings/decide-request.ts";
import { applicant, application, applicationToken, applyFor, PURPOSE } from "#tests/support/applications.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { add } from "#tests/use-cases/materials/desk.ts";
import { inDays, type Office } from "./office.ts";

/** Every kind of mail there is, by the schema. */
export const MAIL_KINDS: readonly string[] =
  readFileSync("prisma/models/mail.prisma", "utf8")
    .match(/enum MailKind \{([^}]*)\}/)?.[1]
    ?.match(/^\s*\w+/gm)
    ?.map((line) => line.trim()) ?? [];

/** A room of their own, and where to join, so that every link there can be stands in the mails. */
const HYBRID = { format: "hybrid", onlineUrl: "https://meet.example.jp/room-1", venue: "大会議室" } as const;

/**
 * Has every kind of mail sent by its own use case, in three steps so that none overtakes another; most of their links
 * are alive at the end. Whoever is called was called ten days ago.
 */
export async function sendEveryMail(office: Office): Promise<void> {
  const { ctx, center, desk } = office;
  const { prefectureId } = center;
  const address = "192.0.2.1";
  const daysAgo = (days: number) => ctx.at(new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString());
  let people = 0;
  const person = () => createPerson(ctx, center, { email: `everyone${++people}@clinic.example.jp` });
  const session = (given: Partial<Prisma.SessionUncheckedCreateInput> = {}) =>
    createSession(ctx, center, { startsAt: inDays(30, "14:00"), endsAt: inDays(30, "16:00"), ...HYBRID, ...given });
  /** Calls so many to a session; gives their invitations. */
  const call = async ({ id: sessionId }: { id: string }, count: number) => {
    const chosen = [];
    for (let i = 0; i < count; i += 1) chosen.push({ personId: (await person()).id, role: "member" as const });
    done(await sendInvitations(desk, { sessionId, people: chosen, documentNumber: "釧保第1号" }));
    const invitations = await ctx.db.invitation.findMany({ where: { sessionId }, orderBy: { position: "asc" } });
    return invitations.map((invitation) => ({
      ...invitation,
      answer: async (input: Partial<RsvpInput>) =>
        done(
          await respondToInvitation(ctx, {
            ...{ answer: "attending", proxy: null, message: null, ...input },
            ...{ token: tokenOf(ctx, invitation), address },
          }),
        ),
    }));
  };
  const proxy = () => ({
    answer: "proxy" as const,
    proxy: { name: "代理 一郎", title: null, organization: null, email: `everyone${++people}@clinic.example.jp` },
  });
  const tell = async ({ id: sessionId }: { id: string }, postponed: "hold" | null = null) => {
    const { icalSequence: sequence } = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
    done(await tellChanges(desk, { sessionId, sequence, postponed }));
  };
  const off = async ({ id }: { id: string }, step: "cancel" | "postpone") => {
    done(await changeSessionState(desk, { id, step, reason: "大雪のため" }));
    await tell({ id }, step === "postpone" ? "hold" : null);
  };
  const queued = () => ctx.db.outboxMail.count({ where: { state: "queued" } });
  const sent = () => vi.waitUntil(async () => (await queued()) === 0, { timeout: 60_000, interval: 250 });

  // Nothing waits for the morning, whenever the test runs.
  await ctx.db.prefecture.update({ where: { id: prefectureId }, data: { quietFrom: 0, quietUntil: 0 } });
  daysAgo(10);
  const plain = await session({ answerBy: tokyoDate(inDays(20, "00:00")) });
  const [, taken, standsIn, ended, declined] = await call(plain, 5);
  const cancelled = await session();
  await call(cancelled, 1);
  const postponed = await session();
  await call(postponed, 1);
  const moved = await session();
  await call(moved, 1);
  const soon = await session({ startsAt: new Date(Date.now() + 3 * 60 * 60 * 1000), endsAt: null });
  for (const invitation of await call(soon, 1)) await invitation.answer({});
  const small = await session({ format: "onSite", onlineUrl: null, capacity: 1 });
  daysAgo(5);
  const [seated, next, last] = await call(small, 3);
  for (const each of [seated, next, last]) await each?.answer({});
  const full = await findSession(ctx.db, prefectureId, small.id);
  if (full && last) await tellWaiting(ctx, ctx.db, full, last);
  await seated?.answer({ answer: "absent" });
  ctx.at("");

  const polled = await session({ state: "draft", startsAt: null, endsAt: null });
  const asked = [await person(), await person()].map(({ id }) => ({
    personId: id,
    role: null,
    need: "required" as const,
  }));
  const candidates = [{ startsAt: inDays(40, "14:00"), endsAt: inDays(40, "16:00") }];
  const answerBy = tokyoDate(inDays(10, "00:00"));
  done(
    await openPoll(desk, { sessionId: polled.id, candidates, people: asked, message: null, answerBy, quorum: null }),
  );

  const course = await session({ category: "training", title: "在宅医療研修会" });
  const ofCourse = { sessionId: course.id, prefectureId, closesOn: tokyoDate(inDays(20, "00:00")), purpose: PURPOSE };
  await ctx.db.recruitment.create({ data: { ...ofCourse, createdAt: ctx.now() } });
  const applied = async () => {
    const contactEmail = `everyone${++people}@clinic.example.jp`;
    done(await applyFor(ctx, course.id, application(["青空 花子"], { contactEmail })));
    return ctx.db.application.findFirstOrThrow({ where: { contactEmail } });
  };
  await applied();
  const confirmed = { token: applicationToken(ctx, await applied()), address };
  await sent();

  await add(desk, plain.id, ["次第.pdf"]);
  const preview = done(await previewMaterialsMail(desk, plain.id));
  const { version } = await ctx.db.session.findUniqueOrThrow({ where: { id: plain.id } });
  const told = { sessionId: plain.id, version, lastSentAt: null, materialIds: preview.materialIds };
  done(await tellOfMaterials(desk, told));
  for (const each of [standsIn, ended, declined]) await each?.answer(proxy());
  if (standsIn) done(await mailOwnFeed(ctx, tokenOf(ctx, standsIn)));
  done(
    await issueLetters(desk, {
      sessionId: plain.id,
      choice: {
        ...{ kind: "notice", addressing: "each", audience: "chosen", people: taken ? [taken.id] : [], groupName: null },
        ...{ number: "1", issuedOn: tokyoDate(ctx.now()), withSlip: true, byMail: true },
        ...{ receptionMinutes: null, expenses: null },
      },
      issuedBefore: 0,
    }),
  );
  done(await remindSilentNow(desk, { sessionId: plain.id, seenAt: ctx.now() }));
  await off(cancelled, "cancel");
  await off(postponed, "postpone");
  await ctx.db.session.update({
    where: { id: moved.id },
    data: { venue: "第2会議室", icalSequence: { increment: 1 } },
  });
  await tell(moved);
  // As if it were nine in the morning of the day before.
  ctx.at(fromTokyo(addDays(tokyoDate(soon.startsAt ?? new Date()), -1), "09:30").toISOString());
  await sendDueReminders(ctx);
  ctx.at("");
  await moveSeatsOn(ctx);
  done(await remindSilent(desk, { sessionId: polled.id, seenAt: ctx.now() }));
  done(await confirmApplication(ctx, confirmed));
  await sent();

  await ended?.answer({});
  done(await takeOff(desk, { sessionId: plain.id, invitationId: taken?.id ?? "" }));
  const declining = await ctx.db.proxy.findFirstOrThrow({ where: { invitationId: declined?.id ?? "" } });
  done(await answerAsProxy(ctx, { token: tokenOf(ctx, declining), address, answer: "declined" }));
  const participants = await ctx.db.pollParticipant.findMany({ where: { poll: { sessionId: polled.id } } });
  const option = await ctx.db.pollOption.findFirstOrThrow({ where: { poll: { sessionId: polled.id } } });
  const invited = participants.slice(0, 1).map(({ id }) => id);
  done(
    await decidePoll(desk, {
      sessionId: polled.id,
      optionId: option.id,
      invited,
      answerBy: null,
      documentNumber: null,
    }),
  );
  const row = await ctx.db.application.findFirstOrThrow({ where: { state: "confirmed" } });
  const { contactName, contactPhone, message } = row;
  const change = { contactName, contactPhone, message, modes: new Map(), added: [applicant("山 次郎")] };
  done(await changeApplication(ctx, { ...confirmed, version: row.version, ...change }));
  const { reportingUnitId: _, medicalAreaId: areaId } = center;
  const other = await createCenter(ctx, "nemuro", { prefectureId, areaId });
  for (const step of ["accept", "decline"] as const) {
    const asker = await asStaff(ctx, other);
    const { requestId } = done(await askToJoin(asker, { sessionId: course.id, role: "auditor", message: null }));
    done(await decideRequest(desk, { sessionId: course.id, requestId, step, reply: "承りました" }));
  }
  // Two that were held: the minutes of one are looked through, those of the other confirmed.
  for (const isConfirmed of [false, true]) {
    const held = await session({ state: "held", startsAt: inDays(-2, "14:00"), endsAt: inDays(-2, "16:00") });
    await createInvitation(ctx, held, await person());
    const version = { sessionId: held.id, whom: "called" as const };
    const texts = { opening: "挨拶があった。", closing: null, author: null, items: [] };
    done(await saveMinutes(desk, { sessionId: held.id, version: 0, ...texts }));
    if (isConfirmed) {
      done(await changeMinutesState(desk, { sessionId: held.id, version: 1, step: "confirm" }));
      done(await tellOfMinutes(desk, { ...version, version: 2 }));
    } else done(await askForReview(desk, { ...version, version: 1, reviewBy: tokyoDate(inDays(10, "00:00")) }));
  }
  // A poll still open, an offer still open.
  const open = await session({ state: "draft", startsAt: null, endsAt: null });
  const more = [{ personId: (await person()).id, role: null, need: "required" as const }];
  done(await openPoll(desk, { sessionId: open.id, candidates, people: more, message: null, answerBy, quorum: null }));
  await sent();
}

function done<T>(result: Result<T, string> | (Result<T, string> & { index?: number })): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
