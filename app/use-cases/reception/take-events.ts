import { type AttendanceSheet, findAttendanceSheet } from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import {
  findReceptionEvents,
  findTakenIds,
  type KeptEvent,
  keepReceptionEvents,
} from "#app/adapters/db/reception-store.server.ts";
import { receptionOpensAt } from "#app/domain/reception.ts";
import { ok } from "#app/domain/result.ts";
import { lockRecord, type RecordRefusal } from "../attendance/lock-record.ts";
import { type WrittenRecord, writeRecord } from "../attendance/write-record.ts";
import { type StaffContext, transact } from "../context.ts";
import {
  type About,
  type DaySession,
  rowsAfter,
  type SentEvent,
  type Subject,
  type TakenEvent,
} from "./apply-events.ts";
import { identifyWalkIn } from "./identify-walk-in.ts";

/** A press that came to nothing, and why: about nobody of this session, or for a proxy who is there themselves. */
export interface RefusedPress {
  id: string;
  because: "not-called" | "there-already";
}

export type TakeRefusal = RecordRefusal | Extract<WrittenRecord, { ok: false }>["error"];

/**
 * Takes what was pressed at a desk, some of it long ago while the line was down, and makes the attendance say so.
 * Sent again it changes nothing; nobody is there twice. Changes nothing that other presses, or a hand, have decided
 * since: see `changeBy`.
 */
export function takeEvents(
  ctx: StaffContext,
  input: { sessionId: string; desk: string | null; events: readonly SentEvent[] },
): Promise<{ ok: true; value: { taken: number; refused: RefusedPress[] } } | { ok: false; error: TakeRefusal }> {
  return transact(ctx, async (tx) => {
    const opened = await lockRecord(ctx, tx, input.sessionId, receptionOpensAt);
    if (!opened.ok) return opened;
    const session = opened.value;
    const now = ctx.now();
    const before = await findTakenIds(
      tx,
      input.events.map(({ id }) => id),
    );
    const news = [...new Map(input.events.map((event) => [event.id, event])).values()]
      .filter(({ id }) => !before.has(id))
      // A device's clock may run ahead: what is to come has not happened.
      .map((event) => ({ ...event, desk: input.desk, at: new Date(Math.min(event.at.getTime(), now.getTime())) }));
    if (news.length === 0) return ok({ taken: 0, refused: [] });
    const called = news.flatMap(({ invitationId }) => invitationId ?? []);
    const sheet = await findAttendanceSheet(tx, session.id, called);
    const known = await findReceptionEvents(tx, session.id);
    const about = await whomAbout(ctx, tx, session, { sheet, known, news });
    const { rows, uncounted } = rowsAfter(session, sheet, known, about);
    const kept = about.map(({ event: { id, kind, at, desk }, ...subject }) => ({
      ...{ id, kind, at, desk, invitationId: subject.invitationId, attendanceId: subject.attendanceId },
    }));
    const { prefectureId, id: sessionId, version } = session;
    await keepReceptionEvents(tx, kept, { prefectureId, sessionId, userId: ctx.actor.userId, receivedAt: now });
    const { groups } = sheet;
    const written = await writeRecord(ctx, tx, session, sheet, { rows, groups, version, action: "attendance.receive" });
    if (!written.ok) return written;
    const heard = new Set(about.map(({ event }) => event.id));
    const refused = [
      ...news.flatMap(({ id }) => (heard.has(id) ? [] : { id, because: "not-called" as const })),
      ...uncounted.map((id) => ({ id, because: "there-already" as const })),
    ];
    return ok({ taken: news.length - refused.length, refused });
  });
}

/** Whom each press is about. One about somebody who is not of this session is about nobody, and is left out. */
async function whomAbout(
  ctx: StaffContext,
  tx: Tx,
  session: DaySession,
  { sheet, known, news }: { sheet: AttendanceSheet; known: readonly KeptEvent[]; news: readonly TakenEvent[] },
): Promise<About[]> {
  const invited = new Set(sheet.invited.map(({ id }) => id));
  const rows = new Map(sheet.attendance.map((row) => [row.id, row]));
  const subjects = new Map<string, Subject>(known.map((event) => [event.id, event]));
  const about: About[] = [];
  for (const event of news) {
    const entered =
      event.kind === "arrived" && event.walkIn ? await identifyWalkIn(ctx, tx, session, sheet, event) : null;
    const named = event.enteredBy === null ? event : (subjects.get(event.enteredBy) ?? null);
    const row = rows.get(named?.attendanceId ?? "");
    const subject = entered ?? {
      invitationId: named?.invitationId ?? row?.invitationId ?? null,
      attendanceId: named?.attendanceId ?? null,
    };
    subjects.set(event.id, subject);
    if (subject.invitationId ? invited.has(subject.invitationId) : subject.attendanceId) {
      about.push({ ...subject, event, snapshot: entered?.snapshot ?? null });
    }
  }
  return about;
}
