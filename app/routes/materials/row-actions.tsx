import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { ShownMaterial } from "#app/use-cases/materials/show-materials.ts";

/** Where a material stands, and the way to its form. */
export function RowActions({ material: { id, number, title }, path }: { material: ShownMaterial; path: string }) {
  const which = <span className="sr-only">（{number ?? title}）</span>;
  return (
    <span className="flex gap-x-1">
      <Button variant="tertiary" size="sm" name="act" value={`up:${id}`}>
        <Icon name="up" />
        上へ{which}
      </Button>
      <Button variant="tertiary" size="sm" name="act" value={`down:${id}`}>
        <Icon name="down" />
        下へ{which}
      </Button>
      <LinkButton to={`${path}/${id}/edit`} variant="tertiary" size="sm">
        <Icon name="edit" />
        変更・差替え{which}
      </LinkButton>
    </span>
  );
}
