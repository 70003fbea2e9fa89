import { type ActivityTable, shownPeople } from "#app/domain/tally.ts";
import { COUNTED_CATEGORIES } from "#app/domain/taxonomy.ts";
import { categoryLabel } from "#app/text/labels.ts";
import { reportText } from "#app/text/reports.ts";

/** Right beneath the totals, on paper too: a sum that leaves sessions out says so, and how many. */
export function TotalsNote({ table }: { table: ActivityTable }) {
  const missing = COUNTED_CATEGORIES.flatMap((category) => {
    const { unknown } = table.foot[category];
    return unknown > 0 ? [`${categoryLabel[category]} ${unknown}回`] : [];
  });
  const leftOut = table.rows.filter((row) => row.totalsLeftOut).map(({ unit }) => unit.name);
  const imported = table.rows.filter((row) => row.imported).map(({ unit }) => unit.name);
  return (
    <div className="mt-3 text-[0.9375rem] leading-160 empty:hidden print:mt-1">
      {missing.length > 0 && <p>※ 合計の人数には、人数が不明な開催（{missing.join("、")}）を含みません。</p>}
      {leftOut.length > 0 && <p>※ {reportText.totalsLeftOut(leftOut)}</p>}
      {imported.length > 0 && <p>※ {reportText.imported(imported)}</p>}
    </div>
  );
}

/** How the figures are counted, in the words of DOMAIN. */
export function ActivityNotes({ table }: { table: ActivityTable }) {
  const cells = table.rows.flatMap(({ cells }) => COUNTED_CATEGORIES.map((category) => cells[category]));
  return (
    <aside
      aria-labelledby="counting"
      className="rounded-12 bg-solid-gray-50 p-4 text-[0.9375rem] leading-160 sm:p-5 print:hidden"
    >
      <h2 id="counting" className="mb-2 text-std-17B-170 text-solid-gray-900">
        数え方
      </h2>
      <dl className="grid gap-3 [&_dt]:font-700 [&_dt]:text-solid-gray-900">
        <div>
          <dt>回数</dt>
          <dd>
            開催済みの会議・研修会・講演会の数。主催した保健所の集計単位で1回と数え、複数の会議体を兼ねた開催も1回です。
          </dd>
        </div>
        <div>
          <dt>人数（延べ）</dt>
          <dd>各回の人数の合計。同じ人が2回出席すれば2人です。同じ人を1人と数えた実人数は、内訳の画面で見られます。</dd>
        </div>
        <div>
          <dt>（不明）と（一部不明）</dt>
          <dd>人数の記録がない開催があるとき。0人ではありません。（一部不明）は、分かっている人数だけの合計です。</dd>
        </div>
        {cells.some((cell) => cell.approximate > 0) && (
          <div>
            <dt>約</dt>
            <dd>「約80名」のような、おおよその人数を含む合計。ファイルと印刷では数字だけになります。</dd>
          </div>
        )}
        {table.rows.some(({ imported }) => imported) && (
          <div>
            <dt>（取込）</dt>
            <dd>開催の記録がなく、過年度の表から取り込んだ数字。開催の一覧はありません。</dd>
          </div>
        )}
        {cells.every((cell) => shownPeople(cell).kind === "none") || (
          <div>
            <dt>内訳</dt>
            <dd>数字を押すと、その数字のもとになった開催の一覧が開きます。</dd>
          </div>
        )}
        <div>
          <dt>再掲</dt>
          <dd>他の協議会が主催し、共催した開催。回数にも人数にも加えていません。</dd>
        </div>
      </dl>
    </aside>
  );
}
