import { kindHeadings } from "#app/domain/agenda.ts";
import type { SessionCategory } from "#app/domain/taxonomy.ts";
import { agendaText, periodText } from "#app/text/agenda.ts";
import { agendaKindHeading } from "#app/text/labels.ts";
import type { InvitedItem } from "#app/use-cases/invitations/show-invitation.ts";

/** A part is named once, above its items, and so is a kind where there are several; numbers run through. */
export function Agenda({ category, items }: { category: SessionCategory; items: readonly InvitedItem[] }) {
  const headings = kindHeadings(category, items);
  return (
    <ol className="grid gap-1.5">
      {items.map(({ id, part, title, presenter, open, period }, i) => {
        const heading = headings[i];
        return (
          <li key={id}>
            {part && part !== items[i - 1]?.part && <span className="block font-700">{part}</span>}
            {heading && <span className="block font-700">{agendaKindHeading[heading]}</span>}
            <span className="flex gap-1.5">
              <span className="shrink-0 tabular-nums">{i + 1}.</span>
              <span className="min-w-0">
                {title}
                {!open && `（${agendaText.closed}）`}
                {period && <span className="ml-2 whitespace-nowrap tabular-nums">{periodText(period)}</span>}
                {presenter && (
                  <span className="block text-[0.9375rem] leading-160 text-solid-gray-700">{presenter}</span>
                )}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
