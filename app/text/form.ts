export const formText = {
  unreadable: "文字を入力してください。",
  controlCharacter: "使えない文字（制御文字）が含まれています。入力し直してください。",
  required: "入力してください。",
  tooLong: (max: number) => `${max.toLocaleString("ja-JP")}文字以内で入力してください。`,
  choose: "選んでください。",
  email: "メールアドレスの形（例：name@example.jp）で入力してください。",
  number: "数字で入力してください。",
  between: (min: number, max: number) =>
    `${min.toLocaleString("ja-JP")}から${max.toLocaleString("ja-JP")}までの数で入力してください。`,
  tooMany: (what: string, max: number) => `${what}は${max.toLocaleString("ja-JP")}件までにしてください。`,
  years: (first: number, last: number) => `${first}年から${last}年までの日付を入力してください。年を確かめてください。`,
  version: "この画面は古くなっています。開き直してから、もう一度入力してください。",
  /** What only a form that was tampered with brings about. */
  unexpected: "この内容は読み取れません。画面を開き直して、もう一度入力してください。",
  noForm: "送信された内容を読み取れませんでした。前の画面に戻り、もう一度お試しください。",
  tooLarge: "送信された項目が多すぎます。数を減らしてから、もう一度お試しください。",
  url: "https:// で始まるアドレスを入力してください。",
} as const;
