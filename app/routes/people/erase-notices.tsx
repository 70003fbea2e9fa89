import { eraseRefusal } from "#app/text/people.ts";
import { NameLink } from "#app/ui/name-link.tsx";
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
            委員枠：<NameLink to={`/bodies/${id}`}>{name}</NameLink>（{post}）
          </li>
        ))}
        {sessions.map(({ id, title }) => (
          <li key={id}>
            案内：<NameLink to={`/sessions/${id}/responses`}>{title}</NameLink>
          </li>
        ))}
        {polls.map(({ id, title }) => (
          <li key={`poll ${id}`}>
            日程調整：<NameLink to={`/sessions/${id}/poll`}>{title}</NameLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type Mention = ErasureNotes["mentions"][number];

const PLACES: Record<Mention["where"], { label: string; path: (id: string) => string }> = {
  session: { label: "開催の内容", path: (id) => `/sessions/${id}` },
  agenda: { label: "議題・説明者・結果のメモ", path: (id) => `/sessions/${id}` },
  attendance: {
    label: "出席の記録（名簿にない方の行・代理の欄）",
    path: (id) => `/sessions/${id}/attendance`,
  },
  response: { label: "他の方の回答（代理・連絡事項）", path: (id) => `/sessions/${id}/responses` },
  material: { label: "資料の題名・ファイル名", path: (id) => `/sessions/${id}/materials` },
  poll: { label: "日程調整の「お伝えすること」", path: (id) => `/sessions/${id}/poll` },
  card: { label: "開催事例", path: (id) => `/sessions/${id}` },
  report: { label: "実施報告", path: (id) => `/sessions/${id}/report` },
  certificate: { label: "受講証（名簿にない方・他の方）", path: (id) => `/sessions/${id}/certificates` },
  minutes: { label: "議事概要と、いただいた御意見・回答", path: (id) => `/sessions/${id}/minutes` },
  followUp: { label: "対応事項", path: (id) => `/follow-ups/${id}` },
  group: { label: "グループの名前", path: (id) => `/groups/${id}/edit` },
};

/** Free text is not changed by itself: the desk mends it, while the name is still known. */
export function MentionNotice({ mentions }: Pick<ErasureNotes, "mentions">) {
  if (mentions.length === 0) return null;
  return (
    <Notice tone="info" title="文章の中に、この方の氏名があります">
      <p>自由に書かれた文章は、自動では消えません。消去する前に、次の画面で直してください。</p>
      <ul className="list-disc pl-6">
        {mentions.map(({ where, id, title }) => (
          <li key={`${where} ${id}`}>
            <NameLink to={PLACES[where].path(id)}>{title}</NameLink>：{PLACES[where].label}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** By these sheets, somebody erased would come back. */
export function ImportNotice({ imports }: Pick<ErasureNotes, "imports">) {
  if (imports.length === 0) return null;
  return (
    <Notice tone="warning" title="消去と同時に、終わっていない取込みを中止します">
      <p>
        この方の行がある表、または中の行をまだ確かめていない表です。登録し直されないよう、消去するときに取込みを中止し、表を手放します。他の方の行が必要なときは、この方の行を除いた表で、もう一度取り込んでください。
      </p>
      <ul className="list-disc pl-6">
        {imports.map(({ id, fileName }) => (
          <li key={id}>
            <NameLink to={`/imports/${id}`}>{fileName}</NameLink>
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
            "氏名、フリガナ、所属、役職、連絡先。案内・出席・日程調整に書かれた氏名・所属・役職。回答の連絡事項と代理の方の情報。送ったメールとカレンダーの内容。議題の説明者としての氏名。グループへの登録。取り込んだ表の控えのうち、この方の行と列合わせ用の見本、ファイル名の中の氏名。本人専用のリンクは使えなくなります。",
        },
        {
          term: "残すもの",
          description:
            "開催の回数と人数を数えるための、職種・機関の種別・役割・圏域・出欠だけを、誰の記録かわからない形で残します。実績の数字は変わりません。",
        },
        {
          term: "ここでは消えないもの",
          description:
            "開催の資料の中の氏名。研修への参加の申込みに書かれた文章の中の氏名。他の方に送ったメールの文面の中の氏名。変更の記録（監査ログ）に残る、画面で入力された文章の中の氏名（この記録は書き換えられません）。取り込みに使った元のファイルは、取込みが済むか中止になった翌日に消えます。",
        },
      ]}
    />
  );
}
