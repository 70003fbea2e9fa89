import { Fold } from "#app/ui/fold.tsx";

const WAYS = [
  {
    program: "Google カレンダー",
    steps: [
      "パソコンで Google カレンダーを開き、左側の「他のカレンダー」の「＋」から「URL で追加」を選びます。",
      "予定表のアドレスを貼り付けて「カレンダーを追加」を押します。",
      "反映には、最大で1日ほどかかります。",
    ],
  },
  {
    program: "Outlook",
    steps: [
      "Outlook の「予定表」で「予定表の追加」から「Web から登録」（「インターネットから」）を選びます。",
      "予定表のアドレスを貼り付け、名前を付けて「インポート」を押します。",
      "反映には、数時間かかることがあります。",
    ],
  },
  {
    program: "iPhone・iPad・Mac",
    steps: [
      "「この端末のカレンダーで開く」を押し、「照会」または「登録」を選びます。",
      "開かないときは、カレンダーの「照会カレンダーを追加」に予定表のアドレスを貼り付けます。",
      "iPhone では、設定の「カレンダー」の「データの取得方法」で更新の間隔を選べます。",
    ],
  },
];

/** How a calendar is subscribed to, by program. */
export function HowToSubscribe() {
  return (
    <div className="grid gap-1">
      {WAYS.map(({ program, steps }) => (
        <Fold key={program} title={`${program}で購読する`}>
          <ol className="grid list-decimal gap-1 pb-3 pl-6">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Fold>
      ))}
    </div>
  );
}
