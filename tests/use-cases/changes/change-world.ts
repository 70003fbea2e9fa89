import ICAL from "ical.js";
import { onTestFinished } from "vitest";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import type { PostponedWay } from "#app/domain/change.ts";
import type { SessionStep } from "#app/domain/session.ts";
import { tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { deliverNextMail } from "#app/use-cases/mails/deliver-next-mail.ts";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { editSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createPerson, createSession } from "#tests/support/factories.ts";
import { startSmtp } from "#tests/support/smtp.ts";

/** What arrived at one address, as its calendar reads it. */
export interface Arrived {
  subject: string;
  text: string;
  event: { method: string; uid: string; sequence: number; starts: string; status: string } | null;
}

/** A desk that has called 花子 and 一郎 by mail and 郵子 by FAX to its meeting, beside a real mail server. */
export async function calledWorld() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const { id } = await createSession(ctx, center);
  const smtp = await startSmtp();
  const transport = openTransport(smtp.url);
  onTestFinished(() => transport.close());
  const people = {
    hanako: await createPerson(ctx, center, { name: "釧路 花子", email: "hanako@example.jp" }),
    ichiro: await createPerson(ctx, center, { name: "釧路 一郎", email: "ichiro@example.jp" }),
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
    return fresh.map(({ parsed }) => ({
      subject: parsed.subject ?? "",
      text: parsed.text ?? "",
      event: eventOf(parsed.attachments.find(({ contentType }) => contentType === "application/ics")?.content),
    }));
  };
  await call(["hanako", "ichiro", "yuko"]);
  return { ctx, center, desk, id, people, session, call, invitationOf, edit, take, tell, tick, deliver, arrived };
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
