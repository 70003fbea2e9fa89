import { MAX_HEADCOUNT, parseHeadcount, type StatedHeadcount } from "./headcount.ts";
import { codeField, dateField, faulty, field, required, taken, textField } from "./import-field.ts";
import { type Cells, type RowReading, readCells, type ValueOf } from "./import-row.ts";
import { searchKey } from "./search-key.ts";
import { MAX_TITLE } from "./session.ts";
import type { SessionCategory, SessionFormat } from "./taxonomy.ts";
import { type ClockTime, foldDigits, fromTokyo, type Instant, parseClockTime } from "./tokyo-time.ts";

const CATEGORIES: Record<SessionCategory, string> = {
  meeting: "会議",
  training: "研修会",
  lecture: "講演会",
  other: "その他",
};

const FORMATS: Record<SessionFormat, string> = {
  onSite: "会場",
  online: "オンライン",
  hybrid: "会場とオンライン",
  written: "書面",
};

const MAX_ROUND = 999;

/** The columns of a list of past sessions. */
export const sessionFields = {
  heldOn: required(
    dateField("開催日", { headings: ["日付", "年月日", "開催年月日", "実施日", "日時"], example: "R5.6.14" }),
  ),
  startsAt: timeField("開始時刻", { headings: ["開始", "開始時間", "時刻"], example: "14:00" }),
  endsAt: timeField("終了時刻", { headings: ["終了", "終了時間"], example: "16:00" }),
  category: required(
    codeField("区分", CATEGORIES, {
      headings: ["種別", "会議研修の別", "種類"],
      other: {
        "会議 (WG・部会)": "meeting",
        協議会: "meeting",
        部会: "meeting",
        ワーキンググループ: "meeting",
        WG: "meeting",
        研修: "training",
        "多職種・専門職の研修会": "training",
        講習会: "training",
        講演: "lecture",
        シンポジウム: "lecture",
        意見交換会: "other",
        視察: "other",
      },
      example: "会議",
    }),
  ),
  title: required(
    textField("名称", {
      headings: ["会議名", "研修会名", "研修名", "開催名", "事業名", "行事名", "名称・テーマ"],
      max: MAX_TITLE,
      example: "在宅医療専門部会",
    }),
  ),
  body: textField("会議体", {
    headings: ["会議体名", "組織名"],
    example: "",
    note: "登録済みの会議体の名称。研修会や講演会など、会議体のないものは空欄にします。",
  }),
  round: field<number>(
    "回",
    (text) => {
      const [, digits] = foldDigits(text).match(/^(?:第\s*)?(\d{1,3})\s*回?$/) ?? [];
      const round = Number(digits);
      return round >= 1 && round <= MAX_ROUND ? taken(round) : faulty("number-unreadable");
    },
    { headings: ["回次", "第何回", "開催回"], max: 20, example: "第1回" },
  ),
  theme: textField("テーマ", { headings: ["主題", "演題", "内容"], max: 500, example: "入退院連携について" }),
  format: codeField("開催方法", FORMATS, {
    headings: ["形式", "開催形式", "方法"],
    other: {
      集合: "onSite",
      対面: "onSite",
      参集: "onSite",
      Web: "online",
      ZOOM: "online",
      ハイブリッド: "hybrid",
      "会場・オンライン": "hybrid",
      併用: "hybrid",
      書面開催: "written",
      書面会議: "written",
      持ち回り: "written",
    },
    example: "会場",
    note: "空欄は「会場」とします。",
  }),
  venue: textField("場所", { headings: ["会場", "開催場所", "会場名"], example: "釧路総合振興局 大会議室" }),
  headcount: field<StatedHeadcount>(
    "人数",
    (text) => {
      const read = parseHeadcount(text);
      if (read.ok) return taken(read.value);
      return faulty(
        read.error === "too-many" ? "number-too-large" : "headcount-unreadable",
        read.error === "too-many" ? String(MAX_HEADCOUNT) : undefined,
      );
    },
    {
      headings: ["参加者数", "出席者数", "参加人数", "出席人数", "人数(延べ)", "延べ人数", "受講者数"],
      max: 40,
      example: "約80名",
      note: "97、97名、約80名、不明 のように書きます。空欄は、人数未入力のまま取り込みます。",
    },
  ),
};

export type SessionRow = ValueOf<typeof sessionFields>;

/** A past session as a row tells of it. */
export interface PastSession extends Omit<SessionRow, "heldOn" | "startsAt" | "endsAt" | "format" | "headcount"> {
  startsAt: Instant;
  endsAt: Instant | null;
  /** Papers often keep the day alone: the session then stands at 0:00, and its note says why. */
  timeKnown: boolean;
  format: SessionFormat;
  headcount: StatedHeadcount;
}

/** Reads a row, and what its times say together. */
export function readPastSession(cells: Cells): RowReading<PastSession> {
  const read = readCells(sessionFields, cells);
  if (!read.ok) return read;
  const { heldOn, startsAt: from, endsAt: to, format, headcount, ...rest } = read.value;
  if (to && !from) return { ok: false, remarks: [{ field: "startsAt", code: "required" }] };
  if (from && to && to <= from) return { ok: false, remarks: [{ field: "endsAt", code: "end-before-start" }] };
  return {
    ok: true,
    value: {
      ...rest,
      startsAt: fromTokyo(heldOn, from ?? "00:00"),
      endsAt: to ? fromTokyo(heldOn, to) : null,
      timeKnown: from !== null,
      format: format ?? "onSite",
      headcount: headcount ?? { basis: "none", people: null },
    },
  };
}

/**
 * A session's name without its year and round, folded as a search key, and the round its title tells, as text:
 * 令和5年度第1回在宅医療専門部会 is 在宅医療専門部会 and 1. A title that is nothing else stays as it is.
 */
export function nameAndRound(title: string): { name: string; round: string } {
  const whole = searchKey(title);
  const name = whole.replace(/(?:令和|平成|r|h)(?:元|\d{1,2})年度?|第\d{1,3}回/g, "");
  return { name: name || whole, round: whole.match(/第(\d{1,3})回/)?.[1] ?? "" };
}

function timeField(label: string, facts: { headings: readonly string[]; example: string }) {
  return field<ClockTime>(
    label,
    (text) => {
      const read = parseClockTime(text);
      return read.ok ? taken(read.value) : faulty("time-unreadable");
    },
    { max: 20, note: "14:00、14時30分、午後2時 のように書きます。分からないときは空欄にします。", ...facts },
  );
}
