-- AlterTable
ALTER TABLE "HealthCenter" ADD COLUMN "senderName" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "emailBouncedAt" DATETIME;

-- CreateTable
CREATE TABLE "MailWording" (
    "prefectureId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "opening" TEXT,
    "closing" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("prefectureId", "kind"),
    CONSTRAINT "MailWording_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InboundMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT,
    "centerId" TEXT,
    "sessionId" TEXT,
    "invitationId" TEXT,
    "mailbox" TEXT NOT NULL,
    "uidValidity" TEXT NOT NULL,
    "uid" INTEGER NOT NULL,
    "messageId" TEXT,
    "fromAddress" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "sequence" INTEGER,
    "stampedAt" DATETIME,
    "receivedAt" DATETIME NOT NULL,
    "checkedAt" DATETIME,
    "checkedById" TEXT,
    CONSTRAINT "InboundMail_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "InboundMail_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "InboundMail_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Feed" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "centerId" TEXT,
    "bodyId" TEXT,
    "personId" TEXT,
    "userId" TEXT,
    "tokenHash" TEXT NOT NULL,
    "tokenGeneration" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    CONSTRAINT "Feed_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Feed_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Feed_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Feed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Recruitment" (
    "sessionId" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "opensOn" TEXT,
    "closesOn" TEXT NOT NULL,
    "perOrganization" INTEGER,
    "target" TEXT,
    "message" TEXT,
    "purpose" TEXT NOT NULL,
    "closedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Recruitment_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Application" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "organizationName" TEXT NOT NULL,
    "organizationKey" TEXT NOT NULL,
    "organizationKind" TEXT,
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "contactPhone" TEXT,
    "message" TEXT,
    "state" TEXT NOT NULL DEFAULT 'unconfirmed',
    "tokenHash" TEXT NOT NULL,
    "tokenGeneration" INTEGER NOT NULL DEFAULT 0,
    "appliedAt" DATETIME NOT NULL,
    "confirmedAt" DATETIME,
    "withdrawnAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Application_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Recruitment" ("sessionId") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Applicant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "applicationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL DEFAULT '',
    "title" TEXT,
    "occupation" TEXT,
    "email" TEXT,
    "mode" TEXT NOT NULL,
    "withdrawnAt" DATETIME,
    "invitationId" TEXT,
    CONSTRAINT "Applicant_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Applicant_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Proxy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "invitationId" TEXT NOT NULL,
    "responseId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'named',
    "tokenHash" TEXT NOT NULL,
    "tokenGeneration" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "toldSequence" INTEGER,
    CONSTRAINT "Proxy_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Proxy_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SeatOffer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "invitationId" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "offeredAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "SeatOffer_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SeatOffer_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reminder" (
    "invitationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "queuedAt" DATETIME NOT NULL,

    PRIMARY KEY ("invitationId", "kind", "about"),
    CONSTRAINT "Reminder_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Body" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,
    "parentId" TEXT,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "basis" TEXT,
    "outsourced" BOOLEAN NOT NULL DEFAULT false,
    "termYears" INTEGER,
    "proxyPolicy" TEXT NOT NULL DEFAULT 'allowed',
    "position" INTEGER NOT NULL DEFAULT 0,
    "startsOn" TEXT,
    "endsOn" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Body_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Body_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Body_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Body" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Body" ("basis", "centerId", "endsOn", "id", "kind", "name", "outsourced", "parentId", "position", "prefectureId", "startsOn", "termYears", "version") SELECT "basis", "centerId", "endsOn", "id", "kind", "name", "outsourced", "parentId", "position", "prefectureId", "startsOn", "termYears", "version" FROM "Body";
DROP TABLE "Body";
ALTER TABLE "new_Body" RENAME TO "Body";
CREATE INDEX "Body_prefectureId_centerId_idx" ON "Body"("prefectureId", "centerId");
CREATE INDEX "Body_parentId_idx" ON "Body"("parentId");
CREATE TABLE "new_CalendarMessage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "invitationId" TEXT NOT NULL,
    "proxyId" TEXT,
    "method" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "CalendarMessage_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CalendarMessage_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CalendarMessage_proxyId_fkey" FOREIGN KEY ("proxyId") REFERENCES "Proxy" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_CalendarMessage" ("content", "createdAt", "id", "invitationId", "method", "prefectureId", "sequence", "sessionId") SELECT "content", "createdAt", "id", "invitationId", "method", "prefectureId", "sequence", "sessionId" FROM "CalendarMessage";
DROP TABLE "CalendarMessage";
ALTER TABLE "new_CalendarMessage" RENAME TO "CalendarMessage";
CREATE INDEX "CalendarMessage_invitationId_createdAt_idx" ON "CalendarMessage"("invitationId", "createdAt");
CREATE INDEX "CalendarMessage_sessionId_idx" ON "CalendarMessage"("sessionId");
CREATE INDEX "CalendarMessage_proxyId_idx" ON "CalendarMessage"("proxyId");
CREATE TABLE "new_Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "seatId" TEXT,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organizationName" TEXT,
    "title" TEXT,
    "reachedBy" TEXT NOT NULL DEFAULT 'mail',
    "tokenHash" TEXT NOT NULL,
    "tokenGeneration" INTEGER NOT NULL DEFAULT 0,
    "sentAt" DATETIME,
    "openedAt" DATETIME,
    "revokedAt" DATETIME,
    "toldSequence" INTEGER,
    "toldAt" DATETIME,
    "currentResponseId" TEXT,
    "succeedsId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Invitation_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Invitation_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Invitation_currentResponseId_fkey" FOREIGN KEY ("currentResponseId") REFERENCES "Response" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Invitation_succeedsId_fkey" FOREIGN KEY ("succeedsId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Invitation" ("createdAt", "currentResponseId", "id", "name", "openedAt", "organizationName", "personId", "position", "prefectureId", "reachedBy", "revokedAt", "role", "seatId", "sentAt", "sessionId", "succeedsId", "title", "tokenGeneration", "tokenHash") SELECT "createdAt", "currentResponseId", "id", "name", "openedAt", "organizationName", "personId", "position", "prefectureId", "reachedBy", "revokedAt", "role", "seatId", "sentAt", "sessionId", "succeedsId", "title", "tokenGeneration", "tokenHash" FROM "Invitation";
DROP TABLE "Invitation";
ALTER TABLE "new_Invitation" RENAME TO "Invitation";
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");
CREATE UNIQUE INDEX "Invitation_currentResponseId_key" ON "Invitation"("currentResponseId");
CREATE UNIQUE INDEX "Invitation_succeedsId_key" ON "Invitation"("succeedsId");
CREATE INDEX "Invitation_personId_idx" ON "Invitation"("personId");
CREATE INDEX "Invitation_seatId_idx" ON "Invitation"("seatId");
CREATE UNIQUE INDEX "Invitation_sessionId_personId_key" ON "Invitation"("sessionId", "personId");
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
    CONSTRAINT "OutboxMail_calendarMessageId_fkey" FOREIGN KEY ("calendarMessageId") REFERENCES "CalendarMessage" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_OutboxMail" ("attempts", "calendarMessageId", "centerId", "createdAt", "dueAt", "fromName", "html", "id", "invitationId", "kind", "lastError", "leaseEndsAt", "leaseOwner", "messageId", "pollParticipantId", "prefectureId", "replyTo", "sentAt", "sequence", "sessionId", "state", "subject", "text", "toAddress", "toName", "tokenGeneration") SELECT "attempts", "calendarMessageId", "centerId", "createdAt", "dueAt", "fromName", "html", "id", "invitationId", "kind", "lastError", "leaseEndsAt", "leaseOwner", "messageId", "pollParticipantId", "prefectureId", "replyTo", "sentAt", "sequence", "sessionId", "state", "subject", "text", "toAddress", "toName", "tokenGeneration" FROM "OutboxMail";
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
CREATE TABLE "new_Prefecture" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "countsWritten" BOOLEAN NOT NULL DEFAULT true,
    "quietFrom" INTEGER NOT NULL DEFAULT 20,
    "quietUntil" INTEGER NOT NULL DEFAULT 8,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO "new_Prefecture" ("code", "countsWritten", "createdAt", "demo", "id", "name") SELECT "code", "countsWritten", "createdAt", "demo", "id", "name" FROM "Prefecture";
DROP TABLE "Prefecture";
ALTER TABLE "new_Prefecture" RENAME TO "Prefecture";
CREATE UNIQUE INDEX "Prefecture_code_key" ON "Prefecture"("code");
CREATE TABLE "new_Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "format" TEXT NOT NULL DEFAULT 'onSite',
    "title" TEXT NOT NULL,
    "series" TEXT,
    "round" INTEGER,
    "theme" TEXT,
    "searchKey" TEXT NOT NULL DEFAULT '',
    "startsAt" DATETIME,
    "endsAt" DATETIME,
    "venue" TEXT,
    "onlineUrl" TEXT,
    "capacity" INTEGER,
    "onlineCapacity" INTEGER,
    "remindsSilent" BOOLEAN NOT NULL DEFAULT true,
    "remindsComing" BOOLEAN NOT NULL DEFAULT true,
    "answerBy" TEXT,
    "notice" TEXT,
    "documentNumber" TEXT,
    "stateReason" TEXT,
    "headcountBasis" TEXT NOT NULL DEFAULT 'none',
    "headcount" INTEGER,
    "plannedFor" INTEGER,
    "plannedOn" TEXT,
    "materialsSentAt" DATETIME,
    "note" TEXT,
    "icalUid" TEXT NOT NULL,
    "icalSequence" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Session_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Session_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Session_headcount_check" CHECK (("headcountBasis" IN ('exact', 'approximate')) = ("headcount" IS NOT NULL)),
    CONSTRAINT "Session_headcount_range_check" CHECK ("headcount" IS NULL OR "headcount" >= 0),
    CONSTRAINT "Session_times_check" CHECK ("endsAt" IS NULL OR ("startsAt" IS NOT NULL AND "endsAt" > "startsAt")),
    CONSTRAINT "Session_dated_check" CHECK ("state" NOT IN ('scheduled', 'held') OR "startsAt" IS NOT NULL),
    CONSTRAINT "Session_capacity_check" CHECK (("capacity" IS NULL OR "capacity" > 0) AND ("onlineCapacity" IS NULL OR "onlineCapacity" > 0))
);
INSERT INTO "new_Session" ("answerBy", "capacity", "category", "centerId", "createdAt", "documentNumber", "endsAt", "format", "headcount", "headcountBasis", "icalSequence", "icalUid", "id", "materialsSentAt", "note", "notice", "onlineUrl", "plannedFor", "plannedOn", "prefectureId", "round", "searchKey", "series", "startsAt", "state", "stateReason", "theme", "title", "updatedAt", "venue", "version") SELECT "answerBy", "capacity", "category", "centerId", "createdAt", "documentNumber", "endsAt", "format", "headcount", "headcountBasis", "icalSequence", "icalUid", "id", "materialsSentAt", "note", "notice", "onlineUrl", "plannedFor", "plannedOn", "prefectureId", "round", "searchKey", "series", "startsAt", "state", "stateReason", "theme", "title", "updatedAt", "venue", "version" FROM "Session";
DROP TABLE "Session";
ALTER TABLE "new_Session" RENAME TO "Session";
CREATE UNIQUE INDEX "Session_icalUid_key" ON "Session"("icalUid");
CREATE INDEX "Session_tally" ON "Session"("prefectureId", "state", "startsAt", "category", "centerId", "format", "headcountBasis", "headcount", "id");
CREATE INDEX "Session_prefectureId_centerId_startsAt_idx" ON "Session"("prefectureId", "centerId", "startsAt");
CREATE INDEX "Session_prefectureId_startsAt_idx" ON "Session"("prefectureId", "startsAt");
-- Until now one number counted everyone: for a session held online alone it was the number of places there.
UPDATE "Session" SET "onlineCapacity" = "capacity", "capacity" = NULL WHERE "format" = 'online';
-- A mail with a calendar was written on the calendar's SEQUENCE.
UPDATE "OutboxMail" SET "sequence" = (SELECT "sequence" FROM "CalendarMessage" WHERE "id" = "calendarMessageId") WHERE "calendarMessageId" IS NOT NULL;
-- Whoever was called until now was told of the session as their calendar got it, else as it was called.
UPDATE "Invitation" SET "toldAt" = "sentAt", "toldSequence" = COALESCE(
    (SELECT MAX("sequence") FROM "CalendarMessage" WHERE "invitationId" = "Invitation"."id"),
    (SELECT "icalSequence" FROM "Session" WHERE "id" = "Invitation"."sessionId")
) WHERE "sentAt" IS NOT NULL;
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "InboundMail_prefectureId_state_receivedAt_idx" ON "InboundMail"("prefectureId", "state", "receivedAt");

-- CreateIndex
CREATE INDEX "InboundMail_centerId_state_idx" ON "InboundMail"("centerId", "state");

-- CreateIndex
CREATE INDEX "InboundMail_sessionId_idx" ON "InboundMail"("sessionId");

-- CreateIndex
CREATE INDEX "InboundMail_invitationId_stampedAt_idx" ON "InboundMail"("invitationId", "stampedAt");

-- CreateIndex
CREATE INDEX "InboundMail_checkedById_idx" ON "InboundMail"("checkedById");

-- CreateIndex
CREATE UNIQUE INDEX "InboundMail_mailbox_uidValidity_uid_key" ON "InboundMail"("mailbox", "uidValidity", "uid");

-- CreateIndex
CREATE UNIQUE INDEX "Feed_tokenHash_key" ON "Feed"("tokenHash");

-- CreateIndex
CREATE INDEX "Feed_centerId_idx" ON "Feed"("centerId");

-- CreateIndex
CREATE INDEX "Feed_bodyId_idx" ON "Feed"("bodyId");

-- CreateIndex
CREATE INDEX "Feed_personId_idx" ON "Feed"("personId");

-- CreateIndex
CREATE INDEX "Feed_userId_idx" ON "Feed"("userId");

-- CreateIndex
CREATE INDEX "Recruitment_prefectureId_closesOn_idx" ON "Recruitment"("prefectureId", "closesOn");

-- CreateIndex
CREATE UNIQUE INDEX "Application_tokenHash_key" ON "Application"("tokenHash");

-- CreateIndex
CREATE INDEX "Application_sessionId_state_organizationKey_idx" ON "Application"("sessionId", "state", "organizationKey");

-- CreateIndex
CREATE INDEX "Application_state_appliedAt_idx" ON "Application"("state", "appliedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Applicant_invitationId_key" ON "Applicant"("invitationId");

-- CreateIndex
CREATE UNIQUE INDEX "Applicant_applicationId_position_key" ON "Applicant"("applicationId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Proxy_responseId_key" ON "Proxy"("responseId");

-- CreateIndex
CREATE UNIQUE INDEX "Proxy_tokenHash_key" ON "Proxy"("tokenHash");

-- CreateIndex
CREATE INDEX "Proxy_invitationId_idx" ON "Proxy"("invitationId");

-- CreateIndex
CREATE INDEX "SeatOffer_sessionId_state_idx" ON "SeatOffer"("sessionId", "state");

-- CreateIndex
CREATE INDEX "SeatOffer_invitationId_idx" ON "SeatOffer"("invitationId");

-- CreateIndex
CREATE INDEX "SeatOffer_state_expiresAt_idx" ON "SeatOffer"("state", "expiresAt");
