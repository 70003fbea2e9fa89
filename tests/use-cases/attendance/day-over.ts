import type { Prisma } from "#app/adapters/db/database.server.ts";
import type { PresentPerson } from "#app/domain/attendance.ts";
import type { WalkIn } from "#app/use-cases/attendance/snapshot-walk-ins.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

/** The desk of a center on the evening of its session: 2026-07-01, 14:00 to 16:00. */
export async function dayOver(fields: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const base = testContext({ now: "2026-07-02T18:00:00+09:00" });
  const center = await createCenter(base);
  const ctx = await asStaff(base, center);
  return { ctx, center, session: await createSession(ctx, center, fields) };
}

/** The same with people called, in this order. */
export async function withPeople<const Names extends readonly string[]>(
  names: Names,
  fields: Partial<Prisma.SessionUncheckedCreateInput> = {},
) {
  const over = await dayOver(fields);
  const invitations = [];
  for (const [position, name] of names.entries()) {
    const person = await createPerson(over.ctx, over.center, { name });
    const called = { position, organizationName: `${name}の所属` };
    invitations.push(await createInvitation(over.ctx, over.session, person, called));
  }
  return { ...over, invitations: invitations as { [Name in keyof Names]: (typeof invitations)[number] } };
}

export function came(invitation: { id: string }): PresentPerson {
  return { invitationId: invitation.id, role: "member", mode: "onSite", proxy: null, arrived: null, left: null };
}

export function walkIn(name: string): WalkIn {
  const facts = { organization: "釧路市", title: null, occupation: null, role: "member", mode: "onSite" } as const;
  return { id: null, name, ...facts };
}

export async function answer(
  ctx: StaffContext,
  invitation: { id: string },
  fields: Partial<Prisma.ResponseUncheckedCreateInput>,
) {
  const response = await ctx.db.response.create({
    data: { invitationId: invitation.id, answer: "attending", via: "link", answeredAt: ctx.now(), ...fields },
  });
  await ctx.db.invitation.update({ where: { id: invitation.id }, data: { currentResponseId: response.id } });
}

export async function confirmYear(
  ctx: StaffContext,
  center: { prefectureId: string; reportingUnitId: string },
  fiscalYear: number,
) {
  const { prefectureId, reportingUnitId } = center;
  await ctx.db.activityReport.create({ data: { prefectureId, reportingUnitId, fiscalYear, state: "confirmed" } });
}
