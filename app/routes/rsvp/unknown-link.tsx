import { PublicShell } from "#app/ui/shell.tsx";

/** Nobody's link: what may have happened, and what to do. */
export function UnknownLink({ demo }: { demo: boolean }) {
  return (
    <PublicShell title="回答ページが見つかりません" demo={demo}>
      <p>このアドレスの回答ページはありません。次のことを確かめてください。</p>
      <ul className="mt-4 grid list-disc gap-2 pl-6">
        <li>メールのリンクが、途中で改行されたり切れたりしていませんか。アドレスの全体をコピーして開いてください。</li>
        <li>新しい案内メールが届いていませんか。新しいリンクが送られると、前のリンクは使えなくなります。</li>
      </ul>
      <p className="mt-6">
        それでも開けないときは、案内に書かれた問合せ先（事務局）へお電話ください。お電話でも回答を受け付けます。
      </p>
    </PublicShell>
  );
}
