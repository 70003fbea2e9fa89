import { headcountOf, listedHeadcount, type StatedHeadcount } from "#app/domain/headcount.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { COUNTED_ROLES } from "#app/domain/taxonomy.ts";
import { addDays, fromTokyo, tokyoDate } from "#app/domain/tokyo-time.ts";
import { TRAININGS } from "./agenda-templates.ts";
import { CARD_TEXTS, type CardTemplate } from "./card-texts.ts";
import { CASE_NOTE } from "./case-ids.ts";
import { chanceOf } from "./chance.ts";
import { CENTERS } from "./places.ts";
import { centerIdOf } from "./prefecture.ts";
import type { Rows } from "./rows.ts";
import { seedId } from "./seed-id.ts";
import { workingDayFrom } from "./working-day.ts";
import { SHOWCASE, type World } from "./world.ts";

type SessionRow = Rows["sessions"][number];

/** A training that a card can be written of, and how many came. */
interface Held {
  session: SessionRow;
  people: number;
}

const WRITTEN_AFTER_DAYS = 28;

/** 開催事例: each text once, of the latest training a center held on its theme, one a center; and a draft at the showcase. */
export function addPracticeCards(world: World): void {
  const texts = new Map(Object.entries(CARD_TEXTS).map(([theme, list]) => [theme, [...list]]));
  const done = new Set<string>();
  for (const held of trainingsHeld(world)) {
    const { centerId, theme } = held.session;
    if (done.has(centerId)) continue;
    const isDraft = centerId === centerIdOf(SHOWCASE);
    const [text] = isDraft ? (CARD_TEXTS[theme as string] ?? []) : (texts.get(theme as string)?.splice(0, 1) ?? []);
    if (!text) continue;
    done.add(centerId);
    push(world, held, text, isDraft);
  }
}

/** The latest first. */
function trainingsHeld({ rows, today }: World): Held[] {
  const until = fromTokyo(addDays(today, -WRITTEN_AFTER_DAYS), "00:00");
  const order = new Map(CENTERS.map(({ code }, i) => [centerIdOf(code), i]));
  return rows.sessions
    .filter(({ category, state, note, startsAt }) => {
      return category === "training" && state === "held" && note !== CASE_NOTE && (startsAt as Date) < until;
    })
    .flatMap((session): Held[] => {
      const people = peopleAt(rows, session);
      return people === null ? [] : [{ session, people }];
    })
    .sort(
      (a, b) =>
        (b.session.startsAt as Date).getTime() - (a.session.startsAt as Date).getTime() ||
        (order.get(a.session.centerId) as number) - (order.get(b.session.centerId) as number),
    );
}

function peopleAt(rows: Rows, session: SessionRow): number | null {
  const there = rows.attendances.filter(({ sessionId }) => sessionId === session.id);
  const stated = { basis: session.headcountBasis, people: session.headcount } as StatedHeadcount;
  const headcount = headcountOf(stated, listedHeadcount(there, [], new Set(COUNTED_ROLES)));
  return headcount.kind === "unknown" ? null : headcount.people;
}

function push({ rows, prefectureId }: World, { session, people }: Held, text: CardTemplate, isDraft: boolean): void {
  const heldOn = tokyoDate(session.startsAt as Date);
  const createdAt = fromTokyo(addDays(heldOn, 3), "14:00");
  const publishedAfter = chanceOf("published", session.id as string).between(6, 17);
  const { organization, title } = (TRAININGS.find(({ theme }) => theme === session.theme) as (typeof TRAININGS)[number])
    .lecturer;
  const card = {
    title: text.title,
    theme: session.theme as string,
    lecturer: `${organization} ${title}`,
    target: text.target,
    content: text.content,
    result: isDraft ? "" : text.result,
    advice: isDraft ? null : text.advice,
  };
  rows.cards.push({
    id: seedId("card", session.id as string),
    prefectureId,
    centerId: session.centerId,
    sessionId: session.id as string,
    ...card,
    attendance: attendanceInWords(rows, session, people),
    searchKey: searchKey(card.title, card.theme, card.lecturer, card.target, card.content, card.result, card.advice),
    publishedAt: isDraft ? null : fromTokyo(workingDayFrom(addDays(heldOn, publishedAfter)), "10:00"),
    createdAt,
  });
}

/** 「24人（看護師5人、医師4人ほか）」 where names were taken, else 「約80人」 or 「56人」. */
function attendanceInWords({ attendances }: Rows, session: SessionRow, people: number): string {
  const total = `${session.headcountBasis === "approximate" ? "約" : ""}${people}人`;
  const counts = new Map<string, number>();
  for (const { sessionId, role, occupation } of attendances)
    if (sessionId === session.id && role === "trainee" && occupation)
      counts.set(occupation, (counts.get(occupation) ?? 0) + 1);
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 2);
  return most.length < 2 ? total : `${total}（${most.map(([name, n]) => `${name}${n}人`).join("、")}ほか）`;
}
