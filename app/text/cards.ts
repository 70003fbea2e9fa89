import type { CardRefusal, CardStep, CardText } from "#app/domain/practice-card.ts";

export const cardRefusal: Record<CardRefusal, string> = {
  "card-session-not-held": "事例にできるのは、開催済みとして締めた開催だけです。",
  "card-content-required": "公開するには、実施内容を入力してください。",
  "card-result-required": "公開するには、成果を入力してください。",
};

/** The field at which a refusal is shown. */
export const fieldOfCardRefusal: Partial<Record<CardRefusal, string>> = {
  "card-content-required": "content",
  "card-result-required": "result",
};

/** What was done, once it is done. */
export const cardDone: Record<CardStep, string> = {
  save: "事例を保存しました",
  publish: "事例を公開しました",
  takeBack: "事例の公開を取りやめました",
};

export const cardPartLabel: Record<keyof CardText, string> = {
  title: "題名",
  theme: "テーマ",
  lecturer: "講師",
  target: "対象",
  attendance: "参加者",
  content: "実施内容",
  result: "成果",
  advice: "課題・工夫",
};

export const cardFieldLabel = (field: string): string | undefined => cardPartLabel[field as keyof CardText];
