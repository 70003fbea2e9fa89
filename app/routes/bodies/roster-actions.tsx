import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** Where the roster of a day is changed, read in and saved. */
export function RosterActions({ bodyId, on, mayWrite }: { bodyId: string; on: IsoDate; mayWrite: boolean }) {
  return (
    <>
      <LinkButton to={`/bodies/${bodyId}/seats`} size="sm">
        <Icon name="people" />
        {mayWrite ? "委員枠を変更" : "委員枠"}
      </LinkButton>
      {mayWrite && (
        <LinkButton to={`/imports/new?kind=roster&body=${bodyId}`} size="sm">
          <Icon name="upload" />
          名簿を表から取込み
        </LinkButton>
      )}
      <LinkButton to={`/bodies/${bodyId}/roster.xlsx?on=${on}`} size="sm" reloadDocument>
        <Icon name="download" />
        名簿をExcelで保存
      </LinkButton>
      <LinkButton to={`/bodies/${bodyId}/roster.csv?on=${on}`} size="sm" reloadDocument>
        <Icon name="download" />
        名簿をCSVで保存
      </LinkButton>
    </>
  );
}
