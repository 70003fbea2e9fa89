import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { answersOffered, type ResponseWay, type RsvpAnswer, type RsvpStanding, takesSeat } from "#app/domain/rsvp.ts";
import { addDays, fromTokyo, type IsoDate } from "#app/domain/tokyo-time.ts";
import { type Chance, chanceOf } from "./chance.ts";
import type { DeskPerson } from "./desk.ts";
import { inventName } from "./names.ts";
import type { Invitee, SessionFacts } from "./planned-session.ts";
import { seedId } from "./seed-id.ts";
import { centerUserId } from "./users.ts";

/** An invitation with the answer that holds. */
export interface Answered {
  invitee: Invitee;
  invitationId: string;
  standing: RsvpStanding;
  proxyName: string | null;
}

export const comes = takesSeat;

/** Invites everyone the plan calls and lets them answer. */
export function addInvitations(facts: SessionFacts): Answered[] {
  const { plan } = facts;
  return (plan.calling?.people ?? []).map((invitee, position) => {
    const invitationId = seedId("invitation", plan.id, invitee.person.id);
    const chance = chanceOf("answer", invitationId);
    const answers = answersOf(facts, position, chance);
    pushInvitation(facts, invitee, invitationId, position, answers);
    const last = pushResponses(facts, invitee, invitationId, answers, chance);
    return { invitee, invitationId, standing: answers.at(-1)?.answer ?? "pending", proxyName: last };
  });
}

interface Answer {
  answer: RsvpAnswer;
  message: string | null;
  on: IsoDate;
  late: boolean;
}

const ABSENT_MESSAGES = [
  "診療のため欠席いたします。",
  "他の会議と重なり出席できません。",
  "体調不良のため欠席します。",
];

/** Someone's answers in order; none yet is an empty list. */
function answersOf({ plan, answerBy }: SessionFacts, position: number, chance: Chance): Answer[] {
  const { calling, format, desk } = plan;
  if (!calling?.sentOn || calling.answers === "none" || !answerBy) return [];
  const first = addDays(calling.sentOn, 1);
  const yesterday = addDays(desk.world.today, -1);
  const until = answerBy < yesterday ? answerBy : yesterday;
  if (until < first) return [];
  const days = daysBetween(first, until);
  const on = addDays(first, chance.between(0, days));
  const here = format === "online" ? "online" : "attending";
  const give = (answer: RsvpAnswer, message: string | null = null): Answer => ({ answer, message, on, late: false });
  const absent = () => give("absent", chance.pick(ABSENT_MESSAGES));
  if (calling.answers === "arriving") {
    // In turn, so that even a small roster shows every kind of answer.
    const turn: (() => Answer[])[] = [
      () => [give(here, "よろしくお願いいたします。")],
      () => [],
      () => [give("proxy")],
      () => [absent()],
      () => [give(answersOffered(format).includes("online") ? "online" : here)],
      () => (on < until ? [absent(), { ...give(here, "都合がつきました。"), on: until }] : [give(here)]),
      () => [],
    ];
    return (turn[position % turn.length] as () => Answer[])();
  }
  const draw = chance.next();
  if (draw < 0.06) return [];
  if (draw < 0.13) return [give("proxy")];
  if (draw < 0.15) return [give(here), { ...absent(), on: addDays(answerBy, 2), late: true }];
  if (draw < 0.25) return [absent()];
  return [give(format === "hybrid" && draw < 0.5 ? "online" : here)];
}

/** The SEQUENCE of a planned session: one that was called off has changed once. */
export function sequenceOf({ state }: Pick<SessionFacts["plan"], "state">): number {
  return state === "cancelled" || state === "postponed" ? 1 : 0;
}

function daysBetween(first: IsoDate, last: IsoDate): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / (24 * 60 * 60 * 1000));
}

function pushInvitation(
  { plan, createdAt }: SessionFacts,
  { person, seatId, role }: Invitee,
  id: string,
  position: number,
  answers: readonly Answer[],
): void {
  const { rows, prefectureId, secret } = plan.desk.world;
  const sentOn = plan.calling?.sentOn;
  const sentAt = sentOn ? fromTokyo(sentOn, "10:00") : null;
  rows.invitations.push({
    id,
    prefectureId,
    sessionId: plan.id,
    personId: person.id,
    seatId,
    position,
    role,
    name: person.name,
    organizationName: person.organizationName,
    title: person.title,
    reachedBy: person.reachedBy,
    tokenHash: tokenHash(linkToken(secret, { id, tokenGeneration: 0 })),
    sentAt,
    // Everyone called knows how the session stands.
    toldAt: sentAt,
    toldSequence: sentAt && sequenceOf(plan),
    openedAt: answers[0] && person.reachedBy === "mail" ? fromTokyo(answers[0].on, "11:00") : null,
    createdAt,
  });
}

const WAYS: Record<DeskPerson["reachedBy"], ResponseWay> = { mail: "link", fax: "fax", post: "phone" };

/** How someone gives their answers: those without mail tell the desk. */
export function responseWayOf({ reachedBy }: DeskPerson): ResponseWay {
  return WAYS[reachedBy];
}

/** Appends the answers, each replacing the one before; returns the proxy's name when the last is one. */
function pushResponses(
  { plan }: SessionFacts,
  { person }: Invitee,
  invitationId: string,
  answers: readonly Answer[],
  chance: Chance,
): string | null {
  const { world, place } = plan.desk;
  const via = responseWayOf(person);
  let proxyName: string | null = null;
  answers.forEach(({ answer, message, on, late }, i) => {
    proxyName = answer === "proxy" ? inventName(chance, new Set([person.name])).name : null;
    world.rows.responses.push({
      id: seedId("response", invitationId, i),
      invitationId,
      answer,
      proxyName,
      proxyTitle: proxyName && "副主任",
      proxyOrganization: proxyName && person.organizationName,
      message,
      via,
      late,
      answeredAt: fromTokyo(on, i === 0 ? "11:00" : "16:00"),
      enteredById: via === "link" ? null : centerUserId(place.code),
      replacesId: i > 0 ? seedId("response", invitationId, i - 1) : null,
    });
  });
  return proxyName;
}
