import type { StatedHeadcount } from "#app/domain/headcount.ts";
import type { SessionState } from "#app/domain/session.ts";
import { addDays, type IsoDate } from "#app/domain/tokyo-time.ts";
import { agendaOf, LECTURE, TRAININGS, type TrainingTemplate } from "./agenda-templates.ts";
import type { DeskBodies, DeskBody } from "./bodies.ts";
import type { BodyKey } from "./body-templates.ts";
import { chanceOf } from "./chance.ts";
import { type Desk, partnersOn } from "./desk.ts";
import { inventName } from "./names.ts";
import { type PlannedSession, type Present, planned, presentPerson, rosterToCall } from "./planned-session.ts";
import { seedId } from "./seed-id.ts";
import { workingDayFrom } from "./working-day.ts";

/** A desk with the bodies it convenes. */
export interface Office {
  desk: Desk;
  bodies: DeskBodies;
}

/** What names a session among all: center, fiscal year, what it is, and which of them. */
export interface Slot {
  office: Office;
  fiscalYear: number;
  nth: number;
  date: IsoDate | null;
  state: SessionState;
}

/** The n-th of `count` working days spread from mid-April to the beginning of March. */
export function spreadDate(fiscalYear: number, nth: number, count: number, ...names: (string | number)[]): IsoDate {
  const fraction = (nth + 0.8 * chanceOf("date", fiscalYear, nth, ...names).next()) / count;
  return workingDayFrom(addDays(`${fiscalYear}-04-15`, Math.floor(fraction * 318)));
}

/** The bodies a center has, in order, those that meet most often first. */
export function meetingBodies({ bodies }: Office): BodyKey[] {
  const often: readonly BodyKey[] = ["homeCare", "professions", "visitingNurses", "council", "rules", "committee"];
  return often.filter((key) => bodies[key]);
}

export function planMeeting(slot: Slot, body: BodyKey, kind = "meeting"): PlannedSession {
  const { office, fiscalYear, nth, date, state } = slot;
  const id = seedId("session", office.desk.place.code, fiscalYear, kind, nth);
  const chance = chanceOf("meeting", id);
  const month = Number((date ?? `${fiscalYear}-09-01`).slice(5, 7));
  const convened = office.bodies[body] as DeskBody;
  const members = rosterToCall([convened], date ?? office.desk.world.today)
    .filter(({ role }) => role === "member")
    .map(({ person }) => person);
  return planned({
    id,
    desk: office.desk,
    category: "meeting",
    state,
    date,
    start: chance.pick(["13:30", "14:00", "15:00", "18:30"]),
    minutes: chance.pick([60, 90, 120]),
    bodies: [convened],
    agenda: agendaOf(body, { fiscalYear, month, held: state === "held" }, members, chance),
    tags: [
      ["programmeItem", body === "council" ? "イ" : chance.pick(["ア", "イ", "ウ", "エ"])],
      ["fundingSource", chance.pick(["都道府県単独", "地域医療介護総合確保基金"])],
    ],
  });
}

export function planTraining(slot: Slot, category: "training" | "lecture" = "training"): PlannedSession {
  const { office, fiscalYear, nth, date, state } = slot;
  const { desk } = office;
  const id = seedId("session", desk.place.code, fiscalYear, category, nth);
  const chance = chanceOf("training", id);
  const template = TRAININGS[(nth + desk.index + fiscalYear) % TRAININGS.length] as TrainingTemplate;
  const { series, theme } = category === "lecture" ? LECTURE : template;
  const { organization, title } = template.lecturer;
  return planned({
    id,
    desk,
    category,
    state,
    date,
    start: chance.pick(["13:30", "14:00", "18:00"]),
    minutes: 120,
    series,
    theme,
    venue: `${desk.place.city} 市民交流ホール（架空）`,
    agenda: [
      { title: "開会", kind: "other", topics: [], presenter: desk.place.name, minutes: 5 },
      {
        title: `講演「${theme}」`,
        kind: "other",
        topics: template.topics,
        presenter: `${organization} ${title}`,
        presenterRole: "lecturer",
        minutes: 70,
      },
      { title: "質疑・意見交換", topics: [], minutes: 30 },
    ],
    tags: [
      ["careScene", template.scene],
      ["programmeItem", category === "lecture" ? "キ" : "カ"],
      ["trainingFormat", category === "lecture" ? "座学" : template.form],
      ...template.occupations.map((occupation) => ["targetOccupation", occupation] as const),
      ...template.organizations.map((kind) => ["targetOrganization", kind] as const),
      ["fundingSource", "地域医療介護総合確保基金"],
    ],
  });
}

/** Partners of the desk as trainees, with the lecturer, who does not count. */
export function trainees({ desk }: Office, plan: PlannedSession, people: number): Present[] {
  const { organization, title, occupation } = lecturerOf(plan.theme);
  const lecturer: Present = {
    person: null,
    name: inventName(chanceOf("lecturer", organization), new Set()).name,
    role: "lecturer",
    organizationName: organization,
    organizationKind: "その他",
    title,
    occupation,
  };
  const partners = partnersOn(desk, plan.date as IsoDate).slice(0, people);
  return [lecturer, ...partners.map((person) => presentPerson(person, "trainee"))];
}

function lecturerOf(theme: string | undefined): TrainingTemplate["lecturer"] {
  return (TRAININGS.find((template) => template.theme === theme) ?? (TRAININGS[0] as TrainingTemplate)).lecturer;
}

/** The year in whose plan it stood: its own, mostly; some came up in between, some were put off from the year before. */
export function plannedYear({ id, date }: PlannedSession, fiscalYear: number): number | null {
  if (date === null) return fiscalYear;
  const draw = chanceOf("plan", id).next();
  if (date < `${fiscalYear}-07-01` && draw < 0.2) return fiscalYear - 1;
  return draw < 0.82 ? fiscalYear : null;
}

export function exactly(people: number): StatedHeadcount {
  return { basis: "exact", people };
}
