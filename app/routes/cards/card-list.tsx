import { Link } from "@remix-run/react";
import { isCardShown } from "#app/domain/practice-card.ts";
import type { SessionState } from "#app/domain/session.ts";
import type { SessionCategory } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { cardPartLabel } from "#app/text/cards.ts";
import { categoryShortLabel } from "#app/text/labels.ts";
import { whenText } from "#app/text/session.ts";
import { Chip } from "#app/ui/chip.tsx";
import { unbroken } from "#app/ui/page.tsx";

interface CardListProps {
  cards: readonly {
    id: string;
    sessionId: string;
    title: string;
    theme: string | null;
    lecturer: string | null;
    target: string | null;
    attendance: string | null;
    publishedAt: Instant | null;
    center: { name: string };
    session: { state: SessionState; startsAt: Instant | null; endsAt: Instant | null; category: SessionCategory };
  }[];
}

const PARTS = ["theme", "lecturer", "target", "attendance"] as const;

/** Cards one under the other; one not published leads to where it is written. */
export function CardList({ cards }: CardListProps) {
  return (
    <ul className="grid gap-4 md:grid-cols-2 print:grid-cols-1">
      {cards.map((card) => (
        <li
          key={card.id}
          className="min-w-0 rounded-12 border border-solid-gray-420 px-4 py-4 break-inside-avoid sm:px-5"
        >
          <div className="flex flex-wrap gap-1.5">
            <Chip tone="neutral">{categoryShortLabel[card.session.category]}</Chip>
            {!isCardShown(card) && (
              <Chip tone="neutral" icon="draft">
                {card.publishedAt ? "開催済みでないため非表示" : "下書き"}
              </Chip>
            )}
          </div>
          <h3 className="mt-2 text-std-17B-170">
            <Link
              to={isCardShown(card) ? `/cards/${card.id}` : `/sessions/${card.sessionId}/card`}
              className="text-key-1000 underline underline-offset-3 hover:decoration-2"
            >
              {unbroken(card.title)}
            </Link>
          </h3>
          <p className="text-[0.9375rem] leading-160 text-solid-gray-700">
            {card.center.name}　{whenText(card.session)}
          </p>
          <dl className="mt-2 text-[0.9375rem] leading-160">
            {PARTS.filter((part) => card[part]).map((part) => (
              <div key={part} className="flex gap-2">
                <dt className="shrink-0 font-700 text-solid-gray-900">{cardPartLabel[part]}</dt>
                <dd className="min-w-0">{card[part]}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
