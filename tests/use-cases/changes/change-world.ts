import ICAL from "ical.js";
import { onTestFinished } from "vitest";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import type { PostponedWay, ToldBy } from "#app/domain/change.ts";
import type { SessionStep } from "#app/domain/session.ts";
import { noteTold } from "#app/use-cases/changes/note-told.ts";
import { showChanges } from "#app/use-cases/changes/show-changes.ts";
import { tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import { takeOff } from "#app/use-cases/changes/withdraw-call.ts";
import type { Settings } from "#app/use-cases/context.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { readCalendar } from "#app/use-cases/mails/read-calendar.ts";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { editSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { testContext } from "#tests/support/context.ts";
import { deliverNextMail } from "#tests/support/deliver-next-mail.ts";
import { asStaff, createCenter, createPerson, createSession } from "#tests/support/factories.ts";
import { startSmtp } from "#tests/support/smtp.ts";

/** What arrived at one address, as its calendar reads it. */
export interface Arrived {
  from: string;
  /** As its calendar file names it. */
  organizer: string | null;
  subject: string;
  text: string;
  event: { method: string; uid: string; sequence: number; starts: string; status: string } | null;
}

interface Given {
  /** Of 一郎, where not his own. */
  ichiro?: string;
  settings?: Partial<Settings>;
  session?: Parameters<typeof createSession>[2];
}

/** A desk that has called 花子 and 一郎 by mail and 郵子 by FAX to its meeting, beside a real mail server. */
export async function calledWorld(given: Given = {}) {
  const ctx = testContext();
  Object.assign(ctx.settings, given.settings);
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const { id } = await createSession(ctx, center, given.session);
  const smtp = await startSmtp();
  const transport = openTransport(smtp.url);
  onTestFinished(() => transport.close());
  const people = {
    hanako: await createPerson(ctx, center, { name: "釧路 花子", email: "hanako@example.jp" }),
    ichiro: await createPerson(ctx, center, { name: "釧路 一郎", email: given.ichiro ?? "ichiro@example.jp" }),
    yuko: await createPerson(ctx, center, { name: "釧路 郵子", email: null, fax: "0154-00-0000" }),
  };
  let minute = 0;
  /** Every step comes a minute later, as DTSTAMP would tell. */
  const tick = () => ctx.at(new Date(Date.parse("2026-06-01T09:00:00+09:00") + ++minute * 60_000).toISOString());
  const session = () => ctx.db.session.findUniqueOrThrow({ where: { id } });
  const call = (names: readonly (keyof typeof people)[]) => {
    tick();
    const chosen = names.map((name) => ({ personId: people[name].id, role: "member" as const }));
    return sendInvitations(desk, { sessionId: id, people: chosen, documentNumber: null });
  };
  const invitationOf = (name: keyof typeof people) =>
    ctx.db.invitation.findFirstOrThrow({ where: { sessionId: id, personId: people[name].id } });
  const edit = async (fields: Partial<SessionInput>, schedule = false) => {
    tick();
    const { version, ...now } = await session();
    const { title, category, format, startsAt, endsAt, answerBy, venue, onlineUrl, capacity, onlineCapacity } = now;
    const plan = { title, category, format, startsAt, endsAt, answerBy, venue, onlineUrl, capacity, onlineCapacity };
    const rest = { series: null, round: null, theme: null, notice: null, note: null };
    const lists = { bodyIds: [], coHostIds: [], tags: [], agenda: [] };
    return editSession(desk, { id, version, input: { ...plan, ...rest, ...lists, ...fields }, schedule });
  };
  const take = (step: SessionStep) => {
    tick();
    return changeSessionState(desk, { id, step, reason: "大雪のため" });
  };
  const tell = async (postponed: PostponedWay | null = null) => {
    tick();
    return tellChanges(desk, { sessionId: id, sequence: (await session()).icalSequence, postponed });
  };
  const read = 0;
  /** Delivers what is queued, and gives what arrived at an address since the last time. */
  const seen = new Map<string, number>();
  const deliver = async () => {
    while (await deliverNextMail(ctx, transport, "test"));
  };
  const arrived = async (address: string): Promise<Arrived[]> => {
    await deliver();
    const all = smtp.received.filter(({ to }) => to.includes(address));
    const fresh = all.slice(seen.get(address) ?? read);
    seen.set(address, all.length);
    return fresh.map(({ parsed }) => {
      const file = parsed.attachments.find(({ contentType }) => contentType === "application/ics")?.content;
      return {
        from: parsed.from?.value[0]?.address ?? "",
        organizer: file ? readCalendar(file.toString()).organizer : null,
        subject: parsed.subject ?? "",
        text: parsed.text ?? "",
        event: eventOf(file),
      };
    });
  };
  /** The answer a person gives by phone. */
  const answer = async (name: keyof typeof people, proxyEmail?: string) => {
    const { id: invitationId } = await invitationOf(name);
    const proxy = proxyEmail ? { name: "代理 太郎", title: null, organization: null, email: proxyEmail } : null;
    const said = { answer: proxy ? ("proxy" as const) : ("attending" as const), proxy, message: null };
    tick();
    return enterResponse(desk, { sessionId: id, invitationId, ...said, via: "phone" });
  };
  const off = async (name: keyof typeof people) => {
    const { id: invitationId } = await invitationOf(name);
    tick();
    return takeOff(desk, { sessionId: id, invitationId });
  };
  const page = async () => {
    const shown = await showChanges(desk, { sessionId: id });
    if (!shown.ok) throw new Error(shown.error);
    return shown.value;
  };
  const note = async (names: readonly (keyof typeof people)[], by: ToldBy) => {
    const invitations = await Promise.all(names.map(invitationOf));
    tick();
    return noteTold(desk, {
      ...{ sessionId: id, sequence: (await session()).icalSequence, by },
      people: invitations.map((invitation) => invitation.id),
    });
  };
  /** Every mail about changes since the last look: to whom, of what kind, with what for the calendar. */
  let looked = new Date(0);
  const written = async () => {
    const mails = await ctx.db.outboxMail.findMany({
      where: { createdAt: { gt: looked } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      include: { calendarMessage: { select: { method: true, sequence: true } } },
    });
    looked = mails.at(-1)?.createdAt ?? looked;
    return mails.map(({ toName, kind, calendarMessage: object }) => [
      ...[toName, kind, object && `${object.method} ${object.sequence}`],
    ]);
  };
  await call(["hanako", "ichiro", "yuko"]);
  const steps = { call, answer, edit, take, tell, off, note, tick, deliver };
  return { ctx, center, desk, smtp, id, people, session, invitationOf, page, arrived, written, ...steps };
}

function eventOf(bytes: Buffer | undefined): Arrived["event"] {
  if (!bytes) return null;
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString()));
  const event = calendar.getFirstSubcomponent("vevent");
  const value = (name: string) => String(event?.getFirstPropertyValue(name));
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: value("uid"),
    sequence: Number(value("sequence")),
    starts: value("dtstart"),
    status: value("status"),
  };
}
