import { Form } from "@remix-run/react";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { ShownMaterial } from "#app/use-cases/materials/show-materials.ts";
import { MaterialName, Small } from "./material-name.tsx";

interface RemovedMaterialsProps {
  removed: readonly ShownMaterial[];
  mayWrite: boolean;
  path: string;
}

/** What was taken off the session: its file is on record, and it can be put back. */
export function RemovedMaterials({ removed, mayWrite, path }: RemovedMaterialsProps) {
  return (
    <div className="mt-10">
      <Fold title={`外した資料（${removed.length}件）`}>
        <Form method="post" action={path} preventScrollReset>
          <ul className="grid gap-4">
            {removed.map((material) => (
              <li key={material.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
                <div className="min-w-0">
                  <MaterialName material={material} path={path} />
                  {material.removedAt && <Small>{instantText(material.removedAt)}に外しました</Small>}
                </div>
                {mayWrite && (
                  <Button variant="secondary" size="sm" name="act" value={`back:${material.id}`}>
                    <Icon name="history" />
                    元に戻す<span className="sr-only">（{material.title}）</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Form>
      </Fold>
    </div>
  );
}
