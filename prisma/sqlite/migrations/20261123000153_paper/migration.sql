-- AlterTable
ALTER TABLE "HealthCenter" ADD COLUMN "documentMark" TEXT;
ALTER TABLE "HealthCenter" ADD COLUMN "signatory" TEXT;

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN "reference" TEXT;

-- AlterTable
ALTER TABLE "Response" ADD COLUMN "scanSha256" TEXT;
ALTER TABLE "Response" ADD COLUMN "scanType" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN "certificateMinutes" INTEGER;
ALTER TABLE "Session" ADD COLUMN "expenses" TEXT;
ALTER TABLE "Session" ADD COLUMN "receptionMinutes" INTEGER;

-- CreateTable
CREATE TABLE "Letter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sessionId" TEXT,
    "appointmentId" TEXT,
    "invitationId" TEXT,
    "tokenGeneration" INTEGER NOT NULL DEFAULT 0,
    "documentNumber" TEXT,
    "issuedOn" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,
    CONSTRAINT "Letter_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Letter_appointmentId_fkey" FOREIGN KEY ("appointmentId") REFERENCES "Appointment" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Letter_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Letter_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LetterWording" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "bodyId" TEXT,
    "kind" TEXT NOT NULL,
    "signatory" TEXT,
    "opening" TEXT,
    "closing" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "LetterWording_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LetterWording_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReceptionEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "attendanceId" TEXT,
    "invitationId" TEXT,
    "at" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "desk" TEXT,
    "userId" TEXT NOT NULL,
    CONSTRAINT "ReceptionEvent_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReceptionEvent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Minutes" (
    "sessionId" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "opening" TEXT,
    "closing" TEXT,
    "author" TEXT,
    "reviewBy" TEXT,
    "askedAt" DATETIME,
    "confirmedAt" DATETIME,
    "confirmedById" TEXT,
    "content" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Minutes_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Minutes_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MinutesItem" (
    "agendaItemId" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "explanation" TEXT,
    "discussion" TEXT,
    "conclusion" TEXT,
    CONSTRAINT "MinutesItem_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MinutesItem_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Minutes" ("sessionId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MinutesComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "invitationId" TEXT NOT NULL,
    "agendaItemId" TEXT,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "handledAt" DATETIME,
    "handledById" TEXT,
    "reply" TEXT,
    CONSTRAINT "MinutesComment_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Minutes" ("sessionId") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MinutesComment_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MinutesComment_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "MinutesComment_handledById_fkey" FOREIGN KEY ("handledById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "agendaItemId" TEXT,
    "task" TEXT NOT NULL,
    "assignee" TEXT,
    "assigneeId" TEXT,
    "dueOn" TEXT,
    "doneOn" TEXT,
    "doneNote" TEXT,
    "carriedToId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "FollowUp_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_carriedToId_fkey" FOREIGN KEY ("carriedToId") REFERENCES "AgendaItem" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "attendanceId" TEXT,
    "number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,
    "revokedAt" DATETIME,
    CONSTRAINT "Certificate_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Certificate_attendanceId_fkey" FOREIGN KEY ("attendanceId") REFERENCES "Attendance" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Certificate_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionReport" (
    "sessionId" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "targetCount" INTEGER,
    "contents" TEXT,
    "result" TEXT,
    "survey" TEXT,
    "issues" TEXT,
    "nextYear" TEXT,
    "author" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "SessionReport_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_OutboxMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT,
    "sessionId" TEXT,
    "invitationId" TEXT,
    "pollParticipantId" TEXT,
    "proxyId" TEXT,
    "applicationId" TEXT,
    "calendarMessageId" TEXT,
    "letterId" TEXT,
    "tokenGeneration" INTEGER NOT NULL,
    "sequence" INTEGER,
    "kind" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "fromName" TEXT NOT NULL,
    "fromAddress" TEXT,
    "replyTo" TEXT,
    "toName" TEXT NOT NULL,
    "toAddress" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" DATETIME NOT NULL,
    "leaseOwner" TEXT,
    "leaseEndsAt" DATETIME,
    "lastError" TEXT,
    "sentAt" DATETIME,
    "bouncedAt" DATETIME,
    "bounceReason" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "OutboxMail_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OutboxMail_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OutboxMail_pollParticipantId_fkey" FOREIGN KEY ("pollParticipantId") REFERENCES "PollParticipant" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OutboxMail_proxyId_fkey" FOREIGN KEY ("proxyId") REFERENCES "Proxy" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OutboxMail_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OutboxMail_calendarMessageId_fkey" FOREIGN KEY ("calendarMessageId") REFERENCES "CalendarMessage" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OutboxMail_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "Letter" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_OutboxMail" ("applicationId", "attempts", "bounceReason", "bouncedAt", "calendarMessageId", "centerId", "createdAt", "dueAt", "fromAddress", "fromName", "html", "id", "invitationId", "kind", "lastError", "leaseEndsAt", "leaseOwner", "messageId", "pollParticipantId", "prefectureId", "proxyId", "replyTo", "sentAt", "sequence", "sessionId", "state", "subject", "text", "toAddress", "toName", "tokenGeneration") SELECT "applicationId", "attempts", "bounceReason", "bouncedAt", "calendarMessageId", "centerId", "createdAt", "dueAt", "fromAddress", "fromName", "html", "id", "invitationId", "kind", "lastError", "leaseEndsAt", "leaseOwner", "messageId", "pollParticipantId", "prefectureId", "proxyId", "replyTo", "sentAt", "sequence", "sessionId", "state", "subject", "text", "toAddress", "toName", "tokenGeneration" FROM "OutboxMail";
DROP TABLE "OutboxMail";
ALTER TABLE "new_OutboxMail" RENAME TO "OutboxMail";
CREATE UNIQUE INDEX "OutboxMail_calendarMessageId_key" ON "OutboxMail"("calendarMessageId");
CREATE UNIQUE INDEX "OutboxMail_messageId_key" ON "OutboxMail"("messageId");
CREATE INDEX "OutboxMail_state_dueAt_idx" ON "OutboxMail"("state", "dueAt");
CREATE INDEX "OutboxMail_prefectureId_centerId_createdAt_idx" ON "OutboxMail"("prefectureId", "centerId", "createdAt");
CREATE INDEX "OutboxMail_sessionId_idx" ON "OutboxMail"("sessionId");
CREATE INDEX "OutboxMail_invitationId_idx" ON "OutboxMail"("invitationId");
CREATE INDEX "OutboxMail_pollParticipantId_idx" ON "OutboxMail"("pollParticipantId");
CREATE INDEX "OutboxMail_proxyId_idx" ON "OutboxMail"("proxyId");
CREATE INDEX "OutboxMail_applicationId_idx" ON "OutboxMail"("applicationId");
CREATE INDEX "OutboxMail_letterId_idx" ON "OutboxMail"("letterId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Letter_prefectureId_centerId_createdAt_idx" ON "Letter"("prefectureId", "centerId", "createdAt");

-- CreateIndex
CREATE INDEX "Letter_sessionId_kind_idx" ON "Letter"("sessionId", "kind");

-- CreateIndex
CREATE INDEX "Letter_appointmentId_idx" ON "Letter"("appointmentId");

-- CreateIndex
CREATE INDEX "Letter_invitationId_idx" ON "Letter"("invitationId");

-- CreateIndex
CREATE INDEX "Letter_createdById_idx" ON "Letter"("createdById");

-- CreateIndex
CREATE INDEX "LetterWording_bodyId_idx" ON "LetterWording"("bodyId");

-- CreateIndex
CREATE UNIQUE INDEX "LetterWording_prefectureId_bodyId_kind_key" ON "LetterWording"("prefectureId", "bodyId", "kind");

-- CreateIndex
CREATE INDEX "ReceptionEvent_sessionId_receivedAt_idx" ON "ReceptionEvent"("sessionId", "receivedAt");

-- CreateIndex
CREATE INDEX "ReceptionEvent_userId_idx" ON "ReceptionEvent"("userId");

-- CreateIndex
CREATE INDEX "Minutes_confirmedById_idx" ON "Minutes"("confirmedById");

-- CreateIndex
CREATE INDEX "MinutesItem_sessionId_idx" ON "MinutesItem"("sessionId");

-- CreateIndex
CREATE INDEX "MinutesComment_sessionId_createdAt_idx" ON "MinutesComment"("sessionId", "createdAt");

-- CreateIndex
CREATE INDEX "MinutesComment_invitationId_idx" ON "MinutesComment"("invitationId");

-- CreateIndex
CREATE INDEX "MinutesComment_agendaItemId_idx" ON "MinutesComment"("agendaItemId");

-- CreateIndex
CREATE INDEX "MinutesComment_handledById_idx" ON "MinutesComment"("handledById");

-- CreateIndex
CREATE INDEX "FollowUp_prefectureId_centerId_doneOn_dueOn_idx" ON "FollowUp"("prefectureId", "centerId", "doneOn", "dueOn");

-- CreateIndex
CREATE INDEX "FollowUp_sessionId_idx" ON "FollowUp"("sessionId");

-- CreateIndex
CREATE INDEX "FollowUp_agendaItemId_idx" ON "FollowUp"("agendaItemId");

-- CreateIndex
CREATE INDEX "FollowUp_assigneeId_idx" ON "FollowUp"("assigneeId");

-- CreateIndex
CREATE INDEX "FollowUp_carriedToId_idx" ON "FollowUp"("carriedToId");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_attendanceId_key" ON "Certificate"("attendanceId");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_code_key" ON "Certificate"("code");

-- CreateIndex
CREATE INDEX "Certificate_createdById_idx" ON "Certificate"("createdById");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_sessionId_number_key" ON "Certificate"("sessionId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_reference_key" ON "Invitation"("reference");
