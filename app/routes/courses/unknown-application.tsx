import { LinkButton } from "#app/ui/button.tsx";
import { PublicShell } from "#app/ui/shell.tsx";

/** Nobody's link: what may have happened, and what to do. */
export function UnknownApplication({ demo }: { demo: boolean }) {
  return (
    <PublicShell title="申込みが見つかりません" demo={demo}>
      <p>このアドレスの申込みはありません。次のことを確かめてください。</p>
      <ul className="mt-4 grid list-disc gap-2 pl-6">
        <li>メールのリンクが、途中で改行されたり切れたりしていませんか。アドレスの全体をコピーして開いてください。</li>
        <li>申し込んでから24時間を過ぎていませんか。確認されない申込みは消去します。もう一度申し込んでください。</li>
      </ul>
      <p className="mt-6">
        <LinkButton to="/courses">研修の一覧へ</LinkButton>
      </p>
    </PublicShell>
  );
}

/** The training was long ago: its people are the desk's record now. */
export function OverApplication({ demo }: { demo: boolean }) {
  return (
    <PublicShell title="この研修は終了しました" demo={demo}>
      <p>
        終了から日がたったため、申込みの内容は表示しません。必要なときは、研修を開いた保健所へお問い合わせください。
      </p>
      <p className="mt-6">
        <LinkButton to="/courses">研修の一覧へ</LinkButton>
      </p>
    </PublicShell>
  );
}
