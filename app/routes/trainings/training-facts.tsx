import { formatDate } from "#app/domain/japanese-date.ts";
import { SESSION_TAG_KINDS } from "#app/domain/taxonomy.ts";
import { periodText } from "#app/text/agenda.ts";
import { categoryLabel, formatLabel, participantRoleLabel, tagKindLabel, tagText } from "#app/text/labels.ts";
import { capacityText } from "#app/text/seats.ts";
import { roundText, whenText } from "#app/text/session.ts";
import { DescriptionList } from "#app/ui/page.tsx";
import type { PublishedTraining } from "#app/use-cases/trainings/show-training.ts";

/** What is published of a training; what was left empty is left out. */
export function TrainingFacts({ training }: { training: PublishedTraining }) {
  const { center } = training;
  const items = [
    { term: "日時", description: whenText(training) },
    { term: "主催", description: center.name },
    { term: "共催", description: training.coHosts.join("、") },
    { term: "区分", description: categoryLabel[training.category] },
    { term: "回", description: [training.series, roundText(training.round)].filter(Boolean).join("　") },
    { term: "テーマ", description: training.theme },
    { term: "開催方法", description: formatLabel[training.format] },
    { term: "会場", description: training.venue },
    { term: "定員", description: capacityText(training) },
    { term: "回答期限", description: training.answerBy && formatDate(training.answerBy) },
    ...SESSION_TAG_KINDS.filter((kind) => kind !== "fundingSource").map((kind) => ({
      term: tagKindLabel[kind],
      description: training.tags
        .filter((tag) => tag.kind === kind)
        .map((tag) => tagText(kind, tag.value))
        .join("、"),
    })),
    {
      term: "問合せ先",
      description: [
        [center.name, center.section].filter(Boolean).join("　"),
        center.phone && `電話 ${center.phone}`,
        center.email,
      ]
        .filter(Boolean)
        .join("、"),
    },
  ];
  return <DescriptionList items={items.filter((item) => item.description)} />;
}

/** The programme: open items alone. */
export function TrainingProgramme({ agenda }: { agenda: PublishedTraining["agenda"] }) {
  if (agenda.length === 0) return <p>内容はまだ公開されていません。</p>;
  return (
    <ol className="flex list-decimal flex-col gap-2 pl-6">
      {agenda.map((item) => (
        <li key={item.id}>
          {item.part && <span className="mr-2 font-700">{item.part}</span>}
          {item.title}
          {item.period && <span className="ml-2 whitespace-nowrap tabular-nums">{periodText(item.period)}</span>}
          {item.presenter && (
            <span className="block text-[0.9375rem] text-solid-gray-700">
              {item.presenterRole && `${participantRoleLabel[item.presenterRole]}　`}
              {item.presenter}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
