import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import { fiscalYearRange } from "#app/domain/fiscal-year.ts";
import type { CardText } from "#app/domain/practice-card.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";

const asListed = {
  id: true,
  title: true,
  theme: true,
  lecturer: true,
  target: true,
  attendance: true,
  publishedAt: true,
  sessionId: true,
  center: { select: { name: true } },
  session: { select: { state: true, startsAt: true, endsAt: true, category: true } },
} satisfies Prisma.PracticeCardSelect;

export type ListedCard = Prisma.PracticeCardGetPayload<{ select: typeof asListed }>;

/** Column by column: other centers read it, and of the session no more than is published may come along. */
const withSession = {
  id: true,
  prefectureId: true,
  centerId: true,
  sessionId: true,
  title: true,
  theme: true,
  lecturer: true,
  target: true,
  attendance: true,
  content: true,
  result: true,
  advice: true,
  publishedAt: true,
  center: { select: { id: true, name: true, section: true, phone: true, fax: true, email: true } },
  session: {
    select: {
      state: true,
      startsAt: true,
      endsAt: true,
      category: true,
      format: true,
      tags: { select: { kind: true, value: true }, orderBy: [{ kind: "asc" }, { value: "asc" }] },
      agenda: {
        where: { open: true },
        orderBy: { position: "asc" },
        select: {
          part: true,
          title: true,
          kind: true,
          open: true,
          presenterRole: true,
          minutes: true,
          topics: { select: { topic: true } },
        },
      },
    },
  },
} satisfies Prisma.PracticeCardSelect;

/** A card with the session it tells of; closed agenda items stay out. */
export type CardWithSession = Prisma.PracticeCardGetPayload<{ select: typeof withSession }>;

export interface CardScope {
  prefectureId: string;
  centerId?: string | undefined;
  /** Those every center reads (domain isCardShown), or all others. */
  shown: boolean;
  fiscalYear?: FiscalYear | null;
  /** A target occupation of its session. */
  occupation?: string | undefined;
  /** A programme item of its session, by its letter. */
  programmeItem?: string | undefined;
  /** Folded as search keys; all of them are there. */
  keys?: readonly string[];
}

const isShown = { publishedAt: { not: null }, session: { state: "held" } } satisfies Prisma.PracticeCardWhereInput;

function within(scope: CardScope): Prisma.PracticeCardWhereInput {
  const { prefectureId, centerId, shown, fiscalYear, occupation, programmeItem, keys = [] } = scope;
  const range = fiscalYear ? fiscalYearRange(fiscalYear) : null;
  const tagged = (kind: "targetOccupation" | "programmeItem", value: string | undefined) =>
    value ? [{ session: { tags: { some: { kind, value } } } }] : [];
  return {
    prefectureId,
    centerId,
    AND: [
      shown ? isShown : { NOT: isShown },
      ...keys.map((key) => ({ searchKey: { contains: key } })),
      ...(range ? [{ session: { startsAt: { gte: range.from, lt: range.until } } }] : []),
      ...tagged("targetOccupation", occupation),
      ...tagged("programmeItem", programmeItem),
    ],
  };
}

export function countCards(tx: Tx, scope: CardScope): Promise<number> {
  return tx.practiceCard.count({ where: within(scope) });
}

/** The latest sessions first. */
export function findCards(tx: Tx, scope: CardScope, page: { skip: number; take: number }): Promise<ListedCard[]> {
  return tx.practiceCard.findMany({
    where: within(scope),
    select: asListed,
    orderBy: [{ session: { startsAt: "desc" } }, { id: "desc" }],
    ...page,
  });
}

export function findCard(tx: Tx, prefectureId: string, id: string): Promise<CardWithSession | null> {
  return tx.practiceCard.findFirst({ where: { id, prefectureId }, select: withSession });
}

export function findCardOf(tx: Tx, sessionId: string) {
  return tx.practiceCard.findUnique({ where: { sessionId } });
}

/** Writes a session's card, its version one up; gives its id. */
export async function writeCard(
  tx: Tx,
  session: { id: string; prefectureId: string; centerId: string },
  card: CardText & { publishedAt: Instant | null },
  now: Instant,
): Promise<string> {
  const { id: sessionId, prefectureId, centerId } = session;
  const { title, theme, lecturer, target, content, result, advice } = card;
  const data = { ...card, searchKey: searchKey(title, theme, lecturer, target, content, result, advice) };
  const { id } = await tx.practiceCard.upsert({
    where: { sessionId },
    create: { ...data, sessionId, prefectureId, centerId, createdAt: now },
    update: { ...data, version: { increment: 1 } },
    select: { id: true },
  });
  return id;
}

/** Who came to a session, as its card tells it: roles and occupations, no names but the lecturers'. */
export function findAttendanceFacts(tx: Tx, sessionId: string) {
  return tx.attendance.findMany({
    where: { sessionId },
    select: { role: true, occupation: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export function findLecturers(tx: Tx, sessionId: string) {
  return tx.attendance.findMany({
    where: { sessionId, role: "lecturer" },
    select: { name: true, organizationName: true, title: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export function findAttendanceGroups(tx: Tx, sessionId: string) {
  return tx.attendanceGroup.findMany({
    where: { sessionId },
    select: { role: true, label: true, people: true },
    orderBy: { position: "asc" },
  });
}
