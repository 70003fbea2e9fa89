import { MAX_MATERIAL_BYTES } from "#app/domain/material.ts";
import type { ScanRefusal } from "#app/domain/scan.ts";

const MAX_SIZE = `${MAX_MATERIAL_BYTES / 1024 / 1024}MB`;

export const scanText = {
  label: "届いた書面の写し",
  hint: `FAXなどで届いた回答票を読み取ったファイルです（PDF・JPEG・PNG・TIFF、${MAX_SIZE}まで）。担当の保健所と都道府県の管理者だけが開けます。`,
  open: "写しを開く",
  fileName: (name: string) => `回答票　${name}`,
} as const;

export const scanRefusal: Record<ScanRefusal, string> = {
  "file-empty": "中身のない（0バイトの）ファイルです。読み取り直してください。",
  "file-too-large": `${MAX_SIZE}を超えています。読み取りの解像度を下げてください。`,
  "no-scan": "PDF・JPEG・PNG・TIFFのファイルではありません。読み取り直してください。",
  "one-scan-only": "写しは一つの回答に一つまでです。数枚のときは、一つのPDFにまとめてください。",
};

export const referenceText = {
  label: "整理番号",
  hint: "回答票に印字した番号です。例：7F3K-9QX2",
  open: "この方の回答を入力",
  unreadable: "整理番号として読み取れません。8文字を、もう一度確かめてください。",
  unknown: "この整理番号の方は見つかりません。番号と、担当の保健所を確かめてください。",
} as const;
