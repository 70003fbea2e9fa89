import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** To what somebody is to do after this session, and to all that is still open. */
export function AddFollowUpLink({ path }: { path: string }) {
  return (
    <>
      <LinkButton to={`${path}/follow-ups/new`} size="sm">
        <Icon name="plus" />
        対応事項を追加
      </LinkButton>
      <LinkButton to="/follow-ups" size="sm">
        対応事項の一覧
      </LinkButton>
    </>
  );
}
