import fc from "fast-check";
import type { HeadcountBasis } from "#app/domain/headcount.ts";
import type { SessionState } from "#app/domain/session.ts";
import type { ParticipantRole, SessionCategory, SessionFormat } from "#app/domain/taxonomy.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import type { TestContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createPrefecture, createSession } from "#tests/support/factories.ts";

/** One session of a made-up year; centers by their place in the list. */
export interface MadeSession {
  center: number;
  coHosts: number[];
  category: SessionCategory;
  state: SessionState;
  format: SessionFormat;
  startsAt: string;
  headcount: { basis: HeadcountBasis; people: number | null };
  names: ParticipantRole[];
  groups: { role: ParticipantRole; people: number }[];
}

export const CENTERS = 4;
/** Centers 0 and 1 are one unit, as 倶知安・岩内 is. */
export const unitOfCenter = (center: number) => (center <= 1 ? 0 : center - 1);
export const UNITS = 3;

const roles = fc.constantFrom<ParticipantRole>("member", "proxy", "observer", "lecturer", "secretariat");

export const madeSession: fc.Arbitrary<MadeSession> = fc.record<MadeSession>({
  center: fc.nat(CENTERS - 1),
  coHosts: fc.uniqueArray(fc.nat(CENTERS - 1), { maxLength: 2 }),
  category: fc.constantFrom<SessionCategory>("meeting", "meeting", "training", "lecture", "other"),
  state: fc.constantFrom<SessionState>("held", "held", "held", "held", "scheduled", "cancelled", "postponed", "draft"),
  format: fc.constantFrom<SessionFormat>("onSite", "online", "hybrid", "written"),
  startsAt: fc.constantFrom<string>(
    "2023-03-31T23:30:00+09:00",
    "2023-04-01T00:00:00+09:00",
    "2023-06-14T14:00:00+09:00",
    "2023-12-28T08:59:00+09:00",
    "2024-03-31T23:30:00+09:00",
    "2024-03-31T23:59:59+09:00",
    "2024-04-01T00:00:00+09:00",
  ),
  headcount: fc.oneof(
    fc.record({
      basis: fc.constantFrom<HeadcountBasis>("exact", "approximate"),
      people: fc.nat(300).map<number | null>((n) => n),
    }),
    fc.record({ basis: fc.constantFrom<HeadcountBasis>("none", "unknown"), people: fc.constant<number | null>(null) }),
  ),
  names: fc.oneof(fc.constant<never[]>([]), fc.array(roles, { maxLength: 6 })),
  groups: fc.oneof(
    fc.constant<never[]>([]),
    fc.array(fc.record({ role: roles, people: fc.nat(40) }), { maxLength: 3 }),
  ),
});

/** A prefecture of three units and four centers, seen by one of its staff. */
export async function createWorld(ctx: TestContext, code = "01") {
  const { prefecture, area } = await createPrefecture(ctx, code);
  const within = { prefectureId: prefecture.id, areaId: area.id };
  const centers: Awaited<ReturnType<typeof createCenter>>[] = [];
  for (const name of ["kutchan", "iwanai", "kushiro", "nemuro"]) centers.push(await createCenter(ctx, name, within));
  const [first, second] = centers as [(typeof centers)[0], (typeof centers)[0]];
  await ctx.db.healthCenter.update({ where: { id: second.id }, data: { reportingUnitId: first.reportingUnitId } });
  await ctx.db.reportingUnit.delete({ where: { id: second.reportingUnitId } });
  second.reportingUnitId = first.reportingUnitId;
  const staff: StaffContext = await asStaff(ctx, first);
  return { prefecture, centers, staff, units: [0, 2, 3].map((i) => centers[i]?.reportingUnitId as string) };
}

export async function record(
  ctx: TestContext,
  centers: Awaited<ReturnType<typeof createWorld>>["centers"],
  made: MadeSession,
) {
  const center = centers[made.center] as (typeof centers)[0];
  return createSession(ctx, center, {
    category: made.category,
    state: made.state,
    format: made.format,
    startsAt: new Date(made.startsAt),
    endsAt: null,
    headcountBasis: made.headcount.basis,
    headcount: made.headcount.people,
    coHosts: {
      create: made.coHosts.filter((i) => i !== made.center).map((i) => ({ centerId: centers[i]?.id as string })),
    },
    attendances: {
      create: made.names.map((role, i) => ({ prefectureId: center.prefectureId, role, name: `出席者${i}` })),
    },
    groups: { create: made.groups.map((group, position) => ({ ...group, position, label: "市町" })) },
  });
}
