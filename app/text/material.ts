import type { FileRefusal, MaterialKind, NumberSeries } from "#app/domain/material.ts";
import { MAX_FILES_AT_ONCE, MAX_MATERIAL_BYTES, MAX_MATERIALS } from "#app/domain/material.ts";

export const materialKindLabel: Record<MaterialKind, string> = {
  pdf: "PDF",
  word: "Word",
  excel: "Excel",
  powerpoint: "PowerPoint",
  openDocument: "OpenDocument",
  image: "画像",
  text: "テキスト",
  csv: "CSV",
};

/** PDF、1.2MB: what a file is and how long it takes to load. */
export function fileText({ kind, byteSize }: { kind: MaterialKind | null; byteSize: number }): string {
  return `${kind ? materialKindLabel[kind] : "ファイル"}、${sizeText(byteSize)}`;
}

/** As Windows counts: 1,024 bytes are a KB. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return "1KB未満";
  const kib = bytes / 1024;
  return kib < 1000 ? `${Math.round(kib)}KB` : `${(kib / 1024).toFixed(1)}MB`;
}

const MAX_SIZE = `${MAX_MATERIAL_BYTES / 1024 / 1024}MB`;

export const fileHint = `PDF、Word、Excel、PowerPoint、OpenDocument、画像（PNG・JPEG・GIF・WebP）、テキスト、CSV。1ファイル${MAX_SIZE}まで`;
export const filesHint = `${fileHint}、一度に${MAX_FILES_AT_ONCE}ファイルまで選べます。`;

export const fileRefusal: Record<FileRefusal, string> = {
  "file-empty": "中身のない（0バイトの）ファイルです。ファイルを確かめてください。",
  "file-too-large": `${MAX_SIZE}を超えています。ファイルを分けるか、画像を小さくして保存し直してください。`,
  "kind-not-allowed": `この種類のファイルは載せられません。${fileHint}のファイルにしてください。`,
  "kind-differs":
    "ファイルの中身が、名前の拡張子と合っていません。元のソフトで開いて保存し直すか、PDFにしてから選んでください。",
};

export const materialRefusal = {
  ...fileRefusal,
  "no-file": "ファイルを選んでください。",
  "no-such-item": "選んだ議題が見つかりません。議題が変わっていないか確かめて、選び直してください。",
  "too-many-materials": `一つの開催に載せられるのは、前の版を含めて${MAX_MATERIALS}ファイルまでです。`,
  "session-cancelled": "この開催は中止になったため、資料は変更できません。",
  "report-confirmed": "この年度の実績報告は確定しています。変更するには、都道府県に再入力を依頼してください。",
} as const;

/** Of several files each is named. */
export function refusedFileText(fileName: string, refusal: FileRefusal): string {
  return `「${fileName}」：${fileRefusal[refusal]}`;
}

export const numberSeriesLabel: Record<NumberSeries, string> = {
  material: "資料の番号（議題の資料は「資料1-1」、開催全体の資料は「資料1」）",
  reference: "参考資料の番号（参考資料1）",
  none: "番号を付けない（次第、名簿など）",
};

/** Why nobody is told of the materials. */
export const tellRefusal = {
  "session-not-open": "資料を知らせることができるのは、「開催予定」か「開催済み」の開催だけです。",
  "no-materials": "案内した方に見せる資料がありません。先に資料を載せ、公開範囲を「案内した方」にしてください。",
  "nobody-to-tell": "メールで知らせる方がいません。",
  "edited-meanwhile": "この画面を開いたあとに開催の内容が変わりました。画面を開き直して、内容を確かめてください。",
} as const;

const FIELDS: Record<string, string> = {
  files: "ファイル",
  file: "新しい版のファイル",
  title: "題名",
  number: "番号",
  agendaItemId: "どこの資料か",
  audience: "公開範囲",
  series: "番号の付け方",
};

export const materialFieldLabel = (field: string): string | undefined => FIELDS[field];

/** What was done, after it was. */
export function addedText(added: number, known: number): string {
  const again = known > 0 ? `同じファイルがすでにあるため、${known}件は加えませんでした。` : "";
  return added > 0 ? `資料を${added}件載せました。${again}` : again;
}

/** Once closed agenda items are gone that materials for invitees belonged to. */
export function withheldText(materials: number): string {
  return `非公開の議題を削除したため、その資料${materials}件は、案内した方から見えなくなりました。見せる資料は「変更」から見せ直してください。`;
}

export function toldText(mails: number): string {
  return mails > 0 ? `${mails}人に、資料を知らせるメールを送りました。` : "資料のお知らせは、すでに送られています。";
}

/** 資料のお知らせ: the mail that tells those invited of the materials. */
export const materialsMailText = {
  subject: (title: string) => `【資料のお知らせ】${title}`,
  heading: (title: string) => `${title}の資料について（お知らせ）`,
  greeting: "　日頃より当保健所の業務に御理解と御協力を賜り、厚くお礼申し上げます。",
  told: "　標記の資料を掲載しましたので、お知らせします。下の専用ページから御覧ください。",
  updated: "　標記の資料を更新しましたので、お知らせします。下の専用ページから御覧ください。",
  materials: "資料",
  news: { added: "【追加】", replaced: "【差替え】" },
  page: {
    heading: "資料を見る",
    lead: "次の専用ページに、日時・場所とあわせて最新の資料を掲載しています。",
    link: "資料を見る",
    notes: [
      "ログインや利用登録は要りません。ページを開いただけでは、出欠の回答は変わりません。",
      "御本人専用のアドレスです。他の方に転送なさらないでください。",
    ],
  },
} as const;
