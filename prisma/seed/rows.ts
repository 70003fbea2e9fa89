import type { Prisma, Tx } from "#app/adapters/db/database.server.ts";

/** Everything to be written, by table, gathered before the database is touched. */
export interface Rows {
  areas: Prisma.MedicalAreaCreateManyInput[];
  municipalities: Prisma.MunicipalityCreateManyInput[];
  units: Prisma.ReportingUnitCreateManyInput[];
  centers: Prisma.HealthCenterCreateManyInput[];
  users: Prisma.UserCreateManyInput[];
  accounts: Prisma.AuthAccountCreateManyInput[];
  organizations: Prisma.OrganizationCreateManyInput[];
  people: Prisma.PersonCreateManyInput[];
  bodies: Prisma.BodyCreateManyInput[];
  seats: Prisma.SeatCreateManyInput[];
  appointments: Prisma.AppointmentCreateManyInput[];
  sessions: Prisma.SessionCreateManyInput[];
  sessionBodies: Prisma.SessionBodyCreateManyInput[];
  coHosts: Prisma.SessionCoHostCreateManyInput[];
  tags: Prisma.SessionTagCreateManyInput[];
  agenda: Prisma.AgendaItemCreateManyInput[];
  topics: Prisma.AgendaTopicCreateManyInput[];
  materials: Prisma.MaterialCreateManyInput[];
  invitations: Prisma.InvitationCreateManyInput[];
  responses: Prisma.ResponseCreateManyInput[];
  attendances: Prisma.AttendanceCreateManyInput[];
  groups: Prisma.AttendanceGroupCreateManyInput[];
  reports: Prisma.ActivityReportCreateManyInput[];
  cells: Prisma.ReportCellCreateManyInput[];
  polls: Prisma.DatePollCreateManyInput[];
  pollOptions: Prisma.PollOptionCreateManyInput[];
  pollParticipants: Prisma.PollParticipantCreateManyInput[];
  pollReplies: Prisma.PollReplyCreateManyInput[];
  pollMarks: Prisma.PollMarkCreateManyInput[];
  personGroups: Prisma.PersonGroupCreateManyInput[];
  groupMembers: Prisma.PersonGroupMemberCreateManyInput[];
  cards: Prisma.PracticeCardCreateManyInput[];
  joinRequests: Prisma.JoinRequestCreateManyInput[];
  recruitments: Prisma.RecruitmentCreateManyInput[];
  applications: Prisma.ApplicationCreateManyInput[];
  applicants: Prisma.ApplicantCreateManyInput[];
  audits: Prisma.AuditRecordCreateManyInput[];
}

export function emptyRows(): Rows {
  return {
    areas: [],
    municipalities: [],
    units: [],
    centers: [],
    users: [],
    accounts: [],
    organizations: [],
    people: [],
    bodies: [],
    seats: [],
    appointments: [],
    sessions: [],
    sessionBodies: [],
    coHosts: [],
    tags: [],
    agenda: [],
    topics: [],
    materials: [],
    invitations: [],
    responses: [],
    attendances: [],
    groups: [],
    reports: [],
    cells: [],
    polls: [],
    pollOptions: [],
    pollParticipants: [],
    pollReplies: [],
    pollMarks: [],
    personGroups: [],
    groupMembers: [],
    cards: [],
    joinRequests: [],
    recruitments: [],
    applications: [],
    applicants: [],
    audits: [],
  };
}

/** Writes the rows, those referred to before those that refer. */
export async function writeRows(tx: Tx, rows: Rows): Promise<void> {
  await inChunks(rows.areas, (data) => tx.medicalArea.createMany({ data }));
  await inChunks(rows.municipalities, (data) => tx.municipality.createMany({ data }));
  await inChunks(rows.units, (data) => tx.reportingUnit.createMany({ data }));
  await inChunks(rows.centers, (data) => tx.healthCenter.createMany({ data }));
  await inChunks(rows.users, (data) => tx.user.createMany({ data }));
  await inChunks(rows.accounts, (data) => tx.authAccount.createMany({ data }));
  await inChunks(rows.organizations, (data) => tx.organization.createMany({ data }));
  await inChunks(rows.people, (data) => tx.person.createMany({ data }));
  await inChunks(rows.bodies, (data) => tx.body.createMany({ data }));
  await inChunks(rows.seats, (data) => tx.seat.createMany({ data }));
  await inChunks(rows.appointments, (data) => tx.appointment.createMany({ data }));
  await inChunks(rows.sessions, (data) => tx.session.createMany({ data }));
  await inChunks(rows.sessionBodies, (data) => tx.sessionBody.createMany({ data }));
  await inChunks(rows.coHosts, (data) => tx.sessionCoHost.createMany({ data }));
  await inChunks(rows.tags, (data) => tx.sessionTag.createMany({ data }));
  await inChunks(rows.agenda, (data) => tx.agendaItem.createMany({ data }));
  await inChunks(rows.topics, (data) => tx.agendaTopic.createMany({ data }));
  await inChunks(rows.materials, (data) => tx.material.createMany({ data }));
  await inChunks(rows.invitations, (data) => tx.invitation.createMany({ data }));
  await inChunks(rows.responses, (data) => tx.response.createMany({ data }));
  await pointToLastResponses(tx);
  await inChunks(rows.attendances, (data) => tx.attendance.createMany({ data }));
  await inChunks(rows.groups, (data) => tx.attendanceGroup.createMany({ data }));
  await inChunks(rows.reports, (data) => tx.activityReport.createMany({ data }));
  await inChunks(rows.cells, (data) => tx.reportCell.createMany({ data }));
  await writePolls(tx, rows);
  await inChunks(rows.personGroups, (data) => tx.personGroup.createMany({ data }));
  await inChunks(rows.groupMembers, (data) => tx.personGroupMember.createMany({ data }));
  await inChunks(rows.cards, (data) => tx.practiceCard.createMany({ data }));
  await inChunks(rows.joinRequests, (data) => tx.joinRequest.createMany({ data }));
  await inChunks(rows.recruitments, (data) => tx.recruitment.createMany({ data }));
  await inChunks(rows.applications, (data) => tx.application.createMany({ data }));
  await inChunks(rows.applicants, (data) => tx.applicant.createMany({ data }));
  await inChunks(rows.audits, (data) => tx.auditRecord.createMany({ data }));
}

/** A poll and the date it decided for refer to each other, and so do someone asked and their last reply. */
async function writePolls(tx: Tx, rows: Rows): Promise<void> {
  const undecided = { state: "open", decidedOptionId: null } as const;
  await inChunks(rows.polls, (data) =>
    tx.datePoll.createMany({ data: data.map((poll) => ({ ...poll, ...undecided })) }),
  );
  await inChunks(rows.pollOptions, (data) => tx.pollOption.createMany({ data }));
  for (const { id, state, decidedOptionId } of rows.polls)
    if (decidedOptionId) await tx.datePoll.update({ where: { id }, data: { state, decidedOptionId } });
  await inChunks(rows.pollParticipants, (data) => tx.pollParticipant.createMany({ data }));
  await inChunks(rows.pollReplies, (data) => tx.pollReply.createMany({ data }));
  await inChunks(rows.pollMarks, (data) => tx.pollMark.createMany({ data }));
  await tx.$executeRaw`
    UPDATE "PollParticipant" SET "currentReplyId" = (
      SELECT "id" FROM "PollReply" AS r WHERE r."participantId" = "PollParticipant"."id"
      ORDER BY r."repliedAt" DESC LIMIT 1
    )`;
}

const ROWS_AT_ONCE = 500;

async function inChunks<Row>(rows: readonly Row[], write: (chunk: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) await write(rows.slice(start, start + ROWS_AT_ONCE));
}

/** Invitations and responses refer to each other, so the pointer can only be set once both are there. */
async function pointToLastResponses(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Invitation" SET "currentResponseId" = (
      SELECT "id" FROM "Response" AS r WHERE r."invitationId" = "Invitation"."id"
      AND NOT EXISTS (SELECT 1 FROM "Response" AS later WHERE later."replacesId" = r."id")
    )`;
}
