import type { Prisma } from "#app/adapters/db/database.server.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { saveMinutes } from "#app/use-cases/minutes/save-minutes.ts";
import type { TestContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

/** A day after the session's, in the office's morning. */
export const DAY_AFTER = "2026-07-02T09:00:00+09:00";

interface Item {
  title: string;
  open?: boolean;
  notes?: string;
}

/**
 * A meeting of 2026-07-01 with its agenda (one open item and one closed, unless told) and two members called, of whom
 * the first came; the clock stands at the morning after.
 */
export async function heldMeeting(
  ctx: TestContext,
  {
    agenda = [{ title: "入退院支援について" }, { title: "委員の処遇について", open: false }],
    ...fields
  }: Partial<Prisma.SessionUncheckedCreateInput> & { agenda?: readonly Item[] } = {},
) {
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const session = await createSession(ctx, center, { state: "held", ...(fields as object) });
  const items = [];
  for (const [position, { title, open = true, notes = null }] of agenda.entries()) {
    items.push(await ctx.db.agendaItem.create({ data: { sessionId: session.id, position, title, open, notes } }));
  }
  const [came, absent] = [
    await createPerson(ctx, center, { name: "髙橋 花子", kana: "タカハシ ハナコ" }),
    await createPerson(ctx, center, { name: "𠮷田 太郎", kana: "ヨシダ タロウ" }),
  ];
  const invitations = [
    await createInvitation(ctx, session, came, { position: 1, organizationName: "釧路市医師会", title: "会長" }),
    await createInvitation(ctx, session, absent, { position: 2 }),
  ] as const;
  await attended(ctx, session, {
    ...{ invitationId: invitations[0].id, personId: came.id, name: came.name },
    ...{ organizationName: "釧路市医師会", title: "会長" },
  });
  ctx.at(DAY_AFTER);
  return { center, desk, session, items, came, absent, invitations };
}

export type Held = Awaited<ReturnType<typeof heldMeeting>>;

/** Records that somebody came. */
export function attended(
  ctx: TestContext,
  session: { id: string; prefectureId: string },
  fields: Partial<Prisma.AttendanceUncheckedCreateInput> & { name: string },
) {
  return ctx.db.attendance.create({
    data: {
      ...{ sessionId: session.id, prefectureId: session.prefectureId, role: "member", mode: "onSite" },
      ...{ createdAt: ctx.now(), ...fields },
    },
  });
}

/** The texts of minutes, with what is said of the first items. */
export function texts(held: Pick<Held, "items">, said: readonly string[] = ["説明した。", "処遇を話した。"]) {
  return {
    ...{ opening: "会長挨拶", closing: "次回は10月", author: "釧路保健所" },
    items: held.items.map(({ id: agendaItemId }, i) => ({
      agendaItemId,
      explanation: said[i] ?? null,
      discussion: null,
      conclusion: null,
    })),
  };
}

/** Writes minutes over a version; they are there then. */
export async function write(desk: StaffContext, held: Pick<Held, "items" | "session">, version = 0) {
  const written = await saveMinutes(desk, { sessionId: held.session.id, version, ...texts(held) });
  if (!written.ok) throw new Error(written.error);
}
