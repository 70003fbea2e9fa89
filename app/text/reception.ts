/** Why nothing is taken at a reception now. */
export const receptionRefusal = {
  "not-started": "受付は、開催日の当日になると始められます。",
  "not-recordable": "下書き・日程調整中・延期・中止の開催では、受付をできません。",
  "report-confirmed": "この年度の実績報告は確定しています。受付の内容は変えられません。",
  forbidden: "この操作を行う権限がありません。受付をする保健所の職員としてサインインしてください。",
  "not-found": "この開催は見つかりませんでした。",
  other: "受付の内容を記録できませんでした。出席と人数のページを確かめてください。",
} as const;

export function receptionRefusalText(code: string): string {
  return receptionRefusal[code as keyof typeof receptionRefusal] ?? receptionRefusal.other;
}

/** Why one press came to nothing. */
const pressRefusal = {
  unreadable: "入力した内容を記録できませんでした。入力し直してください。",
  "not-called": "この開催の名簿にも受付にも見つかりませんでした。名簿で探してください。",
  "there-already": "代理の方は、ご本人として、またはほかの方の代理として受け付けています。",
  other: "記録できませんでした。出席と人数のページを確かめてください。",
} as const;

export function pressRefusalText(because: string): string {
  return pressRefusal[because as keyof typeof pressRefusal] ?? pressRefusal.other;
}

export const receptionText = {
  unsent: (count: number) => `未送信 ${count}件`,
  offline: "接続が切れています",
  online: "つながっています",
  sending: "送信しています",
  signedOut: "サインインが切れています",
  came: (name: string) => `${name}様を受け付けました。`,
  cameBefore: (name: string, time: string) => `${name}様は${time}受付済みです。`,
  left: (name: string) => `${name}様の早退を記録しました。`,
  notArrived: (name: string) => `${name}様の受付を取り消しました。`,
  notLeft: (name: string) => `${name}様の早退を取り消しました。`,
  strangeCode: "この開催の整理番号ではありません。お名前で探してください。",
  waits: (name: string) => `${name}様を受け付けました。空き待ちの方です。`,
  wasAbsent: (name: string) => `${name}様を受け付けました。欠席の回答でした。`,
  nobody: "当てはまる方はいません。",
  needsBoth: "氏名と所属を入力してください。",
  needsProxy: "代理の方の氏名を入力してください。",
  camera: {
    none: "この端末ではカメラを使えません。お名前か整理番号で探してください。",
    denied:
      "カメラを使う許可がありません。ブラウザーの設定でこのサイトにカメラを許可してから、もう一度押してください。",
    busy: "カメラを開けませんでした。ほかのアプリがカメラを使っていないか確かめてください。",
  },
} as const;
