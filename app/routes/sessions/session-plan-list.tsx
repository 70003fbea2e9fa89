import { Link } from "@remix-run/react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import type { Headcount } from "#app/domain/headcount.ts";
import { formatDate } from "#app/domain/japanese-date.ts";
import { SESSION_TAG_KINDS } from "#app/domain/taxonomy.ts";
import { formatLabel, tagKindLabel } from "#app/text/labels.ts";
import { headcountText, roundText, whenText } from "#app/text/session.ts";
import { DescriptionList } from "#app/ui/page.tsx";
import type { SessionWithPlan } from "#app/use-cases/sessions/show-session.ts";

interface SessionPlanListProps {
  session: SessionWithPlan;
  isOwn: boolean;
  /** Null before it was held. */
  headcount: Headcount | null;
  fiscalYear: number | null;
}

/** Everything planned, in the order a notice tells it; what was left empty is left out. */
export function SessionPlanList({ session, isOwn, headcount, fiscalYear }: SessionPlanListProps) {
  const items = [
    {
      term: "日時",
      description: `${whenText(session)}${fiscalYear === null ? "" : `　${fiscalYearName(fiscalYear)}`}`,
    },
    { term: "開催方法", description: formatLabel[session.format] },
    { term: "会場", description: session.venue },
    { term: "オンラインの接続先", description: session.onlineUrl },
    { term: "主催", description: session.center.name },
    { term: "共催", description: session.coHosts.map(({ center }) => center.name).join("、") },
    {
      term: "会議体",
      description:
        session.bodies.length > 0 &&
        session.bodies.map(({ body }, index) => (
          <span key={body.id}>
            {index > 0 && "・"}
            {isOwn ? <Link to={`/bodies/${body.id}`}>{body.name}</Link> : body.name}
          </span>
        )),
    },
    { term: "回", description: [session.series, roundText(session.round)].filter(Boolean).join("　") },
    { term: "テーマ", description: session.theme },
    { term: "人数", description: headcount && headcountText(headcount) },
    { term: "定員", description: session.capacity && `${session.capacity}人` },
    { term: "回答期限", description: session.answerBy && formatDate(session.answerBy) },
    ...SESSION_TAG_KINDS.map((kind) => ({
      term: tagKindLabel[kind],
      description: session.tags
        .filter((tag) => tag.kind === kind)
        .map((tag) => tag.value)
        .join("、"),
    })),
    { term: "参加する方へのお知らせ", description: session.notice && <Lines text={session.notice} /> },
    { term: "事務局メモ", description: session.note && <Lines text={session.note} /> },
  ];
  return <DescriptionList items={items.filter((item) => item.description)} />;
}

function Lines({ text }: { text: string }) {
  return <span className="whitespace-pre-line">{text}</span>;
}
