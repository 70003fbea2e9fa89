import { Link } from "@remix-run/react";
import { sizeText } from "#app/text/material.ts";
import { instantText } from "#app/text/session.ts";
import { Section } from "#app/ui/page.tsx";
import type { ShownVersion } from "#app/use-cases/materials/show-materials.ts";
import { Small } from "./material-name.tsx";

/** For the desk alone: those invited get the current version. */
export function OlderVersions({ older, path }: { older: readonly ShownVersion[]; path: string }) {
  return (
    <Section title="前の版">
      <ul className="grid gap-3">
        {older.map(({ id, edition, fileName, byteSize, uploadedAt }) => (
          <li key={id} className="wrap-anywhere">
            <Link to={`${path}/${id}`} reloadDocument>
              第{edition}版　{fileName}（{sizeText(byteSize)}）
            </Link>
            <Small>{instantText(uploadedAt)}</Small>
          </li>
        ))}
      </ul>
      <p className="mt-3">前の版は事務局だけが見られます。案内した方に見えるのは、いまの版だけです。</p>
    </Section>
  );
}
