import { byKana } from "#app/domain/kana-order.ts";
import { searchKeys } from "#app/domain/search-key.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { findIdsByKana, onFile } from "./person-store.server.ts";
import { heldOn } from "./seat-store.server.ts";

/** Which people a list is about. All that is set must be met. */
export interface PeopleFilter {
  /** Each word is looked for in name, kana and organization. */
  words?: string | undefined;
  organizationKind?: string | undefined;
  occupation?: string | undefined;
  municipalityId?: string | undefined;
  /** Who holds a seat of this body today. */
  bodyId?: string | undefined;
}

interface PeopleScope {
  prefectureId: string;
  centerId?: string | undefined;
}

const asListed = {
  id: true,
  name: true,
  kana: true,
  title: true,
  occupation: true,
  email: true,
  phone: true,
  fax: true,
  center: { select: { name: true } },
  organization: { select: { id: true, name: true, kind: true, municipality: { select: { name: true } } } },
} satisfies Prisma.PersonSelect;

export type ListedPerson = Prisma.PersonGetPayload<{ select: typeof asListed }>;

export function countPeople(tx: Tx, scope: PeopleScope, filter: PeopleFilter, today: IsoDate): Promise<number> {
  return tx.person.count({ where: peopleWhere(scope, filter, today) });
}

/** By kana. */
export async function findPeopleOf(
  tx: Tx,
  scope: PeopleScope,
  filter: PeopleFilter,
  { today, ...page }: { today: IsoDate; skip?: number; take?: number },
): Promise<ListedPerson[]> {
  const where = peopleWhere(scope, filter, today);
  // Of everyone there may be more ids than one statement takes.
  const chosen = page.take === undefined ? where : { id: { in: await findIdsByKana(tx, where, page) } };
  return (await tx.person.findMany({ where: chosen, select: asListed })).sort(byKana);
}

function peopleWhere(scope: PeopleScope, filter: PeopleFilter, today: IsoDate): Prisma.PersonWhereInput {
  const { organizationKind: kind, municipalityId, occupation, bodyId } = filter;
  return {
    ...scope,
    ...onFile,
    occupation,
    AND: [
      ...searchKeys(filter.words).map((key) => ({
        OR: [{ searchKey: { contains: key } }, { organization: { searchKey: { contains: key } } }],
      })),
      kind || municipalityId ? { organization: { kind, municipalityId } } : {},
      bodyId ? { appointments: { some: { seat: { bodyId }, ...heldOn(today) } } } : {},
    ],
  };
}
