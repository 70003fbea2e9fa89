import type { SerializeFrom } from "@remix-run/node";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { DescriptionList } from "#app/ui/page.tsx";
import type { AppointmentPreview } from "#app/use-cases/bodies/appoint-holder.ts";
import { Term } from "./term.tsx";

type SummaryProps = SerializeFrom<Pick<AppointmentPreview, "plan" | "holder" | "former">>;

/** Who holds the seat from when, and until when whoever held it before. */
export function AppointmentSummary({ plan, holder, former }: SummaryProps) {
  const items = [
    { term: plan.ended ? "後任" : "委員", description: [holder.name, holder.title].filter(Boolean).join("　") },
    { term: plan.ended ? "後任の任期" : "任期", description: <Term {...plan} /> },
    ...(former && plan.ended
      ? [
          {
            term: "前任",
            description: `${former.name}（任期は${formatDateWithoutWeekday(plan.ended.endsOn)}まで。記録は残ります）`,
          },
        ]
      : []),
    ...(former && plan.voided
      ? [{ term: "誤って入力した委嘱", description: <Voided name={former.name} term={plan.voided} /> }]
      : []),
    ...(plan.withdrawn.length > 0 ? [{ term: "前任の再任", description: <Withdrawn terms={plan.withdrawn} /> }] : []),
    {
      term: "連絡方法",
      description: `${contactWayLabel[holder.reachedBy]}${holder.email ? `（${holder.email}）` : ""}`,
    },
  ];
  return <DescriptionList items={items} />;
}

/** Whoever was entered by mistake, replaced from their first day on. */
function Voided({ name, term }: { name: string; term: NonNullable<SummaryProps["plan"]["voided"]> }) {
  return (
    <>
      {name}（<Term {...term} />
      ）の委嘱を取り消します。始まりの日が同じため、この枠の委員ではなかったことになります。
    </>
  );
}

/** Terms the holder was reappointed for: they end with the change, or whoever left would be back. */
function Withdrawn({ terms }: { terms: SummaryProps["plan"]["withdrawn"] }) {
  return (
    <>
      {terms.map((term) => (
        <span key={term.id} className="block">
          <Term {...term} />
          の委嘱は取り消します。
        </span>
      ))}
      <span className="block">後任の方のその任期は、改めて委嘱してください。</span>
    </>
  );
}
