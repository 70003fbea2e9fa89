import { Link } from "@remix-run/react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import type { Headcount } from "#app/domain/headcount.ts";
import { formatDate } from "#app/domain/japanese-date.ts";
import { SESSION_TAG_KINDS } from "#app/domain/taxonomy.ts";
import { headcountSource } from "#app/text/attendance.ts";
import { formatLabel, tagKindLabel, tagText } from "#app/text/labels.ts";
import { capacityText } from "#app/text/seats.ts";
import { headcountText, roundText, whenText } from "#app/text/session.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import type { SessionWithPlan } from "#app/use-cases/sessions/show-session.ts";

interface SessionPlanListProps {
  session: SessionWithPlan;
  isOwn: boolean;
  /** Null before it was held. */
  headcount: Headcount | null;
  fiscalYear: number | null;
  /** How many people have been called; 0 to those who may not know. */
  called: number;
}

/** Everything planned, in the order a notice tells it; what was left empty is left out. */
export function SessionPlanList({ session, isOwn, headcount, fiscalYear, called }: SessionPlanListProps) {
  const items = [
    {
      term: "日時",
      description: (
        <>
          {whenText(session)}
          {fiscalYear !== null && <span className="ml-4 whitespace-nowrap">{fiscalYearName(fiscalYear)}</span>}
        </>
      ),
    },
    {
      term: "人数",
      description: headcount && <HeadcountLine headcount={headcount} sessionId={isOwn ? session.id : null} />,
    },
    { term: "開催方法", description: formatLabel[session.format] },
    { term: "会場", description: session.venue },
    {
      term: "オンラインの接続先",
      description: session.onlineUrl && (
        <a href={session.onlineUrl} rel="noreferrer">
          {session.onlineUrl}
        </a>
      ),
    },
    { term: "主催", description: session.center.name },
    { term: "共催", description: session.coHosts.map(({ center }) => center.name).join("、") },
    {
      term: "会議体",
      description:
        session.bodies.length > 0 &&
        session.bodies.map(({ body }, index) => (
          <span key={body.id}>
            {index > 0 && "・"}
            {isOwn ? <NameLink to={`/bodies/${body.id}`}>{body.name}</NameLink> : body.name}
          </span>
        )),
    },
    { term: "回", description: [session.series, roundText(session.round)].filter(Boolean).join("　") },
    { term: "テーマ", description: session.theme },
    { term: "定員", description: capacityText(session) },
    { term: "回答期限", description: session.answerBy && formatDate(session.answerBy) },
    { term: "案内", description: called > 0 && <CalledLine called={called} sessionId={session.id} /> },
    ...SESSION_TAG_KINDS.map((kind) => ({
      term: tagKindLabel[kind],
      description: session.tags
        .filter((tag) => tag.kind === kind)
        .map((tag) => tagText(kind, tag.value))
        .join("、"),
    })),
    { term: "参加する方へのお知らせ", description: session.notice && <Lines text={session.notice} /> },
    { term: "事務局メモ", description: session.note && <Lines text={session.note} /> },
  ];
  return <DescriptionList items={items.filter((item) => item.description)} />;
}

/** The figure the year's table takes, and how it is known; where nobody knows it yet, the way to enter it. */
function HeadcountLine({ headcount, sessionId }: { headcount: Headcount; sessionId: string | null }) {
  return (
    <>
      <strong className="mr-3 text-solid-gray-900">{headcountText(headcount)}</strong>
      <span className="text-[0.9375rem]">{headcountSource[headcount.kind]}</span>
      {headcount.kind === "unknown" && sessionId && (
        <Link
          to={`/sessions/${sessionId}/attendance`}
          className="ml-3 inline-block text-key-1000 underline underline-offset-3"
        >
          人数を入力する
        </Link>
      )}
    </>
  );
}

function CalledLine({ called, sessionId }: { called: number; sessionId: string }) {
  return (
    <>
      {called}人に案内済み（<Link to={`/mails?session=${sessionId}`}>送信箱でメールを見る</Link>）
    </>
  );
}

function Lines({ text }: { text: string }) {
  return <span className="whitespace-pre-line">{text}</span>;
}
