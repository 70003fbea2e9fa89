import type { Prisma } from "#app/adapters/db/database.server.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { createPerson } from "#tests/support/factories.ts";

interface Desk {
  id: string;
  prefectureId: string;
}

export function createBody(ctx: AppContext, center: Desk, fields: Partial<Prisma.BodyUncheckedCreateInput> = {}) {
  return ctx.db.body.create({
    data: {
      prefectureId: center.prefectureId,
      centerId: center.id,
      kind: "専門部会",
      name: "在宅医療専門部会",
      ...fields,
    },
  });
}

/** Someone's name, and from when to when they hold the seat. */
export type Held = readonly [name: string, startsOn: string, endsOn: string | null];

/** A seat of the body at a place in its order, with those who hold it one after the other. */
export async function createSeat(
  ctx: AppContext,
  center: Parameters<typeof createPerson>[1],
  bodyId: string,
  position: number,
  held: readonly Held[] = [],
) {
  const { prefectureId } = center;
  const organization = await ctx.db.organization.create({
    data: { prefectureId, kind: "郡市医師会", name: `機関${position}`, searchKey: searchKey(`機関${position}`) },
  });
  const seat = await ctx.db.seat.create({
    data: { prefectureId, bodyId, organizationId: organization.id, post: "会長", position },
  });
  for (const [name, startsOn, endsOn] of held) {
    const person = await createPerson(ctx, center, { name, title: "会長" });
    await ctx.db.appointment.create({
      data: { prefectureId, seatId: seat.id, personId: person.id, startsOn, endsOn },
    });
  }
  return seat;
}
