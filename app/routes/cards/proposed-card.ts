import { CARD_PARTS, type CardText } from "#app/domain/practice-card.ts";
import { lecturersText, targetText } from "#app/text/record.ts";
import { headcountText } from "#app/text/session.ts";
import type { CardDraft } from "#app/use-cases/cards/show-card-draft.ts";

/** A card as its form would have been typed. */
export function typedCard(card: CardText): Record<string, string> {
  return Object.fromEntries(CARD_PARTS.map((part) => [part, card[part] ?? ""]));
}

const MOST_SHARES = 6;

/** A card as the session's record would have it, for the desk to write on. Closed agenda items stay out. */
export function proposedCard({ session, source }: Pick<CardDraft, "session" | "source">): Record<string, string> {
  const open = session.agenda.filter((item) => item.open);
  return {
    title: session.title,
    theme: session.theme ?? "",
    lecturer: lecturersText(open, source.lecturers),
    target: targetText(session.tags),
    attendance: attendanceText(source),
    content: open.map(itemText).join("\n"),
    result: "",
    advice: "",
  };
}

function itemText(item: { title: string; notes: string | null }): string {
  return [`・${item.title}`, ...(item.notes?.trim().split("\n") ?? []).map((line) => `　${line}`)].join("\n");
}

/**
 * 42人（医師8人、看護師12人、ほか22人）; 約80人 stays 約, and 不明 is said. Beside a number the desk stated, the
 * shares are those of the people on record, who may be fewer or more.
 */
export function attendanceText({
  headcount,
  attendance,
}: Pick<CardDraft["source"], "headcount" | "attendance">): string {
  const { shares, unnamed } = attendance;
  const total = headcount.kind === "unknown" ? "人数は不明" : headcountText(headcount);
  if (shares.length === 0) return total;
  const shown = shares.slice(0, MOST_SHARES);
  const rest = shares.slice(MOST_SHARES).reduce((sum, share) => sum + share.people, unnamed);
  const parts = [...shown.map(({ label, people }) => `${label}${people}人`), ...(rest > 0 ? [`ほか${rest}人`] : [])];
  return `${total}（${headcount.kind === "stated" ? "記録のある方：" : ""}${parts.join("、")}）`;
}
