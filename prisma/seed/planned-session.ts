import { fiscalYearOfDate } from "#app/domain/fiscal-year.ts";
import type { StatedHeadcount } from "#app/domain/headcount.ts";
import { participantRoleOf, rosterOn } from "#app/domain/seat.ts";
import type { SessionState } from "#app/domain/session.ts";
import type {
  AGENDA_TOPICS,
  AgendaOutcome,
  ParticipantRole,
  SessionCategory,
  SessionFormat,
  SessionTagKind,
} from "#app/domain/taxonomy.ts";
import type { ClockTime, Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { DeskBody } from "./bodies.ts";
import type { Desk, DeskPerson } from "./desk.ts";
import { seedId } from "./seed-id.ts";

export interface PlannedItem {
  title: string;
  topics: readonly (typeof AGENDA_TOPICS)[number][];
  part?: string;
  kind?: "report" | "discussion" | "other";
  /** Shown to those invited alone. */
  closed?: boolean;
  presenter?: string;
  /** The presenter, where they are one of the desk's people. */
  presentedBy?: DeskPerson;
  presenterRole?: ParticipantRole;
  minutes?: number;
  outcome?: AgendaOutcome;
  notes?: string;
  /** The id of the item of an earlier round that it takes up again. */
  carriedFrom?: string;
}

/** What became of a poll for the session's date: still asking, past its deadline, or decided for the date it has. */
export type PollStage = "asking" | "overdue" | "decided";

/** A paper for a session. */
export interface PlannedMaterial {
  number?: string;
  title: string;
  /** The title of the agenda item it belongs to. */
  item?: string;
  /** Kept from those invited: the desk's own. */
  deskOnly?: boolean;
  lines: readonly string[];
  /** The text of an earlier version, which this one took the place of a day later. */
  before?: readonly string[];
}

export interface PlannedMaterials {
  uploadedOn: IsoDate;
  /** When those invited were told of them; null while they have not been. */
  sentOn: IsoDate | null;
  papers: readonly PlannedMaterial[];
}

export interface Invitee {
  person: DeskPerson;
  seatId: string | null;
  role: ParticipantRole;
}

/** Who is called. `settled` answers are all in, `arriving` ones come in every kind and some are still awaited. */
export interface Calling {
  people: readonly Invitee[];
  /** Null while the list is made but nothing has been sent. */
  sentOn: IsoDate | null;
  answers: "settled" | "arriving" | "none";
}

export interface Present {
  person: DeskPerson | null;
  name: string;
  role: ParticipantRole;
  organizationName: string | null;
  organizationKind: string | null;
  title: string | null;
  occupation: string | null;
}

/** A session before it has its round, its title and its rows. */
export interface PlannedSession {
  id: string;
  desk: Desk;
  category: SessionCategory;
  state: SessionState;
  format: SessionFormat;
  date: IsoDate | null;
  start: ClockTime;
  minutes: number;
  bodies: readonly DeskBody[];
  /** What its title and rounds go by where it has no body. */
  series: string | null;
  /** In place of the title made of year, round, and body or series. */
  title?: string;
  theme?: string;
  venue?: string;
  /** Seats on site, or online where all is online. */
  capacity?: number;
  stateReason?: string;
  note?: string;
  /** `asAnswered`: the number of those who said they would come. */
  headcount: StatedHeadcount | "asAnswered";
  agenda: readonly PlannedItem[];
  tags: readonly (readonly [SessionTagKind, string])[];
  coHosts: readonly string[];
  calling: Calling | null;
  /** Attendance by name; `answers`: those who had said they would come, more or less. */
  present: readonly Present[] | "answers";
  groups: readonly { label: string; role: ParticipantRole; organizations?: number; people: number }[];
  materials: PlannedMaterials | null;
  poll?: PollStage;
  /** The fiscal year in whose plan it was first. */
  plannedFor?: number | null;
}

/** What the rows below a session need to know of it. */
export interface SessionFacts {
  plan: PlannedSession;
  startsAt: Instant | null;
  answerBy: IsoDate | null;
  createdAt: Instant;
}

export const NOT_STATED: StatedHeadcount = { basis: "none", people: null };

/** A plan with everything a plain meeting leaves out. */
export function planned(
  plan: Pick<PlannedSession, "id" | "desk" | "category" | "state" | "date"> & Partial<PlannedSession>,
): PlannedSession {
  return {
    format: "onSite",
    start: "13:30",
    minutes: 90,
    bodies: [],
    series: null,
    headcount: NOT_STATED,
    agenda: [],
    tags: [],
    coHosts: [],
    calling: null,
    present: [],
    groups: [],
    materials: null,
    ...plan,
  };
}

/**
 * The round (第N回) of each session within its body, or series, and fiscal year, in order of date. Sessions
 * without a date have none yet, joint ones (兼) none at all: they would need one for each body.
 */
export function roundsOf(plans: readonly PlannedSession[]): Map<PlannedSession, number> {
  const rounds = new Map<PlannedSession, number>();
  const reached = new Map<string, number>();
  const dated = plans.filter((plan) => plan.date !== null && plan.bodies.length < 2);
  for (const plan of dated.sort((a, b) => ((a.date as string) < (b.date as string) ? -1 : 1))) {
    const of = plan.bodies[0]?.id ?? (plan.series && `${plan.desk.place.code}/${plan.series}`);
    if (!of) continue;
    const key = `${of}/${fiscalYearOfDate(plan.date as string)}`;
    const round = (reached.get(key) ?? 0) + 1;
    reached.set(key, round);
    rounds.set(plan, round);
  }
  return rounds;
}

/** The rosters of some bodies on a day, as a list of people to call; whoever sits in two stands once. */
export function rosterToCall(bodies: readonly DeskBody[], on: IsoDate): Invitee[] {
  const seats = bodies.flatMap((body, b) => body.seats.map((seat) => ({ ...seat, position: b * 100 + seat.position })));
  return rosterOn(seats, on).map(({ seat, appointment }) => ({
    person: appointment.person,
    seatId: seat.id,
    role: participantRoleOf(seat.role),
  }));
}

export function agendaItemId(sessionId: string, index: number): string {
  return seedId("agenda", sessionId, index);
}

const HALF_AN_HOUR = 30;

/** How long it lasts, in minutes: as planned, or as long as its agenda takes where that is more. */
export function durationOf({ minutes, agenda }: PlannedSession): number {
  const ofItems = agenda.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  return Math.max(minutes, Math.ceil(ofItems / HALF_AN_HOUR) * HALF_AN_HOUR);
}

export function presentPerson(person: DeskPerson, role: ParticipantRole): Present {
  const { name, organizationName, organizationKind, title, occupation } = person;
  return { person, name, role, organizationName, organizationKind, title, occupation };
}
