import type { Instant } from "#app/domain/tokyo-time.ts";
import { instantText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { ShownMaterial } from "#app/use-cases/materials/show-materials.ts";

interface TellingProps {
  materials: readonly ShownMaterial[];
  invited: number;
  path: string;
  toldAt: Instant | null;
}

/** When those invited were told of the materials, what has come since, and the way to tell them. */
export function Telling({ materials, invited, path, toldAt }: TellingProps) {
  const shown = materials.filter(({ forInvitees }) => forInvitees);
  const news = toldAt ? shown.filter(({ shownAt }) => shownAt && shownAt > toldAt).length : 0;
  return (
    <Section title="案内した方へのお知らせ">
      <p>
        {toldAt
          ? `${instantText(toldAt)}に資料を知らせました。${news > 0 ? `その後、${news}件が新しく見られるようになりました。` : "その後、新しく見られるようになった資料はありません。"}`
          : "資料を載せたことは、まだ知らせていません。"}
        {shown.length === 0 && "案内した方に見せる資料を載せると、メールで知らせることができます。"}
        {shown.length > 0 && invited === 0 && "案内を送ると、その方々に知らせることができます。"}
      </p>
      {shown.length > 0 && invited > 0 && (
        <p className="mt-4">
          <LinkButton to={`${path}/mail`}>
            <Icon name="mail" />
            資料を知らせる
          </LinkButton>
        </p>
      )}
    </Section>
  );
}
