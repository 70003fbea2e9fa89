import type { Prisma } from "#app/adapters/db/database.server.ts";
import type { PollMark } from "#app/domain/poll.ts";
import { fromTokyo } from "#app/domain/tokyo-time.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { openPoll } from "#app/use-cases/polls/open-poll.ts";
import { replyToPoll } from "#app/use-cases/polls/reply-to-poll.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createPerson, createSession, tokenOf } from "#tests/support/factories.ts";

/** A day in July 2026, from 14:00 to 16:00 in Tokyo. */
export const july = (day: number) => ({
  startsAt: fromTokyo(`2026-07-${String(day).padStart(2, "0")}`, "14:00"),
  endsAt: fromTokyo(`2026-07-${String(day).padStart(2, "0")}`, "16:00"),
});

export const refused = (error: string) => ({ ok: false, error });

/** A draft of a body with a chair, a member reached by FAX and an observer, and a lecturer without a seat. */
export async function pollWorld(fields: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const { prefectureId, id: centerId } = center;
  const body = await ctx.db.body.create({ data: { prefectureId, centerId, name: "部会", kind: "専門部会" } });
  const people = {
    chair: await createPerson(ctx, center, { name: "会長 一郎", email: "chair@example.jp" }),
    byFax: await createPerson(ctx, center, { name: "書面 四郎", email: null, fax: "0154-00-0000" }),
    observer: await createPerson(ctx, center, { name: "傍観 六郎", email: "observer@example.jp" }),
    lecturer: await createPerson(ctx, center, { name: "講師 五郎", email: "lecturer@example.jp" }),
  };
  for (const [i, [role, person]] of (
    [
      ["chair", people.chair],
      ["member", people.byFax],
      ["observer", people.observer],
    ] as const
  ).entries()) {
    await ctx.db.seat.create({
      data: {
        prefectureId,
        bodyId: body.id,
        position: i,
        role,
        post: "委員",
        appointments: { create: [{ prefectureId, startsOn: "2024-04-01", personId: person.id }] },
      },
    });
  }
  const session = await createSession(ctx, center, {
    state: "draft",
    startsAt: null,
    endsAt: null,
    ...fields,
    bodies: { create: [{ bodyId: body.id, position: 0 }] },
  } as never);
  return { ctx, center, staff, session, people };
}

export type PollWorld = Awaited<ReturnType<typeof pollWorld>>;

export function pollInput({ session, people }: Pick<PollWorld, "session" | "people">) {
  const person = ({ id }: { id: string }) => ({ personId: id, role: null });
  return {
    sessionId: session.id,
    candidates: [july(8), july(1)],
    people: [
      { ...person(people.lecturer), role: "lecturer" as const, need: "key" as const },
      { ...person(people.chair), need: "key" as const },
      { ...person(people.byFax), need: "required" as const },
      { ...person(people.observer), need: "optional" as const },
    ],
    message: "よろしくお願いします。",
    answerBy: "2026-06-20",
    quorum: 2,
  };
}

/** The same, with its poll open: candidates on 1 and 8 July. */
export async function openedWorld(fields: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const world = await pollWorld(fields);
  const opened = await openPoll(world.staff, pollInput(world));
  if (!opened.ok) throw new Error(opened.error);
  const options = await world.ctx.db.pollOption.findMany({ orderBy: { startsAt: "asc" } });
  const [first, second] = options;
  if (!first || !second) throw new Error("two candidates are needed");
  return { ...world, pollId: opened.value.pollId, first, second, asked: await askedByName(world.ctx, world.people) };
}

async function askedByName(ctx: TestContext, people: PollWorld["people"]) {
  const of = (person: { id: string }) => ctx.db.pollParticipant.findFirstOrThrow({ where: { personId: person.id } });
  return {
    chair: await of(people.chair),
    byFax: await of(people.byFax),
    observer: await of(people.observer),
    lecturer: await of(people.lecturer),
  };
}

export function reply(
  ctx: AppContext,
  participant: { id: string; tokenGeneration: number },
  marks: Record<string, PollMark>,
  comment: string | null = null,
) {
  const token = tokenOf(ctx, participant);
  return replyToPoll(ctx, { token, address: "192.0.2.1", marks: new Map(Object.entries(marks)), comment });
}
