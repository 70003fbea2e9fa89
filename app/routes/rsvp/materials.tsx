import type { MaterialKind } from "#app/domain/material.ts";
import { fileText } from "#app/text/material.ts";
import { Icon } from "#app/ui/icon.tsx";

interface MaterialListProps {
  materials: readonly {
    id: string;
    number: string | null;
    title: string;
    kind: MaterialKind | null;
    byteSize: number;
  }[];
  /** Of the answering page. */
  path: string;
}

/** The files handed out to those invited: what each is, and how long it takes to load on a phone. */
export function MaterialList({ materials, path }: MaterialListProps) {
  return (
    <section aria-labelledby="materials-heading">
      <h2 id="materials-heading" className="mb-2 text-std-17B-170 text-solid-gray-900">
        資料
      </h2>
      <ul className="border-t border-solid-gray-200">
        {materials.map((material) => (
          <li key={material.id} className="border-b border-solid-gray-200">
            <a
              href={`${path}/materials/${material.id}`}
              className="flex min-h-11 items-center gap-2 py-2 text-key-1000 underline underline-offset-3"
            >
              <Icon name="download" />
              <span className="min-w-0 wrap-anywhere">
                {material.number && <span className="mr-2 font-700">{material.number}</span>}
                {material.title}（{fileText(material)}）
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
