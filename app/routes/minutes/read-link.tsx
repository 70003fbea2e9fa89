import { minutesPath } from "#app/domain/link.ts";
import type { MinutesState } from "#app/domain/minutes.ts";
import { minutesMailText as words } from "#app/text/minutes.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** From the answering page to the minutes. */
export function MinutesLink({ state, token }: { state: MinutesState; token: string }) {
  const { heading, link } = (state === "confirmed" ? words.confirmed : words.review).section;
  return (
    <section aria-label={heading}>
      <LinkButton to={minutesPath(token)} reloadDocument>
        <Icon name="document" />
        {link}
      </LinkButton>
    </section>
  );
}
