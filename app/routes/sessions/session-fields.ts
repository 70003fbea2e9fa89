import { z } from "zod";
import { MAX_AGENDA_ITEMS } from "#app/domain/agenda.ts";
import { REMINDER_KINDS } from "#app/domain/reminder.ts";
import { MAX_TITLE } from "#app/domain/session.ts";
import { SESSION_CATEGORIES, SESSION_FORMATS, SESSION_TAG_KINDS, SESSION_TAGS } from "#app/domain/taxonomy.ts";
import { fromTokyo } from "#app/domain/tokyo-time.ts";
import {
  choice,
  choices,
  optionalDate,
  optionalInteger,
  optionalLines,
  optionalText,
  optionalTime,
  optionalUrl,
  requiredText,
  rows,
  version,
} from "#app/http/fields.server.ts";
import { formText } from "#app/text/form.ts";
import { dateRefusal, planRefusal } from "#app/text/refusals.ts";
import type { SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { agendaRow, isFilled } from "./agenda-fields.ts";

const FIRST_YEAR = 1989;
const LAST_YEAR = 2199;

/** Of 平成 or later: 1026/4/1 is a slip of the hand, and a session would be lost in that year. */
const sessionDay = optionalDate.refine(
  (day) => {
    const year = Number(day?.slice(0, 4) ?? FIRST_YEAR);
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  },
  formText.years(FIRST_YEAR, LAST_YEAR),
);

const id = z.string().max(64);

/** The form of a session: what is typed, and the input of the use case it becomes. */
export const sessionFields = z
  .object({
    version,
    centerId: id.default(""),
    save: z.string().default("keep"),
    category: choice(SESSION_CATEGORIES),
    title: requiredText(MAX_TITLE),
    bodies: choices(id),
    coHosts: choices(id),
    series: optionalText(200),
    round: optionalInteger(1, 999),
    theme: optionalText(300),
    date: sessionDay,
    startTime: optionalTime,
    endTime: optionalTime,
    format: choice(SESSION_FORMATS),
    venue: optionalText(200),
    onlineUrl: optionalUrl,
    capacity: optionalInteger(1, 100_000),
    onlineCapacity: optionalInteger(1, 100_000),
    answerBy: sessionDay,
    reminds: choices(choice(REMINDER_KINDS)),
    notice: optionalLines(4000),
    note: optionalLines(4000),
    tags: z
      .object({
        targetOccupation: choices(choice(SESSION_TAGS.targetOccupation)),
        targetOrganization: choices(choice(SESSION_TAGS.targetOrganization)),
        careScene: choices(choice(SESSION_TAGS.careScene)),
        programmeItem: choices(choice(SESSION_TAGS.programmeItem)),
        trainingFormat: choices(choice(SESSION_TAGS.trainingFormat)),
        fundingSource: choices(choice(SESSION_TAGS.fundingSource)),
      })
      .prefault({}),
    agenda: rows(agendaRow, "議題", MAX_AGENDA_ITEMS),
  })
  .transform((typed, ctx) => {
    const refuse = (field: string, message: string) =>
      ctx.addIssue({ code: "custom", path: field.split("."), message });
    if (typed.startTime && !typed.date) refuse("date", dateRefusal.empty);
    if (typed.date && !typed.startTime) refuse("startTime", "開始時刻を入力してください。");
    if (typed.endTime && !typed.startTime) refuse("startTime", planRefusal["end-without-start"]);
    const filled = typed.agenda.filter(isFilled);
    typed.agenda.forEach((row, index) => {
      if (row.title === "" && filled.includes(row)) refuse(`agenda.${index}.title`, "議題を入力してください。");
    });
    const agenda = filled.map(({ closed, ...row }) => ({ ...row, open: !closed }));
    const at = (time: string | null) => (typed.date && time ? fromTokyo(typed.date, time) : null);
    const { version, centerId, save, bodies, coHosts, date, startTime, endTime, tags, reminds, ...plan } = typed;
    const input: SessionInput = {
      ...plan,
      remindsSilent: reminds.includes("silent"),
      remindsComing: reminds.includes("coming"),
      startsAt: at(startTime),
      endsAt: at(endTime),
      agenda,
      bodyIds: bodies,
      coHostIds: coHosts,
      tags: SESSION_TAG_KINDS.flatMap((kind) => tags[kind].map((value) => ({ kind, value }))),
    };
    return { version, centerId, schedule: save === "schedule", input };
  });
