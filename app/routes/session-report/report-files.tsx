import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** The report as files. */
export function ReportFiles({ path }: { path: string }) {
  return (
    <>
      <LinkButton to={`${path}.pdf`} size="sm" reloadDocument>
        <Icon name="download" />
        PDFで開く
      </LinkButton>
      <LinkButton to={`${path}.docx`} size="sm" reloadDocument>
        <Icon name="download" />
        Wordで保存
      </LinkButton>
    </>
  );
}
