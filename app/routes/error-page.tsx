import { isRouteErrorResponse } from "@remix-run/react";
import { LinkButton } from "#app/ui/button.tsx";

const WORDS: Record<number, { title: string; text: string }> = {
  400: {
    title: "受け付けられませんでした",
    text: "送られた内容を読み取れませんでした。前の画面に戻り、もう一度お試しください。",
  },
  403: {
    title: "この画面は開けません",
    text: "開く権限がないか、いまの状態ではできない操作です。他の保健所の名簿や回答は、担当の保健所だけが見られます。必要な場合は、担当の保健所または都道府県の管理者へ御相談ください。",
  },
  404: {
    title: "ページが見つかりません",
    text: "アドレスが正しいか確かめてください。メールのリンクを開いた場合は、リンクが途中で切れていないか、新しい案内が届いていないかを確かめてください。",
  },
  413: {
    title: "受け付けられませんでした",
    text: "送られた内容が大きすぎます。前の画面に戻り、内容を減らしてお試しください。",
  },
  422: { title: "受け付けられませんでした", text: "前の画面に戻り、内容を確かめてからもう一度お試しください。" },
};

const FAULT = {
  title: "システムの不具合が起きました",
  text: "入力した内容は保存されていない可能性があります。少し待ってから、もう一度お試しください。続く場合は、下の番号を管理者へお知らせください。",
};

export function errorWords(error: unknown): { title: string; text: string } {
  return (isRouteErrorResponse(error) && WORDS[error.status]) || FAULT;
}

/** What to do next, whatever went wrong. */
export function ErrorMessage({ error, requestId }: { error: unknown; requestId: string | undefined }) {
  const words = errorWords(error);
  return (
    <>
      <h1 className="mb-6 text-std-24B-150 text-solid-gray-900 sm:text-std-28B-150">{words.title}</h1>
      <p>{words.text}</p>
      {words === FAULT && requestId && <p className="mt-4">お問い合わせ番号：{requestId}</p>}
      <p className="mt-8">
        <LinkButton to="/" reloadDocument>
          最初の画面へ
        </LinkButton>
      </p>
    </>
  );
}
