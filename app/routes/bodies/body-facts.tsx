import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { frequencyLabel } from "#app/text/labels.ts";
import { proxyPolicyLabel } from "#app/text/proxy.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import type { Relative, ShownBody } from "#app/use-cases/bodies/show-body.ts";

interface BodyFactsProps {
  body: ShownBody["body"];
  parent: Relative | null;
  subordinates: readonly Relative[];
  frequencies: ShownBody["frequencies"];
}

export function BodyFacts({ body, parent, subordinates, frequencies }: BodyFactsProps) {
  const { startsOn, endsOn } = body;
  const items = [
    { term: "種別", description: body.kind },
    { term: "設置根拠", description: body.basis ?? "（記録なし）" },
    { term: "委員の任期", description: body.termYears === null ? "（定めなし）" : `${body.termYears}年` },
    { term: "代理出席", description: proxyPolicyLabel[body.proxyPolicy] },
    { term: "委託", description: body.outsourced ? "委託している" : "委託していない（直営）" },
    { term: "担当の保健所", description: body.center.name },
    {
      term: "設置期間",
      description:
        (startsOn || endsOn) &&
        `${startsOn ? formatDateWithoutWeekday(startsOn) : ""}～${endsOn ? formatDateWithoutWeekday(endsOn) : ""}`,
    },
    { term: "開催頻度", description: <Frequencies of={frequencies} /> },
    { term: "上位の会議体", description: parent && <Relatives of={[parent]} /> },
    { term: "下位の会議体", description: subordinates.length > 0 && <Relatives of={subordinates} /> },
  ];
  return <DescriptionList items={items.filter(({ description }) => description)} />;
}

/** This year's is not over: it says so. */
function Frequencies({ of: [thisYear, ...before] }: { of: ShownBody["frequencies"] }) {
  return (
    <ul>
      {thisYear && (
        <li>
          {fiscalYearName(thisYear.fiscalYear)}（これまで）：{frequencyLabel[thisYear.frequency]}（{thisYear.held}回）
        </li>
      )}
      {before.map(({ fiscalYear, frequency, held }) => (
        <li key={fiscalYear}>
          {fiscalYearName(fiscalYear)}：{frequencyLabel[frequency]}（{held}回）
        </li>
      ))}
    </ul>
  );
}

function Relatives({ of }: { of: readonly Relative[] }) {
  return (
    <ul>
      {of.map(({ id, name, readable }) => (
        <li key={id} className="py-0.5">
          {readable ? <NameLink to={`/bodies/${id}`}>{name}</NameLink> : name}
        </li>
      ))}
    </ul>
  );
}
