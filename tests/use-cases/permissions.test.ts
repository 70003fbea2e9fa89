import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { may, STAFF_ROLES, type StaffAction } from "#app/domain/permission.ts";
import { listUnknownHeadcounts } from "#app/use-cases/attendance/list-unknown-headcounts.ts";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import { recordOutcome } from "#app/use-cases/attendance/record-outcome.ts";
import { showAttendance, showRecord } from "#app/use-cases/attendance/show-attendance.ts";
import { showClosing } from "#app/use-cases/attendance/show-closing.ts";
import { showHeadcount } from "#app/use-cases/attendance/show-headcount.ts";
import { stateHeadcount } from "#app/use-cases/attendance/state-headcount.ts";
import { listBodies } from "#app/use-cases/bodies/list-bodies.ts";
import { showBody } from "#app/use-cases/bodies/show-body.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { showHome } from "#app/use-cases/home/show-home.ts";
import { addPerson } from "#app/use-cases/invitations/add-person.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { exportResponses } from "#app/use-cases/invitations/export-responses.ts";
import { previewInvitations } from "#app/use-cases/invitations/preview-invitations.ts";
import { proposeInvitations } from "#app/use-cases/invitations/propose-invitations.ts";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { showResponseHistory } from "#app/use-cases/invitations/show-response-history.ts";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { calendarFile } from "#app/use-cases/mails/calendar-file.ts";
import { listMails } from "#app/use-cases/mails/list-mails.ts";
import { resendMail } from "#app/use-cases/mails/resend-mail.ts";
import { showMail } from "#app/use-cases/mails/show-mail.ts";
import { exportActivityTable } from "#app/use-cases/reports/export-activity-table.ts";
import { listFigureSessions } from "#app/use-cases/reports/list-figure-sessions.ts";
import { showActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { exportSessions } from "#app/use-cases/sessions/export-sessions.ts";
import { listSessions, listSessionsBetween } from "#app/use-cases/sessions/list-sessions.ts";
import { editSession, planSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

/** One desk and what it keeps: the target of a use case. Names carry the desk's code, to be looked for in answers. */
interface Desk {
  code: string;
  prefectureId: string;
  centerId: string;
  coming: string;
  past: string;
  held: string;
  draft: string;
  invitation: string;
  person: string;
  body: string;
  mail: string;
  unit: string;
}

interface Case {
  action: StaffAction;
  call(ctx: StaffContext, desk: Desk): Promise<unknown>;
}

const PLAN: SessionInput = {
  title: "会議",
  category: "meeting",
  format: "online",
  startsAt: new Date("2026-07-01T14:00:00+09:00"),
  endsAt: null,
  answerBy: null,
  venue: null,
  onlineUrl: null,
  series: null,
  round: null,
  theme: null,
  capacity: null,
  notice: null,
  note: null,
  bodyIds: [],
  coHostIds: [],
  tags: [],
  agenda: [],
};

const NEW_PERSON = { name: "新人", kana: "", organizationName: null, title: null, occupation: null, email: null };
const ANSWER = { answer: "absent", proxy: null, message: null } as const;
const EVERYBODY_SEES: StaffAction = "session.readPublished";

/** Every use case of staff that is about something of one desk, and the action that its rule is written for. */
const CASES: Record<string, Case> = {
  planSession: {
    action: "session.write",
    call: (ctx, d) => planSession(ctx, { centerId: d.centerId, input: PLAN, schedule: true }),
  },
  editSession: {
    action: "session.write",
    call: (ctx, d) => editSession(ctx, { id: d.coming, version: 0, input: PLAN, schedule: false }),
  },
  changeSessionState: {
    action: "session.write",
    call: (ctx, d) => changeSessionState(ctx, { id: d.coming, step: "cancel", reason: "大雪" }),
  },
  "changeSessionState (hold)": {
    action: "session.write",
    call: (ctx, d) => changeSessionState(ctx, { id: d.past, step: "hold" }),
  },
  "changeSessionState (reopen)": {
    action: "session.write",
    call: (ctx, d) => changeSessionState(ctx, { id: d.held, step: "reopen" }),
  },
  showSession: { action: EVERYBODY_SEES, call: (ctx, d) => showSession(ctx, d.coming) },
  "showSession (draft)": { action: "session.read", call: (ctx, d) => showSession(ctx, d.draft) },
  proposeInvitations: {
    action: "session.read",
    call: (ctx, d) => proposeInvitations(ctx, { sessionId: d.coming, added: [], search: "" }),
  },
  previewInvitations: {
    action: "invitation.write",
    call: (ctx, d) => previewInvitations(ctx, { sessionId: d.coming, added: [], leftOut: [] }),
  },
  sendInvitations: {
    action: "invitation.write",
    call: (ctx, d) =>
      sendInvitations(ctx, { sessionId: d.coming, people: [{ personId: d.person, role: null }], documentNumber: null }),
  },
  renewLink: {
    action: "invitation.write",
    call: (ctx, d) => renewLink(ctx, { sessionId: d.coming, invitationId: d.invitation }),
  },
  addPerson: { action: "person.write", call: (ctx, d) => addPerson(ctx, { sessionId: d.coming, person: NEW_PERSON }) },
  enterResponse: {
    action: "response.enter",
    call: (ctx, d) => enterResponse(ctx, { sessionId: d.coming, invitationId: d.invitation, via: "phone", ...ANSWER }),
  },
  showResponses: {
    action: "session.read",
    call: (ctx, d) => showResponses(ctx, { sessionId: d.coming, standing: null }),
  },
  exportResponses: { action: "session.read", call: (ctx, d) => exportResponses(ctx, { sessionId: d.coming }) },
  showResponseHistory: {
    action: "session.read",
    call: (ctx, d) => showResponseHistory(ctx, { sessionId: d.coming, invitationId: d.invitation }),
  },
  recordAttendance: {
    action: "attendance.write",
    call: (ctx, d) =>
      recordAttendance(ctx, {
        sessionId: d.past,
        version: 0,
        present: [],
        walkIns: [],
        groups: [{ label: "市町", role: "member", organizations: null, people: 5 }],
      }),
  },
  stateHeadcount: {
    action: "attendance.write",
    call: (ctx, d) => stateHeadcount(ctx, { sessionId: d.past, version: 0, stated: { basis: "exact", people: 9 } }),
  },
  recordOutcome: {
    action: "attendance.write",
    call: (ctx, d) => recordOutcome(ctx, { sessionId: d.past, version: 0, items: [] }),
  },
  showRecord: { action: "session.read", call: (ctx, d) => showRecord(ctx, d.past) },
  showAttendance: { action: "session.read", call: (ctx, d) => showAttendance(ctx, d.past) },
  showClosing: { action: "session.read", call: (ctx, d) => showClosing(ctx, d.past) },
  showHeadcount: { action: EVERYBODY_SEES, call: (ctx, d) => showHeadcount(ctx, d.held) },
  showBody: { action: "body.read", call: (ctx, d) => showBody(ctx, d.body, "2026-06-01") },
  showMail: { action: "mail.read", call: (ctx, d) => showMail(ctx, d.mail) },
  calendarFile: { action: "mail.readLink", call: (ctx, d) => calendarFile(ctx, d.mail) },
  resendMail: { action: "mail.resend", call: (ctx, d) => resendMail(ctx, d.mail) },
};

/** Use cases that answer everyone, each with what they may see: checked by what the answer holds. */
const LISTS: Record<string, (ctx: StaffContext) => Promise<unknown>> = {
  listSessions: (ctx) => listSessions(ctx, { fiscalYear: null, page: 1 }),
  exportSessions: (ctx) => exportSessions(ctx, { fiscalYear: null }),
  listSessionsBetween: (ctx) =>
    listSessionsBetween(ctx, { from: new Date("2020-01-01"), until: new Date("2030-01-01") }, {}),
  listBodies: (ctx) => listBodies(ctx),
  listMails: (ctx) => listMails(ctx),
  listUnknownHeadcounts: (ctx) => listUnknownHeadcounts(ctx, { fiscalYear: 2026 }),
  listFigureSessions: (ctx) => listFigureSessions(ctx, 2026, { unitId: null, category: null, coHosted: false }),
  showActivityTable: (ctx) => showActivityTable(ctx, 2026),
  exportActivityTable: (ctx) => exportActivityTable(ctx, 2026, "tsv"),
  showSessionChoices: (ctx) => showSessionChoices(ctx),
  showHome: (ctx) => showHome(ctx),
};

/** Steps of use cases, called by them and never by a route. */
const STEPS = [
  "auditStaff",
  "lockRecord",
  "markRecorded",
  "showWarnings",
  "showCenterHome",
  "showPrefectureHome",
  "readActivityTable",
];

test("every use case of staff is spoken of here", () => {
  const names = readdirSync("app/use-cases", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(`app/use-cases/${file}`, "utf8").matchAll(
        /export (?:async )?function (\w+)\(\s*ctx: StaffContext/g,
      ),
    ])
    .map((match) => match[1] as string);
  const spoken = [...Object.keys(CASES).map((name) => name.replace(/ .*/, "")), ...Object.keys(LISTS), ...STEPS];
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !spoken.includes(name))).toEqual([]);
});

describe.each(STAFF_ROLES)("%s", (role) => {
  describe.each(["own", "other", "foreign"] as const)("at the %s desk", (whose) => {
    test.each(Object.keys(CASES))("%s", async (name) => {
      const { ctx, staff, desks } = await world(role);
      const { action, call } = CASES[name] as Case;
      const desk = desks[whose];
      const before = dump(ctx);
      const result = (await call(staff, desk)) as { ok: boolean; error?: string };
      const allowed = may(staff.actor, action, desk);
      if (allowed) {
        expect(["forbidden", "not-found"]).not.toContain(result.error);
      } else {
        // What another prefecture has does not exist; a mail one may not read is not there either.
        expect(whose === "foreign" ? ["not-found"] : ["forbidden", "not-found"]).toContain(result.error);
        expect(dump(ctx)).toEqual(before);
      }
    });
  });

  test.each(Object.keys(LISTS))("%s holds nothing it may not", async (name) => {
    const { staff, desks } = await world(role);
    const answer = JSON.stringify(await LISTS[name]?.(staff));
    const secrets = (desk: Desk) => [`下書き${desk.code}`, `会議体${desk.code}`, `宛先${desk.code}`, `人${desk.code}`];
    expect(answer).not.toContain(`会議${desks.foreign.code}`);
    for (const secret of secrets(desks.foreign)) expect(answer).not.toContain(secret);
    if (role === "centerStaff") for (const secret of secrets(desks.other)) expect(answer).not.toContain(secret);
  });
});

async function world(role: (typeof STAFF_ROLES)[number]) {
  const ctx = testContext();
  const own = await createCenter(ctx, "own");
  const place = { prefectureId: own.prefectureId, areaId: own.medicalAreaId };
  const other = await createCenter(ctx, "other", place);
  const far = await ctx.db.prefecture.create({ data: { code: "02", name: "青森県" } });
  const area = await ctx.db.medicalArea.create({ data: { prefectureId: far.id, name: "青森", position: 1 } });
  const foreign = await createCenter(ctx, "foreign", { prefectureId: far.id, areaId: area.id });
  const desks = {
    own: await furnish(ctx, own),
    other: await furnish(ctx, other),
    foreign: await furnish(ctx, foreign),
  };
  return { ctx, staff: await asStaff(ctx, own, role), desks };
}

async function furnish(ctx: TestContext, center: Awaited<ReturnType<typeof createCenter>>): Promise<Desk> {
  const { id: centerId, prefectureId, code } = center;
  const coming = await createSession(ctx, center, { title: `会議${code}` });
  const yesterday = { startsAt: new Date("2026-05-31T14:00:00+09:00"), endsAt: null };
  const past = await createSession(ctx, center, { title: `会議${code}済`, ...yesterday });
  const held = await createSession(ctx, center, { title: `会議${code}終`, state: "held", ...yesterday });
  const draft = await createSession(ctx, center, { title: `下書き${code}`, state: "draft" });
  const body = await ctx.db.body.create({ data: { prefectureId, centerId, kind: "協議会", name: `会議体${code}` } });
  const person = await createPerson(ctx, center, { name: `人${code}` });
  const invited = await createPerson(ctx, center, { name: `宛先${code}` });
  const invitation = await createInvitation(ctx, coming, invited);
  const mail = await queueMail(
    ctx.db,
    {
      prefectureId,
      centerId,
      sessionId: coming.id,
      invitationId: invitation.id,
      tokenGeneration: 0,
      kind: "invitation",
      fromName: center.name,
      replyTo: null,
      toName: invited.name,
      toAddress: invited.email ?? "",
      subject: `宛先${code}`,
      text: "本文",
      html: "<p>本文</p>",
      calendar: { method: "REQUEST", sequence: 0, content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" },
    },
    { now: ctx.now(), mailFrom: ctx.settings.mailFrom },
  );
  await ctx.db.outboxMail.update({ where: { id: mail }, data: { state: "failed" } });
  return {
    code,
    prefectureId,
    centerId,
    coming: coming.id,
    past: past.id,
    held: held.id,
    draft: draft.id,
    invitation: invitation.id,
    person: person.id,
    body: body.id,
    mail,
    unit: center.reportingUnitId,
  };
}
