import type { Tx } from "#app/adapters/db/database.server.ts";
import { type Presenter, presenterText } from "#app/domain/agenda.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { findRoster } from "../invitations/find-recipients.ts";

interface Meeting {
  prefectureId: string;
  centerId: string;
  bodyIds: readonly string[];
  startsAt: Instant | null;
}

/** Who may be named as a presenter: the rosters of a session's bodies, on its day or, without one, now. */
export async function findPresenters(tx: Tx, { bodyIds, ...meeting }: Meeting, now: Instant): Promise<Presenter[]> {
  const roster = await findRoster(tx, {
    ...meeting,
    category: "meeting",
    startsAt: meeting.startsAt ?? now,
    bodies: bodyIds.map((bodyId) => ({ bodyId })),
  });
  return roster.map(({ personId, name, organizationName, title }) => ({
    personId,
    name,
    text: presenterText({ name, title, organizationName }),
  }));
}
