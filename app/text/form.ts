export const formText = {
  controlCharacter: "使えない文字（制御文字）が含まれています。入力し直してください。",
  required: "入力してください。",
  tooLong: (max: number) => `${max.toLocaleString("ja-JP")}文字以内で入力してください。`,
  choose: "選んでください。",
  email: "メールアドレスの形（例：name@example.jp）で入力してください。",
  number: "数字で入力してください。",
  between: (min: number, max: number) =>
    `${min.toLocaleString("ja-JP")}から${max.toLocaleString("ja-JP")}までの数で入力してください。`,
  url: "https:// で始まるアドレスを入力してください。",
} as const;
