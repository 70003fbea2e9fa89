import type { Prisma } from "#app/adapters/db/database.server.ts";
import { attendingRole } from "#app/domain/rsvp.ts";
import { chanceOf } from "./chance.ts";
import type { Answered } from "./invitations.ts";
import type { SessionFacts } from "./planned-session.ts";
import { seedId } from "./seed-id.ts";

const MINUTE_MS = 60_000;

/** Who came: the plan's own list, or those who had answered that they would. */
export function addAttendance(facts: SessionFacts, answered: readonly Answered[]): void {
  const { plan } = facts;
  if (plan.present === "answers") for (const answer of answered) pushAnswered(facts, answer);
  else
    for (const { person, ...there } of plan.present) {
      const invitation = answered.find((a) => a.invitee.person.id === person?.id);
      push(facts, { ...there, personId: person?.id ?? null, invitationId: invitation?.invitationId ?? null });
    }
  plan.groups.forEach(({ label, role, organizations, people }, position) => {
    plan.desk.world.rows.groups.push({
      id: seedId("group", plan.id, position),
      sessionId: plan.id,
      position,
      label,
      role,
      organizations: organizations ?? null,
      people,
    });
  });
}

/** Of those who said they would come a few stay away; of those who said nothing a few come. */
function pushAnswered(facts: SessionFacts, { invitee, invitationId, standing, proxyName }: Answered): void {
  const { person, role } = invitee;
  const chance = chanceOf("presence", invitationId);
  const expected = standing === "attending" || standing === "online" || standing === "proxy";
  if (standing === "absent" || !chance.happens(expected ? 0.96 : 0.3)) return;
  const late = chance.happens(0.05) && facts.startsAt;
  push(facts, {
    personId: proxyName ? null : person.id,
    invitationId,
    role: attendingRole(role, standing),
    mode: standing === "online" || facts.plan.format === "online" ? "online" : "onSite",
    name: proxyName ?? person.name,
    organizationName: person.organizationName,
    organizationKind: person.organizationKind,
    title: proxyName ? "副主任" : person.title,
    occupation: person.occupation,
    representing: proxyName ? person.name : null,
    arrivedAt: late ? new Date(late.getTime() + 20 * MINUTE_MS) : null,
  });
}

type Attendee = Omit<
  Prisma.AttendanceCreateManyInput,
  "id" | "prefectureId" | "sessionId" | "medicalAreaId" | "createdAt"
>;

function push({ plan, startsAt, createdAt }: SessionFacts, attendee: Attendee): void {
  const { desk } = plan;
  const { rows, prefectureId } = desk.world;
  rows.attendances.push({
    id: seedId("attendance", plan.id, attendee.invitationId ?? attendee.personId ?? attendee.name),
    prefectureId,
    sessionId: plan.id,
    medicalAreaId: desk.areaId,
    ...attendee,
    createdAt: startsAt ?? createdAt,
  });
}
