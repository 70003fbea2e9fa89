import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** 開催を登録, at the same place of every page that has it. */
export function PlanButton() {
  return (
    <LinkButton to="/sessions/new" variant="primary">
      <Icon name="plus" />
      開催を登録
    </LinkButton>
  );
}
