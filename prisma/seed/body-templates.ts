import type { BODY_KINDS, MemberRole } from "#app/domain/taxonomy.ts";
import type { PostKey } from "./posts.ts";

export type SeatTemplate = readonly [post: PostKey | "town" | "towns", role: MemberRole];

interface BodyTemplate {
  kind: (typeof BODY_KINDS)[number];
  /** ○○ stands for the medical area. */
  name: string;
  parent?: BodyKey;
  basis: string;
  termYears?: number;
  /** In 建制順. `town` is the first municipality's post, `towns` all of them. */
  seats: readonly SeatTemplate[];
}

export type BodyKey = "council" | "homeCare" | "rules" | "professions" | "visitingNurses" | "committee";

/** The bodies of each center, parents before children. */
export const BODIES: Record<BodyKey, BodyTemplate> = {
  council: {
    kind: "推進会議",
    name: "○○保健福祉医療連携推進会議",
    basis: "保健福祉医療連携推進会議設置要綱",
    termYears: 2,
    seats: [
      ["doctorsChair", "chair"],
      ["hospitalDirector", "viceChair"],
      ["dentistsChair", "member"],
      ["pharmacistsChair", "member"],
      ["nursesChair", "member"],
      ["coordinator", "member"],
      ["disabilityAdviser", "member"],
      ["towns", "member"],
      ["residentsChair", "member"],
      ["clinicDirector", "temporaryMember"],
      ["fireChief", "observer"],
      ["director", "secretariat"],
      ["planner", "secretariat"],
    ],
  },
  homeCare: {
    kind: "専門部会",
    name: "在宅医療専門部会",
    parent: "council",
    basis: "保健福祉医療連携推進会議設置要綱 第6条",
    termYears: 2,
    seats: [
      ["doctorsHomeCare", "chair"],
      ["hospitalLiaison", "viceChair"],
      ["pharmacist", "member"],
      ["visitsManagerA", "member"],
      ["supportHead", "member"],
      ["careManager", "member"],
      ["facilityAdviser", "member"],
      ["coordinator", "member"],
      ["town", "member"],
      ["fireChief", "observer"],
      ["healthNurse", "secretariat"],
      ["planner", "secretariat"],
    ],
  },
  rules: {
    kind: "ワーキンググループ",
    name: "入退院連携ルール検討ワーキンググループ",
    parent: "homeCare",
    basis: "在宅医療専門部会申合せ",
    seats: [
      ["hospitalLiaison", "chair"],
      ["hospitalSocialWorker", "member"],
      ["hospitalTherapist", "member"],
      ["visitsManagerB", "member"],
      ["supportHead", "member"],
      ["careManager", "member"],
      ["town", "member"],
      ["doctorsHomeCare", "observer"],
      ["planner", "secretariat"],
    ],
  },
  professions: {
    kind: "協議会",
    name: "多職種連携協議会",
    basis: "多職種連携協議会設置要領",
    seats: [
      ["doctorsHomeCare", "chair"],
      ["dentistsChair", "viceChair"],
      ["hospitalSocialWorker", "member"],
      ["dentalHygienist", "member"],
      ["pharmacist", "member"],
      ["visitsManagerA", "member"],
      ["supportHead", "member"],
      ["careManager", "member"],
      ["helper", "member"],
      ["facilityAdviser", "member"],
      ["towns", "member"],
      ["residentsChair", "observer"],
      ["planner", "secretariat"],
    ],
  },
  visitingNurses: {
    kind: "連絡会議",
    name: "管内訪問看護ステーション看護管理者連絡会議",
    basis: "連絡会議開催要領",
    seats: [
      ["visitsManagerA", "chair"],
      ["visitsManagerB", "member"],
      ["visitsManagerC", "member"],
      ["hospitalLiaison", "member"],
      ["coordinator", "member"],
      ["nursesChair", "observer"],
      ["healthNurse", "secretariat"],
    ],
  },
  committee: {
    kind: "実行委員会",
    name: "多職種研修会実行委員会",
    basis: "実行委員会申合せ",
    seats: [
      ["coordinator", "chair"],
      ["hospitalTherapist", "member"],
      ["dentalHygienist", "member"],
      ["helper", "member"],
      ["supportHead", "member"],
      ["planner", "secretariat"],
    ],
  },
};

export const BODY_KEYS = Object.keys(BODIES) as BodyKey[];
