import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { may, STAFF_ROLES, type StaffAction } from "#app/domain/permission.ts";
import { referenceOf } from "#app/domain/reference.ts";
import { NO_REPORT } from "#app/domain/session-report.ts";
import { listUnknownHeadcounts } from "#app/use-cases/attendance/list-unknown-headcounts.ts";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import { recordOutcome } from "#app/use-cases/attendance/record-outcome.ts";
import { showAttendance, showRecord } from "#app/use-cases/attendance/show-attendance.ts";
import { showClosing } from "#app/use-cases/attendance/show-closing.ts";
import { showHeadcount } from "#app/use-cases/attendance/show-headcount.ts";
import { stateHeadcount } from "#app/use-cases/attendance/state-headcount.ts";
import { addCandidate } from "#app/use-cases/bodies/add-candidate.ts";
import { appointHolder, previewAppointment } from "#app/use-cases/bodies/appoint-holder.ts";
import { correctAppointment, takeBackAppointment } from "#app/use-cases/bodies/correct-appointment.ts";
import { exportRoster } from "#app/use-cases/bodies/export-roster.ts";
import { listBodies } from "#app/use-cases/bodies/list-bodies.ts";
import { listEndingTerms } from "#app/use-cases/bodies/list-ending-terms.ts";
import { moveSeat } from "#app/use-cases/bodies/move-seat.ts";
import { proposeHolder } from "#app/use-cases/bodies/propose-holder.ts";
import { reappoint } from "#app/use-cases/bodies/reappoint.ts";
import { removeBody } from "#app/use-cases/bodies/remove-body.ts";
import { removeSeat } from "#app/use-cases/bodies/remove-seat.ts";
import { addBody, type BodyInput, editBody } from "#app/use-cases/bodies/save-body.ts";
import { addSeat, editSeat } from "#app/use-cases/bodies/save-seat.ts";
import { showBody } from "#app/use-cases/bodies/show-body.ts";
import { showBodyForm } from "#app/use-cases/bodies/show-body-form.ts";
import { showSeat } from "#app/use-cases/bodies/show-seat.ts";
import { showSeats } from "#app/use-cases/bodies/show-seats.ts";
import { copyCard } from "#app/use-cases/cards/copy-card.ts";
import { listCards } from "#app/use-cases/cards/list-cards.ts";
import { saveCard } from "#app/use-cases/cards/save-card.ts";
import { showCard } from "#app/use-cases/cards/show-card.ts";
import { showCardDraft } from "#app/use-cases/cards/show-card-draft.ts";
import { issueCertificates } from "#app/use-cases/certificates/issue-certificates.ts";
import { printCertificates } from "#app/use-cases/certificates/print-certificates.ts";
import { reissueCertificate } from "#app/use-cases/certificates/reissue-certificate.ts";
import { revokeCertificate } from "#app/use-cases/certificates/revoke-certificate.ts";
import { setCertificateMinutes } from "#app/use-cases/certificates/set-certificate-minutes.ts";
import { showCertificate } from "#app/use-cases/certificates/show-certificate.ts";
import { showCertificates } from "#app/use-cases/certificates/show-certificates.ts";
import { noteTold } from "#app/use-cases/changes/note-told.ts";
import { showChanges } from "#app/use-cases/changes/show-changes.ts";
import { tellAgain, tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import { takeOff } from "#app/use-cases/changes/withdraw-call.ts";
import { issueCommissions } from "#app/use-cases/commissions/issue-commissions.ts";
import { previewCommissions, printCommissions } from "#app/use-cases/commissions/print-commissions.ts";
import { showCommissions } from "#app/use-cases/commissions/show-commissions.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { askForFeed } from "#app/use-cases/feeds/ask-for-feed.ts";
import { endFeed } from "#app/use-cases/feeds/end-feed.ts";
import { listFeeds } from "#app/use-cases/feeds/list-feeds.ts";
import { renewFeed } from "#app/use-cases/feeds/renew-feed.ts";
import { exportFollowUps, exportFollowUpsXlsx, listFollowUps } from "#app/use-cases/follow-ups/list-follow-ups.ts";
import { listWaitingFollowUps } from "#app/use-cases/follow-ups/list-waiting-follow-ups.ts";
import { addFollowUp, editFollowUp, finishFollowUp, removeFollowUp } from "#app/use-cases/follow-ups/save-follow-up.ts";
import { openFollowUpForm, showFollowUp } from "#app/use-cases/follow-ups/show-follow-up.ts";
import { listGroups } from "#app/use-cases/groups/list-groups.ts";
import { changeMembers, createGroup, editGroup, removeGroup } from "#app/use-cases/groups/save-group.ts";
import { showGroup } from "#app/use-cases/groups/show-group.ts";
import { showHome } from "#app/use-cases/home/show-home.ts";
import { changeImportState } from "#app/use-cases/imports/change-import-state.ts";
import { exportRefused } from "#app/use-cases/imports/export-refused.ts";
import { listImports } from "#app/use-cases/imports/list-imports.ts";
import { matchColumns } from "#app/use-cases/imports/match-columns.ts";
import { showImport } from "#app/use-cases/imports/show-import.ts";
import { showImportChoices } from "#app/use-cases/imports/show-import-choices.ts";
import { startImport } from "#app/use-cases/imports/start-import.ts";
import { answerFromMail } from "#app/use-cases/inbound/answer-from-mail.ts";
import { checkInbound } from "#app/use-cases/inbound/check-inbound.ts";
import { countMailsToCheck, listInbound } from "#app/use-cases/inbound/list-inbound.ts";
import { openInbound, showInbound } from "#app/use-cases/inbound/show-inbound.ts";
import { addPerson } from "#app/use-cases/invitations/add-person.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { exportResponses } from "#app/use-cases/invitations/export-responses.ts";
import { findByReference } from "#app/use-cases/invitations/find-by-reference.ts";
import { openScan } from "#app/use-cases/invitations/open-scan.ts";
import { previewInvitations } from "#app/use-cases/invitations/preview-invitations.ts";
import { proposeInvitations } from "#app/use-cases/invitations/propose-invitations.ts";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { showResponseHistory } from "#app/use-cases/invitations/show-response-history.ts";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { previewLetterWording } from "#app/use-cases/letter-wordings/preview-letter-wording.ts";
import { saveLetterWording } from "#app/use-cases/letter-wordings/save-letter-wording.ts";
import { listLetterWordings, showLetterWording } from "#app/use-cases/letter-wordings/show-letter-wording.ts";
import { issueLetters } from "#app/use-cases/letters/issue-letters.ts";
import { listLetters } from "#app/use-cases/letters/list-letters.ts";
import { previewLetters, printPreview } from "#app/use-cases/letters/preview-letters.ts";
import { printLetters } from "#app/use-cases/letters/print-letters.ts";
import { showLetterForm } from "#app/use-cases/letters/show-letter-form.ts";
import { showLetters } from "#app/use-cases/letters/show-letters.ts";
import type { LetterChoice } from "#app/use-cases/letters/write-letters.ts";
import { calendarFile } from "#app/use-cases/mails/calendar-file.ts";
import { listMails } from "#app/use-cases/mails/list-mails.ts";
import { resendFailed, resendMail } from "#app/use-cases/mails/resend-mail.ts";
import { showMail } from "#app/use-cases/mails/show-mail.ts";
import { addMaterials } from "#app/use-cases/materials/add-materials.ts";
import { moveMaterial, renumberMaterials } from "#app/use-cases/materials/arrange-materials.ts";
import { editMaterial } from "#app/use-cases/materials/edit-material.ts";
import { openMaterial } from "#app/use-cases/materials/open-material.ts";
import { previewMaterialsMail } from "#app/use-cases/materials/preview-materials-mail.ts";
import { showMaterials } from "#app/use-cases/materials/show-materials.ts";
import { takeOffMaterial } from "#app/use-cases/materials/take-off-material.ts";
import { tellOfMaterials } from "#app/use-cases/materials/tell-of-materials.ts";
import { changeMinutesState } from "#app/use-cases/minutes/change-minutes-state.ts";
import { handleComment } from "#app/use-cases/minutes/handle-comment.ts";
import { previewMinutesMail } from "#app/use-cases/minutes/preview-minutes-mail.ts";
import { printMinutes } from "#app/use-cases/minutes/print-minutes.ts";
import { openMinutesForm, saveMinutes } from "#app/use-cases/minutes/save-minutes.ts";
import { askForReview, tellOfMinutes } from "#app/use-cases/minutes/send-minutes.ts";
import { showMinutes } from "#app/use-cases/minutes/show-minutes.ts";
import { findDuplicateOrganizations } from "#app/use-cases/organizations/find-duplicate-organizations.ts";
import { listMunicipalities, listOrganizations } from "#app/use-cases/organizations/list-organizations.ts";
import {
  mergeOrganizations,
  proposeOrganizationMerge,
  undoOrganizationMerge,
} from "#app/use-cases/organizations/merge-organizations.ts";
import { addOrganization, editOrganization } from "#app/use-cases/organizations/save-organization.ts";
import { showOrganization } from "#app/use-cases/organizations/show-organization.ts";
import { exportDaySheet } from "#app/use-cases/papers/export-day-sheet.ts";
import { printDayPaper } from "#app/use-cases/papers/print-day-paper.ts";
import { showPapers } from "#app/use-cases/papers/show-papers.ts";
import { recordParticipants } from "#app/use-cases/participants/record-participants.ts";
import { showParticipantRecord, showParticipants } from "#app/use-cases/participants/show-participants.ts";
import { addPeople } from "#app/use-cases/people/add-people.ts";
import { erasePerson, showErasure } from "#app/use-cases/people/erase-person.ts";
import { exportPeople } from "#app/use-cases/people/export-people.ts";
import { exportPerson, showEverything } from "#app/use-cases/people/export-person.ts";
import { findDuplicates } from "#app/use-cases/people/find-duplicates.ts";
import { findEveryone, listPeople, showPeopleChoices } from "#app/use-cases/people/list-people.ts";
import { mergePeople, proposeMerge } from "#app/use-cases/people/merge-people.ts";
import { editPerson, registerPerson } from "#app/use-cases/people/save-person.ts";
import { showPerson } from "#app/use-cases/people/show-person.ts";
import { takeBackDistinction, tellApart } from "#app/use-cases/people/tell-apart.ts";
import { trustAddress } from "#app/use-cases/people/trust-address.ts";
import { undoMerge } from "#app/use-cases/people/undo-merge.ts";
import { exportPlanResults, exportYearSheet } from "#app/use-cases/plans/export-plan.ts";
import { planYear } from "#app/use-cases/plans/plan-year.ts";
import { renumberPlan } from "#app/use-cases/plans/renumber-plan.ts";
import { showPlanResults } from "#app/use-cases/plans/show-plan-results.ts";
import { showYearPlan } from "#app/use-cases/plans/show-year-plan.ts";
import { showYearSheet } from "#app/use-cases/plans/show-year-sheet.ts";
import { addPollCandidate } from "#app/use-cases/polls/add-poll-candidate.ts";
import { addPollPeople } from "#app/use-cases/polls/add-poll-people.ts";
import { changePoll, changePollNeed } from "#app/use-cases/polls/change-poll.ts";
import { closePoll } from "#app/use-cases/polls/close-poll.ts";
import { decidePoll } from "#app/use-cases/polls/decide-poll.ts";
import { enterPollReply } from "#app/use-cases/polls/enter-poll-reply.ts";
import { exportPollCsv, exportPollXlsx } from "#app/use-cases/polls/export-poll.ts";
import { openPoll } from "#app/use-cases/polls/open-poll.ts";
import { previewDecision } from "#app/use-cases/polls/preview-decision.ts";
import { previewPoll } from "#app/use-cases/polls/preview-poll.ts";
import { previewReminder } from "#app/use-cases/polls/preview-reminder.ts";
import { proposeMorePeople, proposePoll } from "#app/use-cases/polls/propose-poll.ts";
import { remindSilent } from "#app/use-cases/polls/remind-silent.ts";
import { renewPollLink } from "#app/use-cases/polls/renew-poll-link.ts";
import { showPoll } from "#app/use-cases/polls/show-poll.ts";
import { showPollParticipant } from "#app/use-cases/polls/show-poll-participant.ts";
import { renewProxyLink } from "#app/use-cases/proxies/renew-proxy-link.ts";
import { readPresence, showReception } from "#app/use-cases/reception/show-reception.ts";
import { takeEvents } from "#app/use-cases/reception/take-events.ts";
import { enterApplication } from "#app/use-cases/recruitments/enter-application.ts";
import { exportApplicationsCsv, exportApplicationsXlsx } from "#app/use-cases/recruitments/export-applications.ts";
import { changeRecruitmentState, saveRecruitment } from "#app/use-cases/recruitments/save-recruitment.ts";
import { previewRecruitment, showRecruitment } from "#app/use-cases/recruitments/show-recruitment.ts";
import { withdrawForApplicant } from "#app/use-cases/recruitments/withdraw-applicants.ts";
import { remindSilentNow } from "#app/use-cases/reminders/remind-silent-now.ts";
import { exportActivityTable } from "#app/use-cases/reports/export-activity-table.ts";
import { listFigureSessions } from "#app/use-cases/reports/list-figure-sessions.ts";
import { showActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { printReport } from "#app/use-cases/session-reports/print-report.ts";
import { saveReport } from "#app/use-cases/session-reports/save-report.ts";
import { showReport } from "#app/use-cases/session-reports/show-report.ts";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { deleteDraft } from "#app/use-cases/sessions/delete-draft.ts";
import { exportSessions, exportSessionsXlsx } from "#app/use-cases/sessions/export-sessions.ts";
import { listPresenters } from "#app/use-cases/sessions/list-presenters.ts";
import { listSessions, listSessionsBetween } from "#app/use-cases/sessions/list-sessions.ts";
import { editSession, planSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { showLastRound } from "#app/use-cases/sessions/show-last-round.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { suggestRound } from "#app/use-cases/sessions/suggest-round.ts";
import { saveSender } from "#app/use-cases/settings/save-sender.ts";
import { setQuietHours } from "#app/use-cases/settings/set-quiet-hours.ts";
import { showSender, showSettings } from "#app/use-cases/settings/show-settings.ts";
import { askToJoin } from "#app/use-cases/trainings/ask-to-join.ts";
import { decideRequest } from "#app/use-cases/trainings/decide-request.ts";
import { exportTrainings, exportTrainingsXlsx } from "#app/use-cases/trainings/export-trainings.ts";
import { listJoinRequests } from "#app/use-cases/trainings/list-join-requests.ts";
import { listTrainings, listTrainingsBetween } from "#app/use-cases/trainings/list-trainings.ts";
import { showTraining } from "#app/use-cases/trainings/show-training.ts";
import { withdrawRequest } from "#app/use-cases/trainings/withdraw-request.ts";
import { saveWording } from "#app/use-cases/wordings/save-wording.ts";
import { previewWording, showWording } from "#app/use-cases/wordings/show-wording.ts";
import { application } from "#tests/support/applications.ts";
import { openContext, type TestContext, testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createPoll,
  createSession,
} from "#tests/support/factories.ts";

/** One desk and what it keeps: the target of a use case. Names carry the desk's code, to be looked for in answers. */
interface Desk {
  code: string;
  prefectureId: string;
  centerId: string;
  coming: string;
  past: string;
  held: string;
  draft: string;
  /** Its date is being looked for: someone is asked about one candidate. */
  polling: string;
  asked: string;
  candidate: string;
  invitation: string;
  /** Of an answer that came by FAX. */
  scan: { sessionId: string; invitationId: string; responseId: string };
  person: string;
  /** The person's own, which they have asked for. */
  feed: string;
  body: string;
  emptyBody: string;
  seat: string;
  appointment: string;
  mail: string;
  /** A reply to be looked at. */
  inbound: string;
  material: string;
  unit: string;
  training: string;
  /** Of the session that was held, whose minutes are a draft. */
  followUp: string;
  comment: string;
  /** A notice of the session that is coming. */
  letter: string;
  /** On file, called nowhere. */
  twin: string;
  /** Of two records merged before. */
  merge: string;
  group: string;
  organization: string;
  /** Of the same name as the first. */
  secondOrganization: string;
  /** Of a third one into the first. */
  organizationMerge: string;
  /** To take part in the training, waiting. */
  request: string;
  card: string;
  /** 受講証, of the training. */
  certificate: string;
  /** Confirmed, to the training. */
  application: string;
  /** Of people, looked through and ready to be applied. */
  import: string;
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
  onlineCapacity: null,
  notice: null,
  note: null,
  bodyIds: [],
  coHostIds: [],
  tags: [],
  agenda: [],
};

const BODY: BodyInput = {
  kind: "協議会",
  name: "協議会",
  parentId: null,
  basis: null,
  outsourced: false,
  proxyPolicy: "allowed",
  termYears: 2,
  startsOn: null,
  endsOn: null,
  position: 1,
};
const SEAT = { organizationName: "医師会", post: "会長", role: "member", startsOn: null, endsOn: null } as const;
const seatOf = (d: Desk) => ({ bodyId: d.body, seatId: d.seat });
const nextHolder = (d: Desk) => ({
  ...seatOf(d),
  personId: d.person,
  startsOn: "2026-07-01",
  endsOn: null,
  replacing: null,
});

const NEW_PERSON = { name: "新人", kana: "", organizationName: null, title: null, occupation: null, email: null };
const ANSWER = { answer: "absent", proxy: null, message: null } as const;
const CARD = {
  ...{ title: "事例", theme: null, lecturer: null, target: null, attendance: null, advice: null },
  ...{ content: "話した", result: "分かった" },
};
const SHEET = { fileName: "一覧.csv", sha256: "0".repeat(64), byteSize: 1 };
const CANDIDATE = { startsAt: new Date("2026-07-20T14:00:00+09:00"), endsAt: new Date("2026-07-20T16:00:00+09:00") };
const pollPlan = (desk: Desk) => ({
  sessionId: desk.draft,
  candidates: [CANDIDATE],
  people: [{ personId: desk.person, role: null, need: "required" as const }],
  message: null,
  answerBy: "2026-06-20",
  quorum: null,
});
const NO_TEXTS = { opening: null, closing: null, author: null, items: [] };
const FOLLOW_UP = { agendaItemId: null, task: "調べる", assignee: null, dueOn: null };
const EVERY_FOLLOW_UP = { state: "all", centerId: undefined, words: undefined } as const;
const EVERYBODY_SEES: StaffAction = "session.readPublished";

const PERSON = {
  ...{ name: "新人", kana: "", organizationName: null, occupation: null, title: null },
  ...{ email: null, phone: null, fax: null },
};
const RECRUITMENT = {
  ...{ opensOn: null, closesOn: "2026-06-20", perOrganization: null },
  ...{ target: null, message: null, purpose: "受付" },
};
const LETTER: LetterChoice = {
  ...{ kind: "notice", addressing: "each", audience: "called", people: [], groupName: null, number: "1" },
  ...{ issuedOn: "2026-06-01", withSlip: true, byMail: true, receptionMinutes: null, expenses: null },
};
const WORDS = { opening: "ようこそ", closing: "" };
const LETTER_WORDS = { ...WORDS, signatory: "" };
const commissionOf = (d: Desk) => ({ appointmentIds: [d.appointment], issuedOn: "2026-06-01", number: null });
/** 整理番号 of a desk's invitation. */
const referenceAt = (code: string) => referenceOf(Buffer.from(code.padEnd(7)));
const SENDER = {
  version: 0,
  fields: {
    ...{ senderName: "担当", email: null, section: null, postalCode: null },
    ...{ address: null, phone: null, fax: null, documentMark: null, signatory: null },
  },
};
const GROUP = {
  name: "新しいグループ",
  organizationKind: null,
  municipalityId: null,
  occupation: "医師",
  titleKey: null,
};
const OFFICE = {
  ...{ name: "新しい機関", kind: "病院", municipalityId: null },
  ...{ postalCode: null, address: null, phone: null, fax: null, email: null },
};

const certificateOf = (d: Desk) => ({ sessionId: d.training, certificateId: d.certificate });

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
  showLastRound: {
    action: "session.read",
    call: (ctx, d) =>
      showLastRound(ctx, { id: d.coming, centerId: d.centerId, bodyIds: [d.body], series: null, startsAt: null }),
  },
  suggestRound: {
    action: "session.read",
    call: (ctx, d) =>
      suggestRound(ctx, { id: d.coming, centerId: d.centerId, bodyIds: [d.body], series: null, startsAt: null }),
  },
  listPresenters: {
    action: "person.read",
    call: (ctx, d) => listPresenters(ctx, { centerId: d.centerId, bodyIds: [d.body], startsAt: null }),
  },
  deleteDraft: { action: "session.write", call: (ctx, d) => deleteDraft(ctx, { id: d.draft, version: 0 }) },
  planYear: {
    action: "session.write",
    call: (ctx, d) =>
      planYear(ctx, {
        year: 2027,
        centerId: d.centerId,
        rows: [{ group: `body:${d.body}`, from: null, date: "2027-06-09", start: "14:00", end: null }],
      }),
  },
  renumberPlan: {
    action: "session.write",
    call: (ctx, d) => renumberPlan(ctx, { year: 2026, centerId: d.centerId }),
  },
  showYearPlan: {
    action: "session.read",
    call: (ctx, d) => showYearPlan(ctx, { year: 2026, centerId: d.centerId }),
  },
  showYearSheet: {
    action: "session.read",
    call: (ctx, d) => showYearSheet(ctx, { year: 2026, centerId: d.centerId, elsewhere: true }),
  },
  exportYearSheet: {
    action: "session.read",
    call: (ctx, d) => exportYearSheet(ctx, { year: 2026, centerId: d.centerId, elsewhere: true }),
  },
  exportPlanResults: {
    action: "session.read",
    call: (ctx, d) => exportPlanResults(ctx, { year: 2026, centerId: d.centerId }),
  },
  showPlanResults: {
    action: "session.read",
    call: (ctx, d) => showPlanResults(ctx, { year: 2026, centerId: d.centerId }),
  },
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
  renewProxyLink: {
    action: "invitation.write",
    call: (ctx, d) => renewProxyLink(ctx, { sessionId: d.coming, invitationId: d.invitation }),
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
  findByReference: {
    action: "response.enter",
    call: (ctx, d) => findByReference(ctx, referenceAt(d.code)),
  },
  openScan: { action: "response.enter", call: (ctx, d) => openScan(ctx, d.scan) },
  exportResponses: { action: "session.read", call: (ctx, d) => exportResponses(ctx, { sessionId: d.coming }) },
  showResponseHistory: {
    action: "session.read",
    call: (ctx, d) => showResponseHistory(ctx, { sessionId: d.coming, invitationId: d.invitation }),
  },
  proposePoll: {
    action: "session.write",
    call: (ctx, d) => proposePoll(ctx, { sessionId: d.draft, candidates: [], added: [], search: "", groupId: null }),
  },
  proposeMorePeople: {
    action: "session.write",
    call: (ctx, d) => proposeMorePeople(ctx, { sessionId: d.polling, added: [], search: "", groupId: null }),
  },
  previewPoll: { action: "session.write", call: (ctx, d) => previewPoll(ctx, pollPlan(d)) },
  openPoll: { action: "session.write", call: (ctx, d) => openPoll(ctx, pollPlan(d)) },
  exportPollCsv: { action: "session.read", call: (ctx, d) => exportPollCsv(ctx, { sessionId: d.polling }) },
  exportPollXlsx: { action: "session.read", call: (ctx, d) => exportPollXlsx(ctx, { sessionId: d.polling }) },
  showPoll: { action: "session.read", call: (ctx, d) => showPoll(ctx, { sessionId: d.polling }) },
  showPollParticipant: {
    action: "session.read",
    call: (ctx, d) => showPollParticipant(ctx, { sessionId: d.polling, participantId: d.asked }),
  },
  enterPollReply: {
    action: "response.enter",
    call: (ctx, d) =>
      enterPollReply(ctx, {
        ...{ sessionId: d.polling, participantId: d.asked, via: "phone", comment: null },
        marks: new Map([[d.candidate, "yes"]]),
      }),
  },
  renewPollLink: {
    action: "invitation.write",
    call: (ctx, d) => renewPollLink(ctx, { sessionId: d.polling, participantId: d.asked }),
  },
  addPollCandidate: {
    action: "session.write",
    call: (ctx, d) => addPollCandidate(ctx, { sessionId: d.polling, candidate: CANDIDATE }),
  },
  addPollPeople: {
    action: "invitation.write",
    call: (ctx, d) => addPollPeople(ctx, { sessionId: d.polling, people: pollPlan(d).people }),
  },
  changePoll: {
    action: "session.write",
    call: async (ctx, d) => {
      const seen = await ctx.db.datePoll.findFirstOrThrow({ where: { sessionId: d.polling } });
      return changePoll(ctx, { sessionId: d.polling, answerBy: "2026-06-20", quorum: 1, seen });
    },
  },
  changePollNeed: {
    action: "session.write",
    call: (ctx, d) =>
      changePollNeed(ctx, {
        ...{ sessionId: d.polling, participantId: d.asked },
        ...{ need: "optional", seen: "required" },
      }),
  },
  closePoll: { action: "session.write", call: (ctx, d) => closePoll(ctx, { sessionId: d.polling }) },
  previewReminder: { action: "invitation.write", call: (ctx, d) => previewReminder(ctx, { sessionId: d.polling }) },
  remindSilent: {
    action: "invitation.write",
    call: (ctx, d) => remindSilent(ctx, { sessionId: d.polling, seenAt: ctx.now() }),
  },
  previewDecision: {
    action: "session.write",
    call: (ctx, d) => previewDecision(ctx, { sessionId: d.polling, optionId: d.candidate }),
  },
  decidePoll: {
    action: "session.write",
    call: (ctx, d) =>
      decidePoll(ctx, {
        ...{ sessionId: d.polling, optionId: d.candidate, invited: [d.asked] },
        ...{ answerBy: null, documentNumber: null },
      }),
  },
  showInbound: { action: "inbound.read", call: (ctx, d) => showInbound(ctx, d.inbound) },
  openInbound: { action: "inbound.read", call: (ctx, d) => openInbound(ctx, d.inbound) },
  answerFromMail: {
    action: "response.enter",
    call: (ctx, d) => answerFromMail(ctx, { id: d.inbound, answer: "attending" }),
  },
  checkInbound: {
    action: "inbound.check",
    call: (ctx, d) => checkInbound(ctx, { id: d.inbound, outcome: "nothing" }),
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
  showParticipantRecord: { action: "attendance.write", call: (ctx, d) => showParticipantRecord(ctx, d.past) },
  showParticipants: {
    action: "attendance.write",
    call: (ctx, d) => showParticipants(ctx, { sessionId: d.past, file: "", columns: null }),
  },
  recordParticipants: {
    action: "attendance.write",
    call: (ctx, d) =>
      recordParticipants(ctx, { sessionId: d.past, version: 0, file: "", columns: null, decisions: [] }),
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
  showPerson: { action: "person.read", call: (ctx, d) => showPerson(ctx, d.person) },
  showEverything: { action: "person.read", call: (ctx, d) => showEverything(ctx, d.person) },
  exportPerson: { action: "person.read", call: (ctx, d) => exportPerson(ctx, d.person) },
  findDuplicates: { action: "person.read", call: (ctx, d) => findDuplicates(ctx, d.centerId) },
  registerPerson: {
    action: "person.write",
    call: (ctx, d) => registerPerson(ctx, { centerId: d.centerId, person: PERSON }),
  },
  addPeople: {
    action: "person.write",
    call: (ctx, d) => addPeople(ctx, { centerId: d.centerId, people: [NEW_PERSON], groupId: d.group }),
  },
  editPerson: {
    action: "person.write",
    call: (ctx, d) => editPerson(ctx, { id: d.person, version: 0, person: PERSON }),
  },
  proposeMerge: {
    action: "person.write",
    call: (ctx, d) => proposeMerge(ctx, { keptId: d.person, mergedId: d.twin }),
  },
  mergePeople: {
    action: "person.write",
    call: (ctx, d) =>
      mergePeople(ctx, { keptId: d.person, mergedId: d.twin, versions: { kept: 0, merged: 0 }, taken: [] }),
  },
  tellApart: {
    action: "person.write",
    call: (ctx, d) => tellApart(ctx, { oneId: d.person, otherId: d.twin }),
  },
  takeBackDistinction: {
    action: "person.write",
    call: (ctx, d) => takeBackDistinction(ctx, { oneId: d.person, otherId: d.twin }),
  },
  undoMerge: { action: "person.write", call: (ctx, d) => undoMerge(ctx, d.merge) },
  showErasure: { action: "person.write", call: (ctx, d) => showErasure(ctx, d.twin) },
  erasePerson: {
    action: "person.write",
    call: (ctx, d) => erasePerson(ctx, { id: d.twin, typedName: `人${d.code}` }),
  },
  showGroup: { action: "person.read", call: (ctx, d) => showGroup(ctx, { id: d.group, search: "人" }) },
  createGroup: {
    action: "person.write",
    call: (ctx, d) => createGroup(ctx, { centerId: d.centerId, fields: GROUP, memberIds: [] }),
  },
  editGroup: { action: "person.write", call: (ctx, d) => editGroup(ctx, { id: d.group, version: 0, fields: GROUP }) },
  changeMembers: {
    action: "person.write",
    call: (ctx, d) => changeMembers(ctx, { id: d.group, add: [d.person], remove: [] }),
  },
  removeGroup: { action: "person.write", call: (ctx, d) => removeGroup(ctx, d.group) },
  showOrganization: { action: "organization.read", call: (ctx, d) => showOrganization(ctx, d.organization) },
  showSender: { action: "mail.read", call: (ctx, d) => showSender(ctx, d.centerId) },
  saveSender: { action: "center.write", call: (ctx, d) => saveSender(ctx, { centerId: d.centerId, ...SENDER }) },
  "setQuietHours (of the prefecture one is of)": {
    action: "wording.write",
    call: (ctx, d) =>
      d.prefectureId === ctx.actor.prefectureId
        ? setQuietHours(ctx, { quietFrom: 0, quietUntil: 0, version: 0 })
        : showSender(ctx, d.centerId),
  },
  "saveWording (of the prefecture one is of)": {
    action: "wording.write",
    call: (ctx, d) =>
      d.prefectureId === ctx.actor.prefectureId
        ? saveWording(ctx, { kind: "invitation", version: 0, typed: WORDS })
        : showSender(ctx, d.centerId),
  },
  "addOrganization (of the prefecture one is of)": {
    action: "organization.write",
    call: (ctx, d) =>
      d.prefectureId === ctx.actor.prefectureId ? addOrganization(ctx, OFFICE) : showOrganization(ctx, d.organization),
  },
  editOrganization: {
    action: "organization.write",
    call: (ctx, d) => editOrganization(ctx, { id: d.organization, version: 0, fields: OFFICE }),
  },
  proposeOrganizationMerge: {
    action: "organization.write",
    call: (ctx, d) => proposeOrganizationMerge(ctx, { keptId: d.organization, mergedId: d.secondOrganization }),
  },
  mergeOrganizations: {
    action: "organization.write",
    call: (ctx, d) =>
      mergeOrganizations(ctx, {
        ...{ keptId: d.organization, mergedId: d.secondOrganization, taken: [] },
        versions: { kept: 1, merged: 0 },
      }),
  },
  undoOrganizationMerge: {
    action: "organization.write",
    call: (ctx, d) => undoOrganizationMerge(ctx, d.organizationMerge),
  },
  showBody: { action: "body.read", call: (ctx, d) => showBody(ctx, d.body, "2026-06-01") },
  exportRoster: {
    action: "body.read",
    call: (ctx, d) => exportRoster(ctx, { id: d.body, on: "2026-06-01", format: "xlsx" }),
  },
  showBodyForm: { action: "body.write", call: (ctx, d) => showBodyForm(ctx, d.body) },
  addBody: { action: "body.write", call: (ctx, d) => addBody(ctx, { centerId: d.centerId, input: BODY }) },
  editBody: {
    action: "body.write",
    call: (ctx, d) => editBody(ctx, { id: d.body, version: 0, centerId: d.centerId, input: BODY }),
  },
  removeBody: { action: "body.write", call: (ctx, d) => removeBody(ctx, { id: d.emptyBody }) },
  showSeats: { action: "body.read", call: (ctx, d) => showSeats(ctx, d.body) },
  addSeat: { action: "body.write", call: (ctx, d) => addSeat(ctx, { bodyId: d.body, input: SEAT }) },
  editSeat: { action: "body.write", call: (ctx, d) => editSeat(ctx, { ...seatOf(d), version: 0, input: SEAT }) },
  moveSeat: { action: "body.write", call: (ctx, d) => moveSeat(ctx, { ...seatOf(d), direction: "up" }) },
  removeSeat: { action: "body.write", call: (ctx, d) => removeSeat(ctx, seatOf(d)) },
  showSeat: { action: "body.read", call: (ctx, d) => showSeat(ctx, seatOf(d)) },
  proposeHolder: {
    action: "body.write",
    call: (ctx, d) => proposeHolder(ctx, { ...seatOf(d), replacing: null, search: "人", personId: d.person }),
  },
  addCandidate: {
    action: "person.write",
    call: (ctx, d) => addCandidate(ctx, { ...seatOf(d), person: NEW_PERSON }),
  },
  previewAppointment: { action: "body.write", call: (ctx, d) => previewAppointment(ctx, nextHolder(d)) },
  appointHolder: {
    action: "body.write",
    call: (ctx, d) => appointHolder(ctx, { ...nextHolder(d), foreseen: [] }),
  },
  correctAppointment: {
    action: "body.write",
    call: (ctx, d) =>
      correctAppointment(ctx, {
        ...seatOf(d),
        appointmentId: d.appointment,
        term: { startsOn: "2026-04-01", endsOn: "2026-06-30" },
      }),
  },
  takeBackAppointment: {
    action: "body.write",
    call: (ctx, d) => takeBackAppointment(ctx, { ...seatOf(d), appointmentId: d.appointment }),
  },
  showLetterWording: {
    action: "body.read",
    call: (ctx, d) => showLetterWording(ctx, { bodyId: d.body, kind: "notice" }),
  },
  listLetterWordings: { action: "body.read", call: (ctx, d) => listLetterWordings(ctx, d.body) },
  previewLetterWording: {
    action: "body.read",
    call: (ctx, d) =>
      previewLetterWording(ctx, {
        place: { bodyId: d.body, kind: "notice" },
        ...{ typed: LETTER_WORDS, choice: { centerId: null, subjectId: null } },
      }),
  },
  saveLetterWording: {
    action: "body.write",
    call: (ctx, d) =>
      saveLetterWording(ctx, { place: { bodyId: d.body, kind: "notice" }, version: 0, typed: LETTER_WORDS }),
  },
  "saveLetterWording (of the prefecture one is of)": {
    action: "wording.write",
    call: (ctx, d) =>
      d.prefectureId === ctx.actor.prefectureId
        ? saveLetterWording(ctx, { place: { bodyId: null, kind: "notice" }, version: 0, typed: LETTER_WORDS })
        : showSender(ctx, d.centerId),
  },
  showCommissions: { action: "body.read", call: (ctx, d) => showCommissions(ctx, d.body) },
  previewCommissions: {
    action: "body.read",
    call: (ctx, d) => previewCommissions(ctx, { bodyId: d.body, choice: commissionOf(d) }),
  },
  printCommissions: {
    action: "body.read",
    call: (ctx, d) => printCommissions(ctx, { bodyId: d.body, letterId: "none", all: true }),
  },
  issueCommissions: {
    action: "body.write",
    call: (ctx, d) => issueCommissions(ctx, { bodyId: d.body, choice: commissionOf(d), issuedBefore: 0 }),
  },
  reappoint: { action: "body.write", call: (ctx, d) => reappoint(ctx, { appointmentIds: [d.appointment] }) },
  showMaterials: { action: "session.read", call: (ctx, d) => showMaterials(ctx, d.coming) },
  showPapers: { action: "session.read", call: (ctx, d) => showPapers(ctx, d.coming) },
  showMinutes: { action: "session.read", call: (ctx, d) => showMinutes(ctx, d.held, "whole") },
  printMinutes: {
    action: "session.read",
    call: (ctx, d) => printMinutes(ctx, d.held, { edition: "whole", file: "docx" }),
  },
  openMinutesForm: { action: "session.write", call: (ctx, d) => openMinutesForm(ctx, d.held) },
  saveMinutes: {
    action: "session.write",
    call: (ctx, d) => saveMinutes(ctx, { sessionId: d.held, version: 0, ...NO_TEXTS }),
  },
  changeMinutesState: {
    action: "session.write",
    call: (ctx, d) => changeMinutesState(ctx, { sessionId: d.held, version: 0, step: "confirm" }),
  },
  previewMinutesMail: {
    action: "invitation.write",
    call: (ctx, d) => previewMinutesMail(ctx, { sessionId: d.held, kind: "minutesReview", asked: "called" }),
  },
  askForReview: {
    action: "session.write",
    call: (ctx, d) => askForReview(ctx, { sessionId: d.held, version: 0, whom: "called", reviewBy: "2026-06-20" }),
  },
  tellOfMinutes: {
    action: "session.write",
    call: (ctx, d) => tellOfMinutes(ctx, { sessionId: d.held, version: 0, whom: "called" }),
  },
  handleComment: {
    action: "session.write",
    call: (ctx, d) =>
      handleComment(ctx, { sessionId: d.held, commentId: d.comment, seenAt: null, reply: "直しました" }),
  },
  addFollowUp: {
    action: "session.write",
    call: (ctx, d) => addFollowUp(ctx, { sessionId: d.held, ...FOLLOW_UP }),
  },
  editFollowUp: {
    action: "session.write",
    call: (ctx, d) => editFollowUp(ctx, { id: d.followUp, version: 0, ...FOLLOW_UP }),
  },
  finishFollowUp: {
    action: "session.write",
    call: (ctx, d) => finishFollowUp(ctx, { id: d.followUp, version: 0, done: { on: "2026-06-01", note: null } }),
  },
  removeFollowUp: { action: "session.write", call: (ctx, d) => removeFollowUp(ctx, { id: d.followUp, version: 0 }) },
  showFollowUp: { action: "session.read", call: (ctx, d) => showFollowUp(ctx, d.followUp) },
  openFollowUpForm: { action: "session.write", call: (ctx, d) => openFollowUpForm(ctx, d.held) },
  listWaitingFollowUps: {
    action: "session.read",
    call: (ctx, d) =>
      listWaitingFollowUps(ctx, {
        id: d.coming,
        centerId: d.centerId,
        bodyIds: [d.body],
        series: null,
        startsAt: null,
      }),
  },
  listLetters: { action: "session.read", call: (ctx, d) => listLetters(ctx, d.coming) },
  showLetters: {
    action: "session.read",
    call: (ctx, d) => showLetters(ctx, { sessionId: d.coming, letterId: d.letter }),
  },
  printLetters: {
    action: "session.read",
    call: (ctx, d) => printLetters(ctx, { sessionId: d.coming, letterId: d.letter, all: true }),
  },
  showLetterForm: { action: "invitation.write", call: (ctx, d) => showLetterForm(ctx, d.coming, "notice") },
  previewLetters: { action: "invitation.write", call: (ctx, d) => previewLetters(ctx, d.coming, LETTER) },
  printPreview: { action: "invitation.write", call: (ctx, d) => printPreview(ctx, d.coming, LETTER) },
  issueLetters: {
    action: "invitation.write",
    call: (ctx, d) => issueLetters(ctx, { sessionId: d.coming, choice: LETTER, issuedBefore: 1 }),
  },
  printDayPaper: {
    action: "session.read",
    call: (ctx, d) => printDayPaper(ctx, d.coming, { kind: "agenda", whom: "coming", shape: "school", fill: null }),
  },
  showReception: { action: "session.read", call: (ctx, d) => showReception(ctx, d.past) },
  readPresence: {
    action: "session.read",
    call: (ctx, d) => readPresence(ctx, { sessionId: d.past, since: null, list: null }),
  },
  takeEvents: {
    action: "attendance.write",
    call: (ctx, d) => takeEvents(ctx, { sessionId: d.past, desk: null, events: [WALKED_IN] }),
  },
  exportDaySheet: { action: "session.read", call: (ctx, d) => exportDaySheet(ctx, d.coming, "reception") },
  openMaterial: {
    action: "session.read",
    call: (ctx, d) => openMaterial(ctx, { sessionId: d.coming, materialId: d.material }),
  },
  addMaterials: {
    action: "session.write",
    call: (ctx, d) => {
      const kept = { sha256: "b".repeat(64), byteSize: 1, sniffedType: "application/pdf", isText: false };
      const files = [{ fileName: "資料.pdf", kept: { ok: true as const, value: kept } }];
      const place = { agendaItemId: null, forInvitees: true, series: "none" as const };
      return addMaterials(ctx, { sessionId: d.coming, files, ...place });
    },
  },
  editMaterial: {
    action: "session.write",
    call: (ctx, d) => {
      const material = { title: "次第", number: null, agendaItemId: null, forInvitees: false };
      return editMaterial(ctx, { sessionId: d.coming, materialId: d.material, version: 0, material, file: null });
    },
  },
  moveMaterial: {
    action: "session.write",
    call: (ctx, d) => moveMaterial(ctx, { sessionId: d.coming, materialId: d.material, by: "up" }),
  },
  renumberMaterials: { action: "session.write", call: (ctx, d) => renumberMaterials(ctx, { sessionId: d.coming }) },
  takeOffMaterial: {
    action: "session.write",
    call: (ctx, d) => takeOffMaterial(ctx, { sessionId: d.coming, materialId: d.material, off: true }),
  },
  previewMaterialsMail: { action: "invitation.write", call: (ctx, d) => previewMaterialsMail(ctx, d.coming) },
  tellOfMaterials: {
    action: "invitation.write",
    call: (ctx, d) =>
      tellOfMaterials(ctx, { sessionId: d.coming, version: 0, lastSentAt: null, materialIds: [d.material] }),
  },
  askForFeed: { action: "feed.write", call: (ctx, d) => askForFeed(ctx, { kind: "center", id: d.centerId }) },
  "askForFeed (body)": { action: "feed.write", call: (ctx, d) => askForFeed(ctx, { kind: "body", id: d.body }) },
  renewFeed: {
    action: "feed.write",
    call: async (ctx, d) => {
      const asked = await askForFeed(ctx, { kind: "center", id: d.centerId });
      return asked.ok ? renewFeed(ctx, asked.value) : asked;
    },
  },
  endFeed: { action: "person.write", call: (ctx, d) => endFeed(ctx, { feedId: d.feed }) },
  showMail: { action: "mail.read", call: (ctx, d) => showMail(ctx, d.mail) },
  calendarFile: { action: "mail.readLink", call: (ctx, d) => calendarFile(ctx, d.mail) },
  startImport: {
    action: "person.write",
    call: (ctx, d) => startImport(ctx, { kind: "people", centerId: d.centerId, bodyId: null, file: SHEET }),
  },
  "startImport (roster)": {
    action: "body.write",
    call: (ctx, d) => startImport(ctx, { kind: "roster", centerId: null, bodyId: d.body, file: SHEET }),
  },
  showImport: { action: "person.write", call: (ctx, d) => showImport(ctx, { id: d.import }) },
  exportRefused: { action: "person.write", call: (ctx, d) => exportRefused(ctx, d.import) },
  matchColumns: {
    action: "person.write",
    call: (ctx, d) => matchColumns(ctx, { id: d.import, columns: { name: 0 } }),
  },
  changeImportState: {
    action: "person.write",
    call: (ctx, d) => changeImportState(ctx, { id: d.import, step: "apply" }),
  },
  showChanges: { action: "session.read", call: (ctx, d) => showChanges(ctx, { sessionId: d.coming }) },
  tellChanges: {
    action: "invitation.write",
    call: (ctx, d) => tellChanges(ctx, { sessionId: d.coming, sequence: 0, postponed: null }),
  },
  tellAgain: {
    action: "invitation.write",
    call: (ctx, d) => tellAgain(ctx, { sessionId: d.coming, sequence: 0, shownAt: new Date(0) }),
  },
  remindSilentNow: {
    action: "invitation.write",
    call: (ctx, d) => remindSilentNow(ctx, { sessionId: d.coming, seenAt: ctx.now() }),
  },
  noteTold: {
    action: "invitation.write",
    call: (ctx, d) => noteTold(ctx, { sessionId: d.coming, sequence: 0, people: [d.invitation], by: "fax" }),
  },
  takeOff: {
    action: "invitation.write",
    call: (ctx, d) => takeOff(ctx, { sessionId: d.coming, invitationId: d.invitation }),
  },
  resendMail: { action: "mail.resend", call: (ctx, d) => resendMail(ctx, d.mail) },
  resendFailed: { action: "mail.resend", call: (ctx, d) => resendFailed(ctx, d.coming) },
  trustAddress: { action: "person.write", call: (ctx, d) => trustAddress(ctx, d.person) },
  showRecruitment: { action: "session.read", call: (ctx, d) => showRecruitment(ctx, d.training) },
  exportApplicationsCsv: { action: "session.read", call: (ctx, d) => exportApplicationsCsv(ctx, d.training) },
  exportApplicationsXlsx: { action: "session.read", call: (ctx, d) => exportApplicationsXlsx(ctx, d.training) },
  previewRecruitment: {
    action: "recruitment.write",
    call: (ctx, d) => previewRecruitment(ctx, { sessionId: d.training, plan: RECRUITMENT }),
  },
  saveRecruitment: {
    action: "recruitment.write",
    call: (ctx, d) => saveRecruitment(ctx, { sessionId: d.training, version: 0, plan: RECRUITMENT }),
  },
  changeRecruitmentState: {
    action: "recruitment.write",
    call: (ctx, d) => changeRecruitmentState(ctx, { sessionId: d.training, version: 0, step: "close" }),
  },
  enterApplication: {
    action: "recruitment.write",
    call: (ctx, d) => enterApplication(ctx, { sessionId: d.training, via: "fax", application: application(["甲"]) }),
  },
  withdrawForApplicant: {
    action: "recruitment.write",
    call: (ctx, d) =>
      withdrawForApplicant(ctx, {
        ...{ sessionId: d.training, applicationId: d.application },
        ...{ version: 0, applicantIds: null },
      }),
  },
  showTraining: { action: EVERYBODY_SEES, call: (ctx, d) => showTraining(ctx, d.training) },
  askToJoin: {
    action: "joinRequest.write",
    call: (ctx, d) => askToJoin(ctx, { sessionId: d.training, role: "auditor", message: null }),
  },
  withdrawRequest: { action: "joinRequest.write", call: (ctx, d) => withdrawRequest(ctx, { sessionId: d.training }) },
  listJoinRequests: { action: "session.read", call: (ctx, d) => listJoinRequests(ctx, d.training) },
  decideRequest: {
    action: "invitation.write",
    call: (ctx, d) => decideRequest(ctx, { sessionId: d.training, requestId: d.request, step: "accept", reply: null }),
  },
  showCard: { action: EVERYBODY_SEES, call: (ctx, d) => showCard(ctx, d.card) },
  showCardDraft: { action: "session.read", call: (ctx, d) => showCardDraft(ctx, d.held) },
  saveCard: {
    action: "session.write",
    call: (ctx, d) => saveCard(ctx, { sessionId: d.held, version: 0, card: CARD, step: "takeBack" }),
  },
  copyCard: {
    action: "session.write",
    call: (ctx, d) => copyCard(ctx, { cardId: d.card, centerId: d.centerId }),
  },
  showCertificates: { action: "session.read", call: (ctx, d) => showCertificates(ctx, d.training) },
  showCertificate: { action: "session.read", call: (ctx, d) => showCertificate(ctx, certificateOf(d)) },
  printCertificates: { action: "session.read", call: (ctx, d) => printCertificates(ctx, certificateOf(d)) },
  setCertificateMinutes: {
    action: "session.write",
    call: (ctx, d) => setCertificateMinutes(ctx, { sessionId: d.training, version: 0, minutes: 60 }),
  },
  issueCertificates: {
    action: "attendance.write",
    call: (ctx, d) => issueCertificates(ctx, { sessionId: d.training, attendanceIds: "all" }),
  },
  revokeCertificate: { action: "attendance.write", call: (ctx, d) => revokeCertificate(ctx, certificateOf(d)) },
  reissueCertificate: {
    action: "attendance.write",
    call: (ctx, d) => reissueCertificate(ctx, { ...certificateOf(d), name: "名" }),
  },
  showReport: { action: "session.read", call: (ctx, d) => showReport(ctx, d.held) },
  printReport: { action: "session.read", call: (ctx, d) => printReport(ctx, d.held, "docx") },
  saveReport: {
    action: "session.write",
    call: (ctx, d) => saveReport(ctx, { sessionId: d.held, version: null, text: NO_REPORT }),
  },
};

/** A press at a reception: somebody came whom nobody called. */
const WALKED_IN = {
  ...{ id: "0190aaaa-0000-7000-8000-000000000001", at: new Date("2026-05-31T14:00:00+09:00") },
  ...{ invitationId: null, attendanceId: null, enteredBy: null, proxy: null, asAnswered: false },
  kind: "arrived" as const,
  mode: "onSite" as const,
  walkIn: { name: "当日 太郎", organization: "釧路市" },
};

/** Use cases that answer everyone, each with what they may see: checked by what the answer holds. */
const LISTS: Record<string, (ctx: StaffContext) => Promise<unknown>> = {
  listFollowUps: (ctx) => listFollowUps(ctx, { ...EVERY_FOLLOW_UP, page: 1 }),
  exportFollowUps: (ctx) => exportFollowUps(ctx, EVERY_FOLLOW_UP),
  exportFollowUpsXlsx: (ctx) => exportFollowUpsXlsx(ctx, EVERY_FOLLOW_UP),
  listSessions: (ctx) => listSessions(ctx, { fiscalYear: null, page: 1 }),
  exportSessionsXlsx: (ctx) => exportSessionsXlsx(ctx, { fiscalYear: null }),
  exportSessions: (ctx) => exportSessions(ctx, { fiscalYear: null }),
  listSessionsBetween: (ctx) =>
    listSessionsBetween(ctx, { from: new Date("2020-01-01"), until: new Date("2030-01-01") }, {}),
  listBodies: (ctx) => listBodies(ctx),
  listPeople: (ctx) => listPeople(ctx, {}, 1),
  findEveryone: (ctx) => findEveryone(ctx, {}),
  exportPeople: (ctx) => exportPeople(ctx, {}),
  showPeopleChoices: (ctx) => showPeopleChoices(ctx),
  listGroups: (ctx) => listGroups(ctx),
  listOrganizations: (ctx) => listOrganizations(ctx, {}, 1),
  findDuplicateOrganizations: (ctx) => findDuplicateOrganizations(ctx),
  listMunicipalities: (ctx) => listMunicipalities(ctx),
  listEndingTerms: (ctx) => listEndingTerms(ctx),
  listFeeds: (ctx) => listFeeds(ctx),
  listMails: (ctx) => listMails(ctx),
  listInbound: (ctx) => listInbound(ctx, { state: null }),
  countMailsToCheck: (ctx) => countMailsToCheck(ctx),
  listImports: (ctx) => listImports(ctx),
  showImportChoices: (ctx) => showImportChoices(ctx),
  listUnknownHeadcounts: (ctx) => listUnknownHeadcounts(ctx, { fiscalYear: 2026 }),
  listFigureSessions: (ctx) => listFigureSessions(ctx, 2026, { unitId: null, category: null, coHosted: false }),
  showActivityTable: (ctx) => showActivityTable(ctx, 2026),
  exportActivityTable: (ctx) => exportActivityTable(ctx, 2026, "tsv"),
  showSessionChoices: (ctx) => showSessionChoices(ctx),
  showHome: (ctx) => showHome(ctx),
  listTrainings: (ctx) => listTrainings(ctx, { when: "coming", page: 1 }),
  listTrainingsBetween: (ctx) =>
    listTrainingsBetween(ctx, { from: new Date("2020-01-01"), until: new Date("2030-01-01") }, {}),
  exportTrainingsXlsx: (ctx) => exportTrainingsXlsx(ctx, { when: "coming" }),
  exportTrainings: (ctx) => exportTrainings(ctx, { when: "coming" }),
  showSettings: (ctx) => showSettings(ctx),
  showWording: (ctx) => showWording(ctx, "invitation"),
  previewWording: (ctx) =>
    previewWording(ctx, { kind: "invitation", typed: WORDS, choice: { centerId: null, sessionId: null } }),
  listCards: (ctx) => listCards(ctx, { fiscalYear: null, page: 1 }),
};

/** Steps of use cases, called by them and never by a route. */
const STEPS = [
  "mergeable",
  "lockPoll",
  "openPlan",
  "renumberDrafts",
  "auditStaff",
  "lockRecord",
  "writeRecord",
  "readParticipants",
  "lockMaterials",
  "leaveItems",
  "auditMaterial",
  "markRecorded",
  "lockSeat",
  "carryOverCalls",
  "carryOverPolls",
  "putOnFile",
  "organizationCalled",
  "showWarnings",
  "showCenterHome",
  "showPrefectureHome",
  "findTasks",
  "readActivityTable",
  "previewMail",
  "lockMinutes",
  "lockWritten",
  "findReadable",
  "listAssignees",
  "findDay",
  "identifyWalkIn",
  "writeDayPaper",
  "lockCertificate",
  "auditCertificate",
  "findReport",
  "openPlace",
  "openCommissions",
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
      const { actor, desks } = await world(role);
      const { action, call } = CASES[name] as Case;
      const desk = desks[whose];
      const allowed = may(actor, action, desk);
      const { staff, sameAsBefore } = allowed ? await copyOf(role) : await untouched(role);
      const result = (await call(staff, desk)) as { ok: boolean; error?: string };
      if (allowed) {
        expect(["forbidden", "not-found"]).not.toContain(result.error);
      } else {
        // What another prefecture has does not exist; a mail one may not read is not there either.
        expect(whose === "foreign" ? ["not-found"] : ["forbidden", "not-found"]).toContain(result.error);
        sameAsBefore();
      }
    });
  });

  test.each(Object.keys(LISTS))("%s holds nothing it may not", async (name) => {
    const { desks } = await world(role);
    const { staff, sameAsBefore } = await untouched(role);
    const answer = JSON.stringify(await LISTS[name]?.(staff));
    const secrets = (desk: Desk) => [`下書き${desk.code}`, `会議体${desk.code}`, `宛先${desk.code}`, `人${desk.code}`];
    expect(answer).not.toContain(`会議${desks.foreign.code}`);
    for (const secret of secrets(desks.foreign)) expect(answer).not.toContain(secret);
    if (role === "centerStaff") for (const secret of secrets(desks.other)) expect(answer).not.toContain(secret);
    sameAsBefore();
  });
});

type Role = (typeof STAFF_ROLES)[number];

const furnished = new Map<Role, ReturnType<typeof furnishWorld>>();
const shared = new Map<Role, ReturnType<typeof openUntouched>>();
const folder = mkdtempSync(path.join(tmpdir(), "renkei-permissions-"));
afterAll(async () => {
  for (const opened of shared.values()) await (await opened).close();
  rmSync(folder, { recursive: true });
});

/** Furnished once a role. */
function world(role: Role) {
  const known = furnished.get(role) ?? furnishWorld(role);
  furnished.set(role, known);
  return known;
}

/** A world of one's own, for what may change it. */
async function copyOf(role: Role) {
  const { file, actor } = await world(role);
  return { staff: { ...testContext({ from: file }), actor }, sameAsBefore: () => {} };
}

/** One for all that is refused or only looked at, which ends by saying that nothing has changed. */
function untouched(role: Role) {
  const known = shared.get(role) ?? openUntouched(role);
  shared.set(role, known);
  return known;
}

async function openUntouched(role: Role) {
  const { file, actor } = await world(role);
  const { close, ...ctx } = openContext({ from: file });
  const before = dump(ctx);
  return { staff: { ...ctx, actor }, sameAsBefore: () => expect(dump(ctx)).toEqual(before), close };
}

async function furnishWorld(role: Role) {
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
  const { actor } = await asStaff(ctx, own, role);
  const file = path.join(folder, `${role}.db`);
  await ctx.db.$executeRaw`VACUUM INTO ${file}`;
  return { file, actor, desks };
}

async function furnish(ctx: TestContext, center: Awaited<ReturnType<typeof createCenter>>): Promise<Desk> {
  const { id: centerId, prefectureId, code } = center;
  const coming = await createSession(ctx, center, { title: `会議${code}` });
  const yesterday = { startsAt: new Date("2026-05-31T14:00:00+09:00"), endsAt: null };
  const past = await createSession(ctx, center, { title: `会議${code}済`, ...yesterday });
  const held = await createSession(ctx, center, { title: `会議${code}終`, state: "held", ...yesterday });
  const draft = await createSession(ctx, center, { title: `下書き${code}`, state: "draft" });
  const polling = await createSession(ctx, center, { title: `下書き${code}調整`, state: "polling" });
  const body = await ctx.db.body.create({ data: { prefectureId, centerId, kind: "協議会", name: `会議体${code}` } });
  const emptyBody = await ctx.db.body.create({
    data: { prefectureId, centerId, kind: "その他", name: "新しい会議体" },
  });
  const person = await createPerson(ctx, center, { name: `人${code}` });
  const twin = await createPerson(ctx, center, { name: `人${code}` });
  const feed = await ctx.db.feed.create({
    data: {
      ...{ prefectureId, kind: "person", personId: person.id, tokenHash: `feed ${person.id}` },
      createdAt: ctx.now(),
    },
  });
  const merge = await mergedBefore(ctx, center);
  const members = { create: [{ personId: twin.id }] };
  const group = await ctx.db.personGroup.create({ data: { prefectureId, centerId, name: `人${code}の会`, members } });
  const organization = await ctx.db.organization.create({
    data: { prefectureId, kind: "病院", name: `病院${code}`, searchKey: `病院${code}` },
  });
  const second = await ctx.db.organization.create({
    data: { prefectureId, kind: "病院", name: `病院${code}`, searchKey: `病院${code}` },
  });
  const organizationMerge = await organizationMergedBefore(ctx, center, organization);
  const invited = await createPerson(ctx, center, { name: `宛先${code}` });
  const invitation = await createInvitation(ctx, coming, invited, { reference: referenceAt(code) });
  const seat = await ctx.db.seat.create({
    data: { prefectureId, bodyId: body.id, post: `会議体${code}の委員`, position: 1 },
  });
  const appointment = await ctx.db.appointment.create({
    data: { prefectureId, seatId: seat.id, personId: invited.id, startsOn: "2024-04-01", endsOn: "2026-06-30" },
  });
  const mail = await queueMail(
    ctx.db,
    {
      prefectureId,
      centerId,
      sessionId: coming.id,
      invitationId: invitation.id,
      tokenGeneration: 0,
      sequence: 0,
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
  const inbound = await ctx.db.inboundMail.create({
    data: {
      ...{ prefectureId, centerId, sessionId: coming.id, invitationId: invitation.id },
      ...{ mailbox: "renkei", uidValidity: code, uid: 1, fromAddress: invited.email ?? "", subject: `宛先${code}` },
      ...{ sha256: "b".repeat(64), byteSize: 1, state: "toCheck", reason: "free-text", receivedAt: ctx.now() },
    },
  });
  const poll = await createPoll(ctx, polling, [invited]);
  const user = await ctx.db.user.create({
    data: { prefectureId, centerId, role: "centerStaff", name: "職員", email: `import-${code}@example.jp` },
  });
  const sheet = { headingRow: 0, headings: ["氏名"], sample: [], columns: { name: 0 } };
  const ofPeople = { prefectureId, centerId, userId: user.id, kind: "people", createdAt: ctx.now(), ...SHEET } as const;
  const { id: importId } = await ctx.db.import.create({
    data: {
      ...ofPeople,
      fileName: `人${code}.csv`,
      state: "checked",
      columns: JSON.stringify(sheet),
      rows: 1,
      added: 1,
    },
  });
  const training = await createSession(ctx, center, { title: `会議${code}研修`, category: "training" });
  await ctx.db.recruitment.create({
    data: { ...RECRUITMENT, prefectureId, sessionId: training.id, createdAt: ctx.now() },
  });
  const application = await ctx.db.application.create({
    data: {
      ...{ prefectureId, sessionId: training.id, organizationName: `機関${code}`, organizationKey: code },
      ...{ contactName: `連絡${code}`, contactEmail: `${code}@apply.example.jp`, state: "confirmed" },
      ...{ tokenHash: `application ${code}`, appliedAt: ctx.now(), confirmedAt: ctx.now() },
      applicants: { create: [{ position: 0, name: `申込${code}`, mode: "onSite" }] },
    },
  });
  const named = await ctx.db.response.create({
    data: { invitationId: invitation.id, answer: "proxy", proxyName: "代理", via: "link", answeredAt: ctx.now() },
  });
  await ctx.db.proxy.create({
    data: {
      ...{ prefectureId, invitationId: invitation.id, responseId: named.id },
      ...{ tokenHash: `proxy ${code}`, createdAt: ctx.now() },
    },
  });
  const visitor = await asStaff(ctx, center, "prefectureAdmin");
  const request = await ctx.db.joinRequest.create({
    data: {
      ...{ prefectureId, sessionId: training.id, userId: visitor.actor.userId, role: "auditor" },
      requestedAt: ctx.now(),
    },
  });
  const certificate = await ctx.db.certificate.create({
    data: {
      ...{ prefectureId, sessionId: training.id, number: 1, code: `code ${code}`, name: `人${code}` },
      ...{ issuedOn: "2026-06-01", createdAt: ctx.now() },
    },
  });
  const card = await ctx.db.practiceCard.create({
    data: {
      ...{ ...CARD, title: `会議${code}事例`, prefectureId, centerId, sessionId: held.id, searchKey: "" },
      ...{ publishedAt: ctx.now(), createdAt: ctx.now() },
    },
  });
  const material = await ctx.db.material.create({
    data: {
      ...{
        prefectureId,
        sessionId: coming.id,
        position: 1,
        title: `資料${code}`,
        fileName: "資料.pdf",
        forInvitees: true,
      },
      ...{ mediaType: "application/pdf", byteSize: 1, sha256: "a".repeat(64) },
    },
  });
  await ctx.db.minutes.create({ data: { sessionId: held.id, prefectureId, createdAt: ctx.now() } });
  const attended = await createInvitation(ctx, held, invited);
  const faxed = await ctx.db.response.create({
    data: {
      ...{ invitationId: attended.id, answer: "attending", via: "fax", answeredAt: ctx.now() },
      ...{ scanSha256: "0".repeat(64), scanType: "image/png" },
    },
  });
  const ofMinutes = { prefectureId, sessionId: held.id, createdAt: ctx.now() };
  const letter = await ctx.db.letter.create({
    data: {
      ...{ prefectureId: center.prefectureId, centerId: center.id, sessionId: coming.id, kind: "notice" },
      ...{ issuedOn: "2026-06-01", createdAt: ctx.now() },
      content: JSON.stringify([{ title: "開催通知", page: "portrait", face: "mincho", blocks: [] }]),
    },
  });
  const comment = await ctx.db.minutesComment.create({
    data: { ...ofMinutes, invitationId: attended.id, text: `宛先${code}の意見` },
  });
  const followUp = await ctx.db.followUp.create({
    data: { ...ofMinutes, centerId, task: `人${code}に頼む`, assignee: `人${code}` },
  });
  return {
    code,
    prefectureId,
    centerId,
    followUp: followUp.id,
    comment: comment.id,
    letter: letter.id,
    coming: coming.id,
    past: past.id,
    held: held.id,
    draft: draft.id,
    polling: polling.id,
    asked: poll.participants[0]?.id ?? "",
    candidate: poll.options[0]?.id ?? "",
    invitation: invitation.id,
    scan: { sessionId: held.id, invitationId: attended.id, responseId: faxed.id },
    person: person.id,
    feed: feed.id,
    twin: twin.id,
    merge: merge.id,
    group: group.id,
    organization: organization.id,
    secondOrganization: second.id,
    organizationMerge: organizationMerge.id,
    body: body.id,
    emptyBody: emptyBody.id,
    seat: seat.id,
    appointment: appointment.id,
    mail,
    inbound: inbound.id,
    material: material.id,
    unit: center.reportingUnitId,
    import: importId,
    training: training.id,
    application: application.id,
    request: request.id,
    card: card.id,
    certificate: certificate.id,
  };
}

async function organizationMergedBefore(
  ctx: TestContext,
  center: Awaited<ReturnType<typeof createCenter>>,
  { id: keptId, prefectureId }: { id: string; prefectureId: string },
) {
  const { id: mergedId } = await ctx.db.organization.create({
    data: { prefectureId, kind: "病院", name: `旧病院${center.code}`, searchKey: `旧病院${center.code}` },
  });
  const versions = { kept: 0, merged: 0 };
  await mergeOrganizations(await asStaff(ctx, center), { keptId, mergedId, versions, taken: [] });
  return ctx.db.organizationMerge.findFirstOrThrow({ where: { keptId } });
}

/** Two records of one person that were merged as the desk's own staff would. */
async function mergedBefore(ctx: TestContext, center: Awaited<ReturnType<typeof createCenter>>) {
  const kept = await createPerson(ctx, center, { name: `人${center.code}` });
  const merged = await createPerson(ctx, center, { name: `人${center.code}` });
  const versions = { kept: 0, merged: 0 };
  await mergePeople(await asStaff(ctx, center), { keptId: kept.id, mergedId: merged.id, versions, taken: [] });
  return ctx.db.personMerge.findFirstOrThrow({ where: { keptId: kept.id } });
}
