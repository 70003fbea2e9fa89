-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN "minutesPresent" INTEGER;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Letter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sessionId" TEXT,
    "appointmentId" TEXT,
    "invitationId" TEXT,
    "personId" TEXT,
    "tokenGeneration" INTEGER NOT NULL DEFAULT 0,
    "documentNumber" TEXT,
    "issuedOn" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,
    CONSTRAINT "Letter_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Letter_appointmentId_fkey" FOREIGN KEY ("appointmentId") REFERENCES "Appointment" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Letter_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Letter_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Letter_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Letter" ("appointmentId", "centerId", "content", "createdAt", "createdById", "documentNumber", "id", "invitationId", "issuedOn", "kind", "prefectureId", "sessionId", "tokenGeneration") SELECT "appointmentId", "centerId", "content", "createdAt", "createdById", "documentNumber", "id", "invitationId", "issuedOn", "kind", "prefectureId", "sessionId", "tokenGeneration" FROM "Letter";
DROP TABLE "Letter";
ALTER TABLE "new_Letter" RENAME TO "Letter";
CREATE INDEX "Letter_prefectureId_centerId_createdAt_idx" ON "Letter"("prefectureId", "centerId", "createdAt");
CREATE INDEX "Letter_sessionId_kind_idx" ON "Letter"("sessionId", "kind");
CREATE INDEX "Letter_appointmentId_idx" ON "Letter"("appointmentId");
CREATE INDEX "Letter_invitationId_idx" ON "Letter"("invitationId");
CREATE INDEX "Letter_personId_idx" ON "Letter"("personId");
CREATE INDEX "Letter_createdById_idx" ON "Letter"("createdById");
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
    "followsId" TEXT,
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
    CONSTRAINT "OutboxMail_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "Letter" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OutboxMail_followsId_fkey" FOREIGN KEY ("followsId") REFERENCES "OutboxMail" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_OutboxMail" ("applicationId", "attempts", "bounceReason", "bouncedAt", "calendarMessageId", "centerId", "createdAt", "dueAt", "fromAddress", "fromName", "html", "id", "invitationId", "kind", "lastError", "leaseEndsAt", "leaseOwner", "letterId", "messageId", "pollParticipantId", "prefectureId", "proxyId", "replyTo", "sentAt", "sequence", "sessionId", "state", "subject", "text", "toAddress", "toName", "tokenGeneration") SELECT "applicationId", "attempts", "bounceReason", "bouncedAt", "calendarMessageId", "centerId", "createdAt", "dueAt", "fromAddress", "fromName", "html", "id", "invitationId", "kind", "lastError", "leaseEndsAt", "leaseOwner", "letterId", "messageId", "pollParticipantId", "prefectureId", "proxyId", "replyTo", "sentAt", "sequence", "sessionId", "state", "subject", "text", "toAddress", "toName", "tokenGeneration" FROM "OutboxMail";
DROP TABLE "OutboxMail";
ALTER TABLE "new_OutboxMail" RENAME TO "OutboxMail";
CREATE UNIQUE INDEX "OutboxMail_calendarMessageId_key" ON "OutboxMail"("calendarMessageId");
CREATE UNIQUE INDEX "OutboxMail_followsId_key" ON "OutboxMail"("followsId");
CREATE UNIQUE INDEX "OutboxMail_messageId_key" ON "OutboxMail"("messageId");
CREATE INDEX "OutboxMail_state_dueAt_idx" ON "OutboxMail"("state", "dueAt");
CREATE INDEX "OutboxMail_state_toAddress_idx" ON "OutboxMail"("state", "toAddress");
CREATE INDEX "OutboxMail_prefectureId_centerId_createdAt_idx" ON "OutboxMail"("prefectureId", "centerId", "createdAt");
CREATE INDEX "OutboxMail_sessionId_idx" ON "OutboxMail"("sessionId");
CREATE INDEX "OutboxMail_invitationId_idx" ON "OutboxMail"("invitationId");
CREATE INDEX "OutboxMail_pollParticipantId_idx" ON "OutboxMail"("pollParticipantId");
CREATE INDEX "OutboxMail_proxyId_idx" ON "OutboxMail"("proxyId");
CREATE INDEX "OutboxMail_applicationId_idx" ON "OutboxMail"("applicationId");
CREATE INDEX "OutboxMail_letterId_idx" ON "OutboxMail"("letterId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
