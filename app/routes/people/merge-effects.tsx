import { whenText } from "#app/text/session.ts";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import type { ProposedMerge } from "#app/use-cases/people/merge-people.ts";

/** What each of the two is known by, to tell whether they are one person. */
export function KnownBy({ kept, merged, known }: Pick<ProposedMerge, "kept" | "merged" | "known">) {
  return (
    <DescriptionList
      items={[
        { term: `${OF.kept}：${kept.name}`, description: <SeatsAndSessions {...known.kept} /> },
        { term: `${OF.merged}：${merged.name}`, description: <SeatsAndSessions {...known.merged} /> },
      ]}
    />
  );
}

function SeatsAndSessions({ seats, sessions }: ProposedMerge["known"]["kept"]) {
  return (
    <ul>
      <li>案内・出席した開催：{sessions.toLocaleString("ja-JP")}件</li>
      {seats.length === 0 && <li>会議体の委員枠：なし</li>}
      {seats.map(({ id, seat }) => (
        <li key={id}>会議体の委員枠：{[seat.body.name, seat.post].filter(Boolean).join("　")}</li>
      ))}
    </ul>
  );
}

const MOVING = {
  appointments: "会議体の委員枠",
  invitations: "案内",
  attendances: "出席の記録",
  agendaItems: "議題の説明者・講師",
  followUps: "対応事項の担当",
  letters: "文書（委嘱状を含む）",
  pollParticipants: "日程調整の回答",
  groups: "グループ",
} as const satisfies Record<keyof ProposedMerge["moving"], string>;

const ENDING = { invitation: "案内", poll: "日程調整" } as const;
const OF = { kept: "残す記録", merged: "統合される記録" } as const;
const STAYS = { kept: "統合される記録", merged: "残す記録" } as const;

type Effects = Pick<ProposedMerge, "moving" | "shared" | "ending">;

/** What goes over, which links end, and what stays where both are on record for one session. */
export function MergeEffects({ moving, shared, ending }: Effects) {
  const kinds = (Object.keys(MOVING) as (keyof typeof MOVING)[]).filter((kind) => moving[kind] > 0);
  return (
    <div className="grid gap-4">
      <p>
        {kinds.length > 0
          ? `次のものを、残す記録に移します：${kinds.map((kind) => `${MOVING[kind]} ${moving[kind]}件`).join("、")}。`
          : "移すものはありません。"}
        送った案内や出席の記録に書かれた氏名・所属は、その時のまま残ります。回数・人数（延べ）・確定した実績は変わりません。
      </p>
      {ending.length > 0 && (
        <Notice tone="warning" title="使えなくなるリンクがあります">
          <p>
            同じ方に2つのリンクが残らないように、次のリンクの一方を終わらせます。統合を取り消すと、また使えるようになります。
          </p>
          <ul className="list-disc pl-6">
            {ending.map(({ id, kind, of, session }) => (
              <li key={id}>
                {ENDING[kind]}「{session.title}」（{whenText({ ...session, endsAt: null })}）：{OF[of]}
                のリンクが終わり、{STAYS[of]}のリンク{of === "kept" && "（回答があるもの）"}が残ります。
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {shared.length > 0 && (
        <Notice tone="warning" title={`${shared.length}件の開催には、両方の記録があります`}>
          <p>
            同じ開催に一人を二重には記録できないため、次の開催の案内と出席は統合される記録に残り、この方のページに並べて表示します。人数は変わりません。
          </p>
          <ul className="list-disc pl-6">
            {shared.map(({ id, title, startsAt }) => (
              <li key={id}>
                {title}（{whenText({ startsAt, endsAt: null })}）
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
