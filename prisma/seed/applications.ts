import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { addDays, fromTokyo, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { Office } from "./plan-year.ts";
import { centerId } from "./prefecture.ts";
import { seedId } from "./seed-id.ts";
import { SHOWCASE, type World } from "./world.ts";

interface Applied {
  organization: string;
  kind: string;
  contact: string;
  email: string;
  /** Days ago. */
  ago: number;
  message: string | null;
  people: readonly { name: string; kana: string; occupation: string; title: string | null; withdrawn?: boolean }[];
}

const PURPOSE =
  "お申込みの際にいただいた氏名、所属、連絡先等は、本研修の受講の受付、連絡、運営及び開催の記録のためにのみ利用し、他の目的に利用することはありません。";

/** Who applied for the showcase's next training: invented, as everybody here. */
const APPLIED: readonly Applied[] = [
  {
    organization: "みなと訪問看護ステーション（架空）",
    kind: "訪問看護ステーション",
    contact: "港 さくら",
    email: "minato-kango@example.jp",
    ago: 6,
    message: "車いすで参加する職員が1人います。",
    people: [
      { name: "港 さくら", kana: "みなと さくら", occupation: "看護師", title: "管理者" },
      { name: "霧島 遥", kana: "きりしま はるか", occupation: "看護師", title: null },
      { name: "幣舞 渉", kana: "ぬさまい わたる", occupation: "理学療法士", title: null },
    ],
  },
  {
    organization: "しらかば居宅介護支援事業所（架空）",
    kind: "居宅介護支援事業所",
    contact: "白樺 誠",
    email: "shirakaba-care@example.jp",
    ago: 4,
    message: null,
    people: [
      { name: "白樺 誠", kana: "しらかば まこと", occupation: "介護支援専門員", title: "主任介護支援専門員" },
      { name: "湖畔 みどり", kana: "こはん みどり", occupation: "介護支援専門員", title: null, withdrawn: true },
    ],
  },
  {
    organization: "つばさ薬局（架空）",
    kind: "薬局",
    contact: "翼 直子",
    email: "tsubasa-ph@example.jp",
    ago: 1,
    message: null,
    people: [{ name: "翼 直子", kana: "つばさ なおこ", occupation: "薬剤師", title: "管理薬剤師" }],
  },
];

/** 募集 of the next training of the showcase, with those who applied, one of whom took it back. */
export function addApplications(offices: readonly Office[]): void {
  const office = offices.find(({ desk }) => desk.place.code === SHOWCASE);
  if (!office) throw new Error(`no such center: ${SHOWCASE}`);
  const { place, world } = office.desk;
  const { rows, prefectureId, today } = world;
  const training = rows.sessions.find(
    ({ centerId: lead, category, state }) =>
      lead === centerId(place) && category === "training" && state === "scheduled",
  );
  if (!training?.startsAt) throw new Error(`${SHOWCASE} has no training to come`);
  const sessionId = training.id as string;
  const lastDay = addDays(tokyoDate(training.startsAt as Date), -3);
  const isOver = lastDay < today;
  rows.recruitments.push({
    ...{ sessionId, prefectureId, opensOn: addDays(today, -10), closesOn: isOver ? today : lastDay },
    perOrganization: 3,
    target: "管内で在宅医療・介護に携わる方（職種は問いません）",
    message: "事前の準備は要りません。お車でお越しの方は、庁舎の駐車場を御利用いただけます。",
    purpose: PURPOSE,
    createdAt: fromTokyo(addDays(today, -10), "09:00"),
  });
  for (const applied of APPLIED) addApplication(world, { sessionId, centerId: centerId(place) }, applied);
}

interface Course {
  sessionId: string;
  centerId: string;
}

function addApplication(world: World, course: Course, applied: Applied): void {
  const { rows, prefectureId, today, secret } = world;
  const { sessionId, centerId } = course;
  const { organization: organizationName, kind, contact, email, message, people } = applied;
  const id = seedId("application", sessionId, email);
  const at = fromTokyo(addDays(today, -applied.ago), "13:20");
  const confirmedAt = fromTokyo(addDays(today, -applied.ago), "13:25");
  const organizationId = seedId("organization", "applied", email);
  const searched = searchKey(organizationName);
  rows.organizations.push({ id: organizationId, prefectureId, kind, name: organizationName, searchKey: searched });
  rows.applications.push({
    ...{ id, prefectureId, sessionId, organizationName, organizationKey: searched, organizationKind: kind },
    ...{ contactName: contact, contactEmail: email, contactPhone: "0154-00-0000", message },
    ...{ state: "confirmed", tokenHash: tokenHash(linkToken(secret, { id, tokenGeneration: 0 })) },
    ...{ appliedAt: at, confirmedAt },
  });
  people.forEach(({ withdrawn, ...person }, position) => {
    const personId = seedId("person", id, position);
    const invitationId = seedId("invitation", sessionId, personId);
    const ownMail = person.name === contact ? email : null;
    rows.people.push({
      ...{ id: personId, prefectureId, centerId, organizationId, ...person, email: ownMail },
      searchKey: searchKey(person.name, person.kana),
      ...{ createdAt: confirmedAt, updatedAt: confirmedAt },
    });
    rows.invitations.push({
      ...{ id: invitationId, prefectureId, sessionId, personId, position: 0, role: "trainee", name: person.name },
      ...{ organizationName, title: person.title, reachedBy: ownMail ? "mail" : "none" },
      tokenHash: tokenHash(linkToken(secret, { id: invitationId, tokenGeneration: 0 })),
      ...{ sentAt: confirmedAt, createdAt: confirmedAt, toldSequence: 0, toldAt: confirmedAt },
    });
    const came = { invitationId, via: "application", answeredAt: confirmedAt } as const;
    const first = seedId("response", invitationId, 0);
    rows.responses.push({ ...came, id: first, answer: "attending" });
    const withdrawnAt = withdrawn ? fromTokyo(addDays(today, -applied.ago + 1), "10:00") : null;
    if (withdrawnAt) {
      const second = seedId("response", invitationId, 1);
      rows.responses.push({ ...came, id: second, answer: "absent", answeredAt: withdrawnAt, replacesId: first });
    }
    rows.applicants.push({
      ...{ id: seedId("applicant", id, position), applicationId: id, position, ...person, mode: "onSite" },
      ...{ withdrawnAt, invitationId },
    });
  });
}
