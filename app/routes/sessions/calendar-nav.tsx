import { addMonths, type Month } from "#app/domain/month.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

interface MonthNavProps {
  month: Month;
  today: IsoDate;
  hrefFor: (month: Month) => string;
}

/** To the months beside the one shown, and to this one. */
export function MonthNav({ month, today, hrefFor }: MonthNavProps) {
  return (
    <nav aria-label="月の移動" className="my-4 flex flex-wrap gap-2">
      <LinkButton to={hrefFor(addMonths(month, -1))} size="sm">
        <Icon name="chevron-left" />
        前の月
      </LinkButton>
      <LinkButton to={hrefFor(today.slice(0, 7))} size="sm">
        今月
      </LinkButton>
      <LinkButton to={hrefFor(addMonths(month, 1))} size="sm">
        次の月
        <Icon name="chevron-right" />
      </LinkButton>
    </nav>
  );
}
