import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import type { StaffRole } from "#app/domain/permission.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { COUNTED_ROLES } from "#app/domain/taxonomy.ts";
import type { AppContext, StaffContext } from "#app/use-cases/context.ts";

/** A prefecture with one area, one unit and one center: 北海道, 釧路. */
export async function createPrefecture(ctx: AppContext, code = "01") {
  const prefecture = await ctx.db.prefecture.create({
    data: { code, name: `県${code}`, countedRoles: { create: COUNTED_ROLES.map((role) => ({ role })) } },
  });
  const area = await ctx.db.medicalArea.create({
    data: { prefectureId: prefecture.id, name: "釧路", position: 1 },
  });
  return { prefecture, area };
}

export async function createCenter(
  ctx: AppContext,
  code = "kushiro",
  within?: { prefectureId: string; areaId: string },
) {
  const place = within ?? (await newPlace(ctx));
  const position = (await ctx.db.reportingUnit.count({ where: { prefectureId: place.prefectureId } })) + 1;
  const unit = await ctx.db.reportingUnit.create({
    data: { prefectureId: place.prefectureId, name: code, position },
  });
  return ctx.db.healthCenter.create({
    data: {
      prefectureId: place.prefectureId,
      reportingUnitId: unit.id,
      medicalAreaId: place.areaId,
      code,
      name: `${code}保健所`,
      position,
      email: `${code}@center.example.jp`,
    },
  });
}

async function newPlace(ctx: AppContext) {
  const { prefecture, area } = await createPrefecture(ctx);
  return { prefectureId: prefecture.id, areaId: area.id };
}

type Center = Awaited<ReturnType<typeof createCenter>>;

/** The context of a signed-in member of staff: of the center, or of its prefecture. */
export async function asStaff(ctx: AppContext, center: Center, role: StaffRole = "centerStaff"): Promise<StaffContext> {
  const centerId = role === "centerStaff" ? center.id : null;
  const user = await ctx.db.user.create({
    data: { prefectureId: center.prefectureId, centerId, role, name: "職員", email: `${randomUUID()}@example.jp` },
  });
  return { ...ctx, actor: { userId: user.id, name: user.name, role, prefectureId: center.prefectureId, centerId } };
}

/** A scheduled meeting of the center, on 2026-07-01 at 14:00 in Tokyo unless told. */
export function createSession(
  ctx: AppContext,
  center: Center,
  fields: Partial<Prisma.SessionUncheckedCreateInput> = {},
) {
  return ctx.db.session.create({
    data: {
      prefectureId: center.prefectureId,
      centerId: center.id,
      category: "meeting",
      state: "scheduled",
      title: "在宅医療専門部会",
      venue: "大会議室",
      startsAt: new Date("2026-07-01T14:00:00+09:00"),
      endsAt: new Date("2026-07-01T16:00:00+09:00"),
      icalUid: `${randomUUID()}@renkei`,
      ...fields,
    },
  });
}

export function createPerson(ctx: AppContext, center: Center, fields: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  const name = fields.name ?? "釧路 花子";
  return ctx.db.person.create({
    data: {
      prefectureId: center.prefectureId,
      centerId: center.id,
      name,
      searchKey: searchKey(name, fields.kana),
      email: `${randomUUID()}@example.jp`,
      ...fields,
    },
  });
}

/** Calls a person to a session; `tokenOf` gives the link's token. */
export async function createInvitation(
  ctx: AppContext,
  session: { id: string; prefectureId: string },
  person: { id: string; name: string },
  fields: Partial<Prisma.InvitationUncheckedCreateInput> = {},
) {
  const id = randomUUID();
  return ctx.db.invitation.create({
    data: {
      id,
      prefectureId: session.prefectureId,
      sessionId: session.id,
      personId: person.id,
      position: 1,
      role: "member",
      name: person.name,
      tokenHash: tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration: 0 })),
      sentAt: ctx.now(),
      ...fields,
    },
  });
}

export function tokenOf(ctx: AppContext, invitation: { id: string; tokenGeneration: number }): string {
  return linkToken(ctx.settings.secret, invitation);
}

/** An open poll of a session, with one candidate on 2026-07-15 and those asked, each required. */
export function createPoll(
  ctx: AppContext,
  session: { id: string; prefectureId: string },
  people: readonly { id: string; name: string; email: string | null }[],
) {
  const { id: sessionId, prefectureId } = session;
  const participants = people.map((person, i) => {
    const id = randomUUID();
    return {
      id,
      prefectureId,
      personId: person.id,
      name: person.name,
      position: i + 1,
      role: "member" as const,
      reachedBy: person.email ? ("mail" as const) : ("none" as const),
      tokenHash: tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration: 0 })),
    };
  });
  const candidate = {
    position: 0,
    startsAt: new Date("2026-07-15T14:00:00+09:00"),
    endsAt: new Date("2026-07-15T16:00:00+09:00"),
  };
  return ctx.db.datePoll.create({
    data: {
      ...{ prefectureId, sessionId, answerBy: "2026-06-20", createdAt: ctx.now() },
      options: { create: [candidate] },
      participants: { create: participants },
    },
    include: { options: true, participants: true },
  });
}
