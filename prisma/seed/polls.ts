import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { type PollMark, type PollNeed, usualNeed } from "#app/domain/poll.ts";
import { addDays, fromTokyo, type Instant, type IsoDate } from "#app/domain/tokyo-time.ts";
import { chanceOf } from "./chance.ts";
import type { DeskPerson } from "./desk.ts";
import { responseWayOf } from "./invitations.ts";
import { durationOf, type Invitee, type PlannedSession, type PollStage, rosterToCall } from "./planned-session.ts";
import { seedId } from "./seed-id.ts";
import { centerUserId } from "./users.ts";
import { workingDayBefore, workingDayFrom } from "./working-day.ts";

const MINUTE_MS = 60_000;

/** Days from today: asked on, reply by, reminded on, closed on. Invitations to what was decided went out later. */
const DAYS: Record<PollStage, { asked: number; by: number; reminded: number | null; closed: number | null }> = {
  asking: { asked: -6, by: 6, reminded: null, closed: null },
  overdue: { asked: -21, by: -2, reminded: -6, closed: null },
  decided: { asked: -29, by: -20, reminded: null, closed: -17 },
};

/** How often people can come, by candidate: one date suits most, one hardly anybody. */
const LIKED = [0.5, 0.65, 0.9, 0.35, 0.7, 0.55];
/** The date that suits most. It is the one that was decided for, or will be. */
const BEST = 2;

interface Candidate {
  id: string;
  startsAt: Instant;
  endsAt: Instant;
}

/** A poll as it is being written. */
interface PollFacts {
  id: string;
  plan: PlannedSession;
  stage: PollStage;
  candidates: readonly Candidate[];
}

/** Someone asked for their dates. */
interface Asked extends Invitee {
  need: PollNeed;
}

/** The poll for a session's date, if there is one: candidates, who is asked, and the replies so far. */
export function addPoll(plan: PlannedSession): void {
  if (!plan.poll) return;
  const id = seedId("poll", plan.id);
  const poll: PollFacts = { id, plan, stage: plan.poll, candidates: candidatesOf(plan, id, plan.poll) };
  const asked = askedFor(plan);
  pushPoll(poll, asked.filter(({ need }) => need !== "optional").length);
  asked.forEach((invitee, position) => {
    pushAsked(poll, invitee, position);
  });
}

/** The roster without the secretariat, who calls them. */
function askedFor({ bodies, date, desk }: PlannedSession): Asked[] {
  const roles = new Map(bodies.flatMap(({ seats }) => seats).map((seat) => [seat.id, seat.role]));
  return rosterToCall(bodies, date ?? desk.world.today)
    .filter(({ role }) => role !== "secretariat")
    .map((invitee) => ({ ...invitee, need: usualNeed(invitee.role, roles.get(invitee.seatId ?? "") ?? null) }));
}

function pushPoll({ id, plan, stage, candidates }: PollFacts, counted: number): void {
  const { rows, prefectureId, today } = plan.desk.world;
  const { asked, by, closed } = DAYS[stage];
  rows.polls.push({
    id,
    prefectureId,
    sessionId: plan.id,
    state: stage === "decided" ? "decided" : "open",
    message: "次回の日程を調整します。ご都合のつく日を、すべての候補についてお知らせください。",
    answerBy: addDays(today, by),
    quorum: Math.floor(counted / 2) + 1,
    decidedOptionId: stage === "decided" ? (candidates[BEST] as Candidate).id : null,
    createdAt: fromTokyo(officeDay(today, asked), "09:30"),
    closedAt: closed === null ? null : fromTokyo(workingDayFrom(addDays(today, closed)), "15:00"),
  });
  candidates.forEach((candidate, position) => {
    rows.pollOptions.push({ ...candidate, pollId: id, position });
  });
}

function pushAsked(poll: PollFacts, { person, seatId, role, need }: Asked, position: number): void {
  const { rows, prefectureId, secret, today } = poll.plan.desk.world;
  const { asked, reminded } = DAYS[poll.stage];
  const id = seedId("asked", poll.id, person.id);
  const silent = isSilent(poll.stage, position);
  rows.pollParticipants.push({
    id,
    prefectureId,
    pollId: poll.id,
    personId: person.id,
    seatId,
    position,
    role,
    need,
    name: person.name,
    organizationName: person.organizationName,
    title: person.title,
    reachedBy: person.reachedBy,
    tokenHash: tokenHash(linkToken(secret, { id, tokenGeneration: 0 })),
    sentAt: fromTokyo(officeDay(today, asked), "10:00"),
    remindedAt: silent && reminded !== null ? fromTokyo(officeDay(today, reminded), "10:00") : null,
  });
  if (!silent) pushReplies(poll, id, person, position);
}

/** A day the office was open on, so many days ago or a little longer. */
const officeDay = (today: IsoDate, days: number) => workingDayBefore(addDays(today, days + 1));

/** Some have not replied. The chair, who comes first in 建制順, always has: nobody decides before. */
function isSilent(stage: PollStage, position: number): boolean {
  return position % (stage === "asking" ? 3 : 6) === 2;
}

/** Working days in order, at different times of day; what was decided for is the session's own date. */
function candidatesOf(plan: PlannedSession, pollId: string, stage: PollStage): Candidate[] {
  const chance = chanceOf("candidates", plan.id);
  const count = chance.between(BEST + 2, LIKED.length);
  const decided = stage === "decided" ? plan.date : null;
  const days = [workingDayFrom(decided ?? addDays(plan.desk.world.today, 16 + (plan.desk.index % 6)))];
  if (decided) for (let i = 0; i < BEST; i++) days.unshift(workingDayBefore(days[0] as IsoDate));
  while (days.length < count) days.push(workingDayFrom(addDays(days.at(-1) as IsoDate, chance.between(1, 3))));
  return days.map((day, i) => {
    const startsAt = fromTokyo(day, i === BEST ? plan.start : chance.pick(["10:00", "13:30", "18:30"]));
    const endsAt = new Date(startsAt.getTime() + durationOf(plan) * MINUTE_MS);
    return { id: seedId("candidate", pollId, i), startsAt, endsAt };
  });
}

const COMMENTS = [
  "午後であれば調整できます。",
  "オンラインであれば参加できます。",
  "診療の都合により、遅れて参加します。",
];

function pushReplies(poll: PollFacts, participantId: string, person: DeskPerson, position: number): void {
  const { world, place } = poll.plan.desk;
  const { asked, by } = DAYS[poll.stage];
  const chance = chanceOf("reply", participantId);
  const last = Math.min(by, -1);
  const on = chance.between(asked + 1, last);
  const via = responseWayOf(person);
  // One changes their mind on the last day: the first reply stays below the second.
  const days = position === 4 && on < last ? [on, last] : [on];
  days.forEach((day, nth) => {
    const id = seedId("reply", participantId, nth);
    world.rows.pollReplies.push({
      id,
      participantId,
      comment: chance.happens(0.15) ? chance.pick(COMMENTS) : null,
      via,
      repliedAt: fromTokyo(addDays(world.today, day), nth === 0 ? "12:00" : "16:00"),
      enteredById: via === "link" ? null : centerUserId(place.code),
    });
    poll.candidates.forEach((candidate, i) => {
      // The chair can make the best date, so that there is one to decide for.
      const mark = position === 0 && i === BEST ? "yes" : markOf(chance.next(), LIKED[i] as number);
      world.rows.pollMarks.push({ replyId: id, optionId: candidate.id, mark });
    });
  });
}

function markOf(draw: number, liked: number): PollMark {
  if (draw < liked) return "yes";
  return draw < liked + (1 - liked) / 3 ? "maybe" : "no";
}
