import { MINUTES_EDITIONS, type MinutesEdition } from "#app/domain/minutes.ts";
import { minutesEditionLabel, minutesEditionNote } from "#app/text/minutes.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LinkTabs } from "#app/ui/page.tsx";

interface EditionProps {
  path: string;
  edition: MinutesEdition;
}

/** Between the two editions; what each leaves out is said. */
export function EditionLinks({ path, edition }: EditionProps) {
  return (
    <>
      <LinkTabs
        label="議事概要の版"
        items={MINUTES_EDITIONS.map((known) => ({
          to: `${path}?edition=${known}#preview`,
          label: minutesEditionLabel[known],
          current: known === edition,
        }))}
      />
      <p className="mb-4">{minutesEditionNote[edition]}</p>
    </>
  );
}

/** The edition in sight as files. */
export function MinutesFiles({ path, edition }: EditionProps) {
  return (
    <>
      <LinkButton to={`${path}.pdf?edition=${edition}`} size="sm" reloadDocument>
        <Icon name="download" />
        PDFで開く
      </LinkButton>
      <LinkButton to={`${path}.docx?edition=${edition}`} size="sm" reloadDocument>
        <Icon name="download" />
        Wordで保存
      </LinkButton>
    </>
  );
}
