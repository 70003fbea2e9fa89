import type { Likeness } from "#app/domain/duplicate.ts";
import type { OrganizationLikeness } from "#app/domain/organization-likeness.ts";
import type { OrganizationField } from "#app/domain/organization-merge.ts";
import type { PersonLineProblem } from "#app/domain/person-lines.ts";
import type { PersonField } from "#app/domain/person-merge.ts";

/** Stands in the place of a name that was erased. */
export const erasedName = "（消去済み）";

export const personFactLabel: Record<PersonField, string> = {
  name: "氏名",
  kana: "フリガナ",
  organizationId: "所属",
  occupation: "職種",
  title: "役職",
  email: "メールアドレス",
  phone: "電話番号",
  fax: "FAX番号",
};

export const organizationFactLabel: Record<OrganizationField, string> = {
  name: "名称",
  kind: "種別",
  municipalityId: "市町村",
  postalCode: "郵便番号",
  address: "所在地",
  phone: "電話番号",
  fax: "FAX番号",
  email: "メールアドレス",
};

export const organizationLikenessLabel: Record<OrganizationLikeness, string> = {
  "same-name": "名称が同じ",
  "similar-name": "名称が似ている（字体・括弧などの違い）",
  "same-place": "市町村が同じ",
  "place-open": "一方に市町村の記録がない",
};

export const likenessLabel: Record<Likeness, string> = {
  "same-name": "氏名が同じ",
  "similar-name": "氏名が似ている（髙・高などの字体の違い）",
  "same-kana": "フリガナが同じ",
  "same-organization": "所属が同じ",
  "same-mail": "メールアドレスが同じ",
};

export const personLineProblemText: Record<PersonLineProblem, string> = {
  "name-missing": "氏名がありません。",
  "too-long": "長すぎる項目があります。",
  "mail-unreadable": "メールアドレスの形ではありません。",
  "too-many-cells": "項目が多すぎます。氏名、所属、役職、メールの4つまでにしてください。",
  "named-before": "上の行と同じ方です。1人だけ登録します。",
};

export const mergeRefusal = {
  "same-record": "同じ記録どうしは統合できません。",
  "other-desk": "担当の保健所が違う記録は統合できません。",
  "not-on-file": "すでに統合または消去された記録です。名簿から選び直してください。",
  "edited-meanwhile": "他の職員がどちらかの記録を先に変更しました。内容を確かめて、もう一度選んでください。",
  "told-apart": "別人として扱うことにした記録です。統合するときは、先にそれを取り消してください。",
} as const;

export const organizationMergeRefusal = {
  "same-record": "同じ記録どうしは統合できません。",
  "merged-already": "すでに統合された記録です。機関の一覧から選び直してください。",
  "edited-meanwhile": mergeRefusal["edited-meanwhile"],
  "used-by-others": "他の保健所の名簿でも使われている機関のため、統合できません。都道府県の管理者に依頼してください。",
} as const;

export const undoMergeRefusal = {
  "merged-elsewhere": "他の保健所か都道府県が行った統合です。取り消せるのは、統合した保健所と都道府県の管理者です。",
  "undone-already": "この統合は、すでに取り消されています。",
  "changed-since": "統合した記録が、さらに他の記録に統合されているか消去されているため、取り消せません。",
} as const;

export const eraseRefusal = {
  "not-on-file": "すでに統合または消去された記録です。",
  "still-bound":
    "在任中の委員枠、または終わっていない開催・日程調整があるため、消去できません。先に次の画面で終えてください。",
  "name-differs": "氏名が記録と違います。消去する方の氏名を、そのまま入力してください。",
} as const;

export const groupRefusal = {
  "name-taken": "同じ名前のグループがあります。別の名前にしてください。",
  "unknown-person": "この保健所の名簿にない方が含まれています。選び直してください。",
  "unknown-municipality": "市町村を選び直してください。",
  "title-unsearchable": "記号だけでは探せません。役職に含まれる言葉を入力してください。",
  "group-empty":
    "条件も、手で加えた方もないグループは保存できません。条件を選ぶか、手で加える方を選んでください。要らないグループは、グループの画面の下で削除できます。",
} as const;

export const organizationRefusal = {
  "name-used-by-others":
    "他の保健所の名簿でも使われている機関のため、名称は変えられません。都道府県の管理者に依頼してください。",
  "kind-used-by-others":
    "他の保健所の名簿でも使われている機関のため、種別は変えられません。都道府県の管理者に依頼してください。",
  "name-taken": "同じ市町村に同じ名称の機関が登録されています。そちらを使ってください。",
  "unknown-municipality": "市町村を選び直してください。",
} as const;

export const personListHead = [
  "氏名",
  "フリガナ",
  "職種",
  "役職",
  "機関",
  "機関の種別",
  "市町村",
  "メールアドレス",
  "電話番号",
  "FAX番号",
  "保健所",
];
