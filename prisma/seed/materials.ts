import { createHash } from "node:crypto";
import { fromTokyo, type Instant, type IsoDate } from "#app/domain/tokyo-time.ts";
import { writePdf } from "./pdf.ts";
import { agendaItemId, type PlannedMaterial, type PlannedMaterials, type PlannedSession } from "./planned-session.ts";
import { seedId } from "./seed-id.ts";

const FICTITIOUS = "（この資料は、デモンストレーション用の架空のものです。）";

/** When those invited were told of the materials. */
export function sentAt({ sentOn }: PlannedMaterials): Instant | null {
  return sentOn === null ? null : fromTokyo(sentOn, "15:00");
}

/** The rows of a session's materials, and the files behind them. */
export function addMaterials(plan: PlannedSession): void {
  const { materials } = plan;
  materials?.papers.forEach((paper, i) => {
    const earlier = paper.before ? push(plan, materials.uploadedOn, paper, paper.before, i, "09:00", null) : null;
    push(plan, materials.uploadedOn, paper, paper.lines, i, "14:00", earlier);
  });
}

function push(
  plan: PlannedSession,
  uploadedOn: IsoDate,
  { number, title, item, deskOnly }: PlannedMaterial,
  lines: readonly string[],
  index: number,
  time: "09:00" | "14:00",
  replacesId: string | null,
): string {
  const { rows, files, prefectureId } = plan.desk.world;
  const agendaIndex = plan.agenda.findIndex((of) => of.title === item);
  const name = number ? `${number} ${title}` : title;
  const bytes = writePdf(name, [...lines, "", FICTITIOUS]);
  files.push(bytes);
  const id = seedId("material", plan.id, index, time);
  rows.materials.push({
    id,
    prefectureId,
    sessionId: plan.id,
    agendaItemId: agendaIndex < 0 ? null : agendaItemId(plan.id, agendaIndex),
    position: index + 1,
    number: number ?? null,
    title,
    fileName: `${name.replaceAll(" ", "_")}.pdf`,
    mediaType: "application/pdf",
    byteSize: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    forInvitees: !deskOnly,
    replacesId,
    uploadedAt: fromTokyo(uploadedOn, time),
    shownAt: deskOnly ? null : fromTokyo(uploadedOn, time),
  });
  return id;
}

/** Papers for a meeting's agenda, one to five of them, in the order they are printed; the desk's own come last. */
export function papersOf({ desk, date, agenda }: PlannedSession, count: number): PlannedMaterial[] {
  const [first = "", second = first] = agenda.map(({ title }) => title);
  const papers: (PlannedMaterial & { order: number })[] = [
    {
      order: 1,
      number: "資料1",
      title: first,
      item: first,
      lines: [`${desk.place.name}  ${date}`, "", ...outlineOf(first)],
    },
    { order: 3, number: "資料2", title: second, item: second, lines: outlineOf(second) },
    { order: 4, number: "参考資料1", title: "圏域の人口と医療・介護資源", lines: numbersOf(desk.short) },
    {
      order: 2,
      number: "資料1-1",
      title: "これまでの経過と今後の日程",
      item: first,
      lines: ["4月  各機関への照会", "6月  意見の取りまとめ", "9月  案の提示", "2月  決定", "3月  関係機関へ周知"],
      before: ["4月  各機関への照会", "7月  意見の取りまとめ", "10月  案の提示", "3月  決定"],
    },
    {
      order: 5,
      title: "司会進行の手引き",
      deskOnly: true,
      lines: ["・開会の前に、資料の過不足を確認する。", "・発言の少ない機関には、司会から意見を求める。"],
    },
  ];
  return papers.slice(0, count).sort((a, b) => a.order - b.order);
}

function outlineOf(title: string): string[] {
  return [
    "1 現状",
    `・「${title}」について、関係機関の回答をまとめた。`,
    "・取組が進んだ機関がある一方、担当者の交代で途切れた例がある。",
    "",
    "2 課題",
    "・連絡の窓口が機関ごとに異なり、時間がかかっている。",
    "・夜間と休日の連絡の方法が決まっていない。",
    "",
    "3 協議いただきたいこと",
    "・連絡の窓口の一覧を、圏域で一つにまとめること。",
    "・次の年度に取り組むことと、その役割の分担。",
  ];
}

function numbersOf(short: string): string[] {
  return [
    `${short}保健所管内（数値はすべて架空）`,
    "",
    "65歳以上の割合  34.2%",
    "訪問看護ステーション  3か所",
    "在宅療養を支える診療所  11か所",
    "居宅介護支援事業所  27か所",
  ];
}
