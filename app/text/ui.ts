/** The wording of the components themselves. What pages say stands in the other files of this folder. */
export const uiText = {
  appName: "Renkei",
  appSubtitle: "多機関連携 会議・研修の記録",
  demoMark: "デモ",
  demoBanner:
    "これはデモンストレーション用のデータです。公表値（令和5年度の実績表）のほかの日付・人名・文言は架空のものです。",
  skipToMain: "本文へ移動",
  mainNav: "メインメニュー",
  menu: "メニュー",
  logOut: "ログアウト",
  breadcrumbs: "現在の場所",
  required: "※必須",
  pagination: "ページ送り",
  previousPage: "前へ",
  nextPage: "次へ",
  pageOf: (page: number, pages: number) => `${page} / ${pages}ページ`,
  pageNumber: (page: number) => `${page}ページ`,
  errorSummary: (count: number) => `入力内容に${count}件の誤りがあります`,
  /** Where no field is to blame. */
  refusalSummary: "次のことを御確認ください",
  openCalendar: (label: string) => `${label}をカレンダーから選ぶ`,
  calendar: "カレンダー",
  eraConverted: "元号を改元後のものに置き換えました。",
  timeUnreadable: "時刻として読み取れません。14:00、14時30分、午後2時半のように入力してください。",
  noSuchTime: "その時刻はありません。00:00 から 23:59 までで入力してください。",
} as const;

export const noticeLabel: Record<"info" | "success" | "warning" | "error", string> = {
  info: "お知らせ",
  success: "完了",
  warning: "注意",
  error: "エラー",
};
