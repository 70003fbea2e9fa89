import { Link } from "@remix-run/react";
import { Section } from "#app/ui/page.tsx";

/** What somebody may ask of their desk: to be shown what is on record of them, and to be forgotten. */
export function PersonPrivacy({ path, mayErase }: { path: string; mayErase: boolean }) {
  return (
    <Section title="個人情報の開示と消去">
      <ul className="list-disc pl-6">
        <li>
          <Link to={`${path}/export`}>この方について記録しているすべてを見る・書き出す</Link>
        </li>
        {mayErase && (
          <li>
            <Link to={`${path}/erase`}>この方の情報を消去する</Link>
          </li>
        )}
      </ul>
    </Section>
  );
}
