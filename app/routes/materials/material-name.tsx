import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { fileText } from "#app/text/material.ts";
import type { ShownMaterial } from "#app/use-cases/materials/show-materials.ts";

/** What it is called, which leads to the file; what the file is. */
export function MaterialName({ material, path }: { material: ShownMaterial; path: string }) {
  return (
    <span className="block min-w-56">
      <span className="block font-700 wrap-anywhere">
        <Link to={`${path}/${material.id}`} reloadDocument>
          {material.title}
        </Link>
      </span>
      <span className="block text-[0.875rem] leading-150 text-solid-gray-700 wrap-anywhere">
        {material.fileName}（{fileText(material)}）
      </span>
    </span>
  );
}

/** Beside a name or a date. */
export function Small({ children }: { children: ReactNode }) {
  return <span className="block text-[0.875rem] leading-150 text-solid-gray-700">{children}</span>;
}
