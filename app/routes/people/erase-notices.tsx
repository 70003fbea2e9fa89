import { Link } from "@remix-run/react";
import { eraseRefusal } from "#app/text/people.ts";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import type { ErasureNotes } from "#app/use-cases/people/erase-person.ts";

/** What has to be ended first, each with the page where it is. */
export function TieNotice({ ties }: Pick<ErasureNotes, "ties">) {
  const { bodies, sessions, polls } = ties;
  if (bodies.length + sessions.length + polls.length === 0) return null;
  return (
    <Notice tone="warning" title={eraseRefusal["still-bound"]}>
      <ul className="list-disc pl-6">
        {bodies.map(({ id, name, post }) => (
          <li key={`${id} ${post}`}>
            委員枠：<Link to={`/bodies/${id}`}>{name}</Link>（{post}）
          </li>
        ))}
        {sessions.map(({ id, title }) => (
          <li key={id}>
            案内：<Link to={`/sessions/${id}/responses`}>{title}</Link>
          </li>
        ))}
        {polls.map(({ id, title }) => (
          <li key={`poll ${id}`}>
            日程調整：<Link to={`/sessions/${id}/poll`}>{title}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const PLACES = {
  session: { label: "開催の内容", path: "" },
  agenda: { label: "議題・説明者・結果のメモ", path: "" },
  attendance: { label: "出席の記録（名簿にない方の行・代理の欄）", path: "/attendance" },
  response: { label: "ほかの方の回答（代理・連絡事項）", path: "/responses" },
  card: { label: "開催事例", path: "" },
} as const satisfies Record<ErasureNotes["mentions"][number]["where"], { label: string; path: string }>;

/** Free text is not changed by itself: the desk mends it, while the name is still known. */
export function MentionNotice({ mentions }: Pick<ErasureNotes, "mentions">) {
  if (mentions.length === 0) return null;
  return (
    <Notice tone="info" title="文章の中に、この方の氏名があります">
      <p>自由に書かれた文章は、自動では消えません。消去する前に、次の画面で直してください。</p>
      <ul className="list-disc pl-6">
        {mentions.map(({ where, session }) => (
          <li key={`${where} ${session.id}`}>
            <Link to={`/sessions/${session.id}${PLACES[where].path}`}>{session.title}</Link>：{PLACES[where].label}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export function WhatIsErased() {
  return (
    <DescriptionList
      items={[
        {
          term: "消去するもの",
          description:
            "氏名、フリガナ、所属、役職、連絡先。案内・出席・日程調整に書かれた氏名・所属・役職。回答の連絡事項と代理の方の情報。送ったメールとカレンダーの内容。議題の説明者としての氏名。グループへの登録。取り込んだ表の控えのうち、この方の行と列合わせ用の見本。本人専用のリンクは使えなくなります。",
        },
        {
          term: "残すもの",
          description:
            "開催の回数と人数を数えるための、職種・機関の種別・役割・圏域・出欠だけを、誰の記録かわからない形で残します。実績の数字は変わりません。",
        },
        {
          term: "ここでは消えないもの",
          description:
            "開催の資料の中の氏名。ほかの方に送ったメールの文面の中の氏名。変更の記録（監査ログ）に残る、画面で入力された文章の中の氏名（この記録は書き換えられません）。取り込みに使った元のファイルは、取込みが済んだ翌日に消えます。",
        },
      ]}
    />
  );
}
