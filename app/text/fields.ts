import type { SessionTagKind } from "#app/domain/taxonomy.ts";
import { tagKindLabel } from "./labels.ts";

/** What the fields of the long forms are called in their error summaries, where a message stands away from its field. */
const SESSION_FIELDS: Record<string, string> = {
  centerId: "主催する保健所",
  category: "区分",
  title: "名称",
  bodies: "会議体",
  round: "回",
  theme: "テーマ",
  date: "開催日",
  startTime: "開始時刻",
  endTime: "終了時刻",
  format: "開催方法",
  venue: "会場",
  onlineUrl: "オンラインの接続先",
  answerBy: "回答期限",
  capacity: "会場の定員",
  onlineCapacity: "オンラインの定員",
  notice: "参加する方へのお知らせ",
  coHosts: "共催する保健所",
  series: "シリーズ名",
  note: "事務局メモ",
};

const AGENDA_FIELDS: Record<string, string> = {
  title: "議題",
  kind: "種別",
  presenter: "説明者・講師",
  presenterRole: "役割",
  part: "部",
  minutes: "予定（分）",
  topics: "検討事項",
};

/** 開催日; 議題2の予定（分） */
export function sessionFieldLabel(field: string): string | undefined {
  const [, row, name = ""] = field.match(/^agenda\.(\d+)\.(\w+)/) ?? [];
  const [, kind] = field.match(/^tags\.(\w+)/) ?? [];
  if (kind) return tagKindLabel[kind as SessionTagKind];
  if (row === undefined) return SESSION_FIELDS[field.replace(/(\[\]|\.\d+)$/, "")];
  const item = `議題${Number(row) + 1}`;
  return name === "title" ? item : `${item}の${AGENDA_FIELDS[name] ?? ""}`;
}

const ATTENDANCE_FIELDS: Record<string, string> = {
  people: "人数",
  name: "氏名",
  organization: "所属",
  title: "役職",
  label: "グループの名前",
  organizations: "機関数",
  arrived: "遅刻（着いた時刻）",
  left: "早退（出た時刻）",
  proxyName: "代理の方の氏名",
  proxyTitle: "代理の方の役職",
  proxyOrganization: "代理の方の所属",
};

/** 当日参加 2人目の氏名; グループ 1の人数; 案内した人の3人目の早退 */
export function attendanceFieldLabel(field: string): string | undefined {
  const [, list, row, name = ""] = field.match(/^(present|walkIns|groups)\.(\d+)\.(\w+)/) ?? [];
  const what = ATTENDANCE_FIELDS[name || field];
  if (row === undefined || !what) return what;
  const nth = Number(row) + 1;
  if (list === "groups") return `グループ${nth}の${what}`;
  return `${list === "walkIns" ? "当日参加" : "案内した人"}の${nth}人目の${what}`;
}

const PERSON_FIELDS: Record<string, string> = {
  name: "氏名",
  kana: "フリガナ",
  organizationName: "機関の名称",
  title: "役職",
  email: "メールアドレス",
  role: "役割",
  occupation: "職種",
  phone: "電話番号",
  fax: "FAX番号",
  centerId: "名簿を持つ保健所",
};

export const personFieldLabel = (field: string): string | undefined => PERSON_FIELDS[field];

const ACCOUNT_FIELDS: Record<string, string> = {
  email: "メールアドレス",
  password: "パスワード",
  code: "都道府県コード",
  name: "都道府県名",
  adminName: "管理者の氏名",
};

export const accountFieldLabel = (field: string): string | undefined => ACCOUNT_FIELDS[field];

const BODY_FIELDS: Record<string, string> = {
  centerId: "担当の保健所",
  kind: "種別",
  name: "名称",
  parentId: "上位の会議体",
  position: "並び順",
  basis: "設置根拠",
  outsourced: "委託",
  termYears: "委員の任期（年）",
  proxyPolicy: "代理出席",
  startsOn: "設置の日",
  endsOn: "廃止の日",
};

export const bodyFieldLabel = (field: string): string | undefined => BODY_FIELDS[field];

const SEAT_FIELDS: Record<string, string> = {
  organizationName: "機関の名称",
  post: "職",
  role: "役割",
  startsOn: "設置日",
  endsOn: "枠の最終日",
};

export const seatFieldLabel = (field: string): string | undefined => SEAT_FIELDS[field];

const TERM_FIELDS: Record<string, string> = { q: "委員になる方", startsOn: "始まりの日", endsOn: "終わりの日" };

export const termFieldLabel = (field: string): string | undefined => TERM_FIELDS[field];
