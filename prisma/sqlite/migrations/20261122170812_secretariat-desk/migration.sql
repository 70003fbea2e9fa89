-- AlterTable
ALTER TABLE "Material" ADD COLUMN "removedAt" DATETIME;

-- AlterTable
ALTER TABLE "Seat" ADD COLUMN "endsOn" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN "materialsSentAt" DATETIME;
ALTER TABLE "Session" ADD COLUMN "plannedFor" INTEGER;

-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "bodyId" TEXT,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "columns" TEXT,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "same" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "createdAt" DATETIME NOT NULL,
    "checkedAt" DATETIME,
    "appliedAt" DATETIME,
    "undoneAt" DATETIME,
    "leaseOwner" TEXT,
    "leaseEndsAt" DATETIME,
    CONSTRAINT "Import_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Import_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportLine" (
    "importId" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "fate" TEXT NOT NULL,
    "cells" TEXT NOT NULL,
    "remarks" TEXT NOT NULL,

    PRIMARY KEY ("importId", "row"),
    CONSTRAINT "ImportLine_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportChange" (
    "importId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "table" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT NOT NULL,

    PRIMARY KEY ("importId", "position"),
    CONSTRAINT "ImportChange_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PersonMerge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,
    "keptId" TEXT NOT NULL,
    "mergedId" TEXT NOT NULL,
    "moved" TEXT NOT NULL,
    "mergedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    CONSTRAINT "PersonMerge_keptId_fkey" FOREIGN KEY ("keptId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PersonMerge_mergedId_fkey" FOREIGN KEY ("mergedId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PersonGroup" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organizationKind" TEXT,
    "municipalityId" TEXT,
    "occupation" TEXT,
    "titleKey" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "PersonGroup_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PersonGroup_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PersonGroupMember" (
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("groupId", "personId"),
    CONSTRAINT "PersonGroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "PersonGroup" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PersonGroupMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DatePoll" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "message" TEXT,
    "answerBy" TEXT NOT NULL,
    "quorum" INTEGER,
    "decidedOptionId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "DatePoll_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DatePoll_decidedOptionId_fkey" FOREIGN KEY ("decidedOptionId") REFERENCES "PollOption" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "DatePoll_decided_check" CHECK (("state" = 'decided') = ("decidedOptionId" IS NOT NULL))
);

-- CreateTable
CREATE TABLE "PollOption" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "pollId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    CONSTRAINT "PollOption_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "DatePoll" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PollOption_times_check" CHECK ("endsAt" > "startsAt")
);

-- CreateTable
CREATE TABLE "PollParticipant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "seatId" TEXT,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "need" TEXT NOT NULL DEFAULT 'required',
    "name" TEXT NOT NULL,
    "organizationName" TEXT,
    "title" TEXT,
    "reachedBy" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "tokenGeneration" INTEGER NOT NULL DEFAULT 0,
    "sentAt" DATETIME,
    "remindedAt" DATETIME,
    "endedAt" DATETIME,
    "currentReplyId" TEXT,
    CONSTRAINT "PollParticipant_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "DatePoll" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PollParticipant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PollParticipant_currentReplyId_fkey" FOREIGN KEY ("currentReplyId") REFERENCES "PollReply" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PollReply" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "participantId" TEXT NOT NULL,
    "comment" TEXT,
    "via" TEXT NOT NULL,
    "repliedAt" DATETIME NOT NULL,
    "enteredById" TEXT,
    CONSTRAINT "PollReply_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "PollParticipant" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PollReply_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PollMark" (
    "replyId" TEXT NOT NULL,
    "optionId" TEXT NOT NULL,
    "mark" TEXT NOT NULL,

    PRIMARY KEY ("replyId", "optionId"),
    CONSTRAINT "PollMark_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "PollReply" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PollMark_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "PollOption" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeCard" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "theme" TEXT,
    "lecturer" TEXT,
    "target" TEXT,
    "attendance" TEXT,
    "content" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "advice" TEXT,
    "searchKey" TEXT NOT NULL,
    "publishedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "PracticeCard_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PracticeCard_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JoinRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "centerId" TEXT,
    "role" TEXT NOT NULL,
    "message" TEXT,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "reply" TEXT,
    "requestedAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "invitationId" TEXT,
    CONSTRAINT "JoinRequest_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "JoinRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "JoinRequest_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "JoinRequest_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_AgendaItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "part" TEXT,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'discussion',
    "open" BOOLEAN NOT NULL DEFAULT true,
    "presenter" TEXT,
    "presenterId" TEXT,
    "presenterRole" TEXT,
    "minutes" INTEGER,
    "outcome" TEXT,
    "notes" TEXT,
    "carriedFromId" TEXT,
    CONSTRAINT "AgendaItem_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AgendaItem_presenterId_fkey" FOREIGN KEY ("presenterId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AgendaItem_carriedFromId_fkey" FOREIGN KEY ("carriedFromId") REFERENCES "AgendaItem" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_AgendaItem" ("id", "minutes", "notes", "outcome", "part", "position", "presenter", "presenterRole", "sessionId", "title") SELECT "id", "minutes", "notes", "outcome", "part", "position", "presenter", "presenterRole", "sessionId", "title" FROM "AgendaItem";
DROP TABLE "AgendaItem";
ALTER TABLE "new_AgendaItem" RENAME TO "AgendaItem";
CREATE INDEX "AgendaItem_presenterId_idx" ON "AgendaItem"("presenterId");
CREATE INDEX "AgendaItem_carriedFromId_idx" ON "AgendaItem"("carriedFromId");
CREATE UNIQUE INDEX "AgendaItem_sessionId_position_key" ON "AgendaItem"("sessionId", "position");
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
    "position" INTEGER NOT NULL DEFAULT 0,
    "startsOn" TEXT,
    "endsOn" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Body_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Body_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Body_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Body" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Body" ("basis", "centerId", "endsOn", "id", "kind", "name", "outsourced", "parentId", "position", "prefectureId", "startsOn", "termYears") SELECT "basis", "centerId", "endsOn", "id", "kind", "name", "outsourced", "parentId", "position", "prefectureId", "startsOn", "termYears" FROM "Body";
DROP TABLE "Body";
ALTER TABLE "new_Body" RENAME TO "Body";
CREATE INDEX "Body_prefectureId_centerId_idx" ON "Body"("prefectureId", "centerId");
CREATE INDEX "Body_parentId_idx" ON "Body"("parentId");
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
    "remindedAt" DATETIME,
    "revokedAt" DATETIME,
    "currentResponseId" TEXT,
    "succeedsId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Invitation_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Invitation_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Invitation_currentResponseId_fkey" FOREIGN KEY ("currentResponseId") REFERENCES "Response" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Invitation_succeedsId_fkey" FOREIGN KEY ("succeedsId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Invitation" ("createdAt", "currentResponseId", "id", "name", "openedAt", "organizationName", "personId", "position", "prefectureId", "reachedBy", "remindedAt", "revokedAt", "role", "seatId", "sentAt", "sessionId", "title", "tokenGeneration", "tokenHash") SELECT "createdAt", "currentResponseId", "id", "name", "openedAt", "organizationName", "personId", "position", "prefectureId", "reachedBy", "remindedAt", "revokedAt", "role", "seatId", "sentAt", "sessionId", "title", "tokenGeneration", "tokenHash" FROM "Invitation";
DROP TABLE "Invitation";
ALTER TABLE "new_Invitation" RENAME TO "Invitation";
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");
CREATE UNIQUE INDEX "Invitation_currentResponseId_key" ON "Invitation"("currentResponseId");
CREATE UNIQUE INDEX "Invitation_succeedsId_key" ON "Invitation"("succeedsId");
CREATE INDEX "Invitation_personId_idx" ON "Invitation"("personId");
CREATE INDEX "Invitation_seatId_idx" ON "Invitation"("seatId");
CREATE UNIQUE INDEX "Invitation_sessionId_personId_key" ON "Invitation"("sessionId", "personId");
CREATE TABLE "new_Organization" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "municipalityId" TEXT,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "searchKey" TEXT NOT NULL,
    "postalCode" TEXT,
    "address" TEXT,
    "phone" TEXT,
    "fax" TEXT,
    "email" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Organization_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Organization_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Organization" ("address", "email", "fax", "id", "kind", "municipalityId", "name", "phone", "postalCode", "prefectureId", "searchKey") SELECT "address", "email", "fax", "id", "kind", "municipalityId", "name", "phone", "postalCode", "prefectureId", "searchKey" FROM "Organization";
DROP TABLE "Organization";
ALTER TABLE "new_Organization" RENAME TO "Organization";
CREATE INDEX "Organization_prefectureId_searchKey_idx" ON "Organization"("prefectureId", "searchKey");
CREATE INDEX "Organization_municipalityId_idx" ON "Organization"("municipalityId");
CREATE TABLE "new_OutboxMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT,
    "sessionId" TEXT,
    "invitationId" TEXT,
    "pollParticipantId" TEXT,
    "calendarMessageId" TEXT,
    "tokenGeneration" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "fromName" TEXT NOT NULL,
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
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "OutboxMail_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OutboxMail_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OutboxMail_pollParticipantId_fkey" FOREIGN KEY ("pollParticipantId") REFERENCES "PollParticipant" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OutboxMail_calendarMessageId_fkey" FOREIGN KEY ("calendarMessageId") REFERENCES "CalendarMessage" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_OutboxMail" ("attempts", "calendarMessageId", "centerId", "createdAt", "dueAt", "fromName", "html", "id", "invitationId", "kind", "lastError", "leaseEndsAt", "leaseOwner", "messageId", "prefectureId", "replyTo", "sentAt", "sessionId", "state", "subject", "text", "toAddress", "toName", "tokenGeneration") SELECT "attempts", "calendarMessageId", "centerId", "createdAt", "dueAt", "fromName", "html", "id", "invitationId", "kind", "lastError", "leaseEndsAt", "leaseOwner", "messageId", "prefectureId", "replyTo", "sentAt", "sessionId", "state", "subject", "text", "toAddress", "toName", "tokenGeneration" FROM "OutboxMail";
DROP TABLE "OutboxMail";
ALTER TABLE "new_OutboxMail" RENAME TO "OutboxMail";
CREATE UNIQUE INDEX "OutboxMail_calendarMessageId_key" ON "OutboxMail"("calendarMessageId");
CREATE UNIQUE INDEX "OutboxMail_messageId_key" ON "OutboxMail"("messageId");
CREATE INDEX "OutboxMail_state_dueAt_idx" ON "OutboxMail"("state", "dueAt");
CREATE INDEX "OutboxMail_prefectureId_centerId_createdAt_idx" ON "OutboxMail"("prefectureId", "centerId", "createdAt");
CREATE INDEX "OutboxMail_sessionId_idx" ON "OutboxMail"("sessionId");
CREATE INDEX "OutboxMail_invitationId_idx" ON "OutboxMail"("invitationId");
CREATE INDEX "OutboxMail_pollParticipantId_idx" ON "OutboxMail"("pollParticipantId");
CREATE TABLE "new_Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,
    "organizationId" TEXT,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL DEFAULT '',
    "searchKey" TEXT NOT NULL,
    "occupation" TEXT,
    "title" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "fax" TEXT,
    "mergedIntoId" TEXT,
    "erasedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Person_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Person_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Person_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Person" ("centerId", "createdAt", "email", "fax", "id", "kana", "name", "occupation", "organizationId", "phone", "prefectureId", "searchKey", "title", "updatedAt") SELECT "centerId", "createdAt", "email", "fax", "id", "kana", "name", "occupation", "organizationId", "phone", "prefectureId", "searchKey", "title", "updatedAt" FROM "Person";
DROP TABLE "Person";
ALTER TABLE "new_Person" RENAME TO "Person";
CREATE INDEX "Person_prefectureId_centerId_searchKey_idx" ON "Person"("prefectureId", "centerId", "searchKey");
CREATE INDEX "Person_organizationId_idx" ON "Person"("organizationId");
CREATE INDEX "Person_mergedIntoId_idx" ON "Person"("mergedIntoId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Import_prefectureId_centerId_createdAt_idx" ON "Import"("prefectureId", "centerId", "createdAt");

-- CreateIndex
CREATE INDEX "Import_state_idx" ON "Import"("state");

-- CreateIndex
CREATE INDEX "ImportLine_importId_fate_row_idx" ON "ImportLine"("importId", "fate", "row");

-- CreateIndex
CREATE INDEX "ImportChange_table_recordId_idx" ON "ImportChange"("table", "recordId");

-- CreateIndex
CREATE INDEX "PersonMerge_prefectureId_centerId_mergedAt_idx" ON "PersonMerge"("prefectureId", "centerId", "mergedAt");

-- CreateIndex
CREATE INDEX "PersonMerge_keptId_idx" ON "PersonMerge"("keptId");

-- CreateIndex
CREATE INDEX "PersonMerge_mergedId_idx" ON "PersonMerge"("mergedId");

-- CreateIndex
CREATE INDEX "PersonGroup_prefectureId_centerId_idx" ON "PersonGroup"("prefectureId", "centerId");

-- CreateIndex
CREATE INDEX "PersonGroup_municipalityId_idx" ON "PersonGroup"("municipalityId");

-- CreateIndex
CREATE UNIQUE INDEX "PersonGroup_centerId_name_key" ON "PersonGroup"("centerId", "name");

-- CreateIndex
CREATE INDEX "PersonGroupMember_personId_idx" ON "PersonGroupMember"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "DatePoll_decidedOptionId_key" ON "DatePoll"("decidedOptionId");

-- CreateIndex
CREATE INDEX "DatePoll_sessionId_createdAt_idx" ON "DatePoll"("sessionId", "createdAt");

-- CreateIndex
CREATE INDEX "DatePoll_prefectureId_state_idx" ON "DatePoll"("prefectureId", "state");

-- CreateIndex
CREATE INDEX "PollOption_pollId_position_idx" ON "PollOption"("pollId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "PollOption_pollId_startsAt_endsAt_key" ON "PollOption"("pollId", "startsAt", "endsAt");

-- CreateIndex
CREATE UNIQUE INDEX "PollParticipant_tokenHash_key" ON "PollParticipant"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "PollParticipant_currentReplyId_key" ON "PollParticipant"("currentReplyId");

-- CreateIndex
CREATE INDEX "PollParticipant_personId_idx" ON "PollParticipant"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "PollParticipant_pollId_personId_key" ON "PollParticipant"("pollId", "personId");

-- CreateIndex
CREATE INDEX "PollReply_participantId_repliedAt_idx" ON "PollReply"("participantId", "repliedAt");

-- CreateIndex
CREATE INDEX "PollMark_optionId_idx" ON "PollMark"("optionId");

-- CreateIndex
CREATE UNIQUE INDEX "PracticeCard_sessionId_key" ON "PracticeCard"("sessionId");

-- CreateIndex
CREATE INDEX "PracticeCard_prefectureId_publishedAt_idx" ON "PracticeCard"("prefectureId", "publishedAt");

-- CreateIndex
CREATE INDEX "PracticeCard_centerId_idx" ON "PracticeCard"("centerId");

-- CreateIndex
CREATE UNIQUE INDEX "JoinRequest_invitationId_key" ON "JoinRequest"("invitationId");

-- CreateIndex
CREATE INDEX "JoinRequest_prefectureId_state_idx" ON "JoinRequest"("prefectureId", "state");

-- CreateIndex
CREATE INDEX "JoinRequest_userId_idx" ON "JoinRequest"("userId");

-- CreateIndex
CREATE INDEX "JoinRequest_centerId_idx" ON "JoinRequest"("centerId");

-- CreateIndex
CREATE UNIQUE INDEX "JoinRequest_sessionId_userId_key" ON "JoinRequest"("sessionId", "userId");

-- The log names participants by their role from now on: a person can be erased, the log cannot.
UPDATE "AuditRecord" SET "actorName" = '案内を受けた方' WHERE "actorKind" = 'participant';
