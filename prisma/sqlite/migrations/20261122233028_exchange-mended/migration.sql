-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_InboundMail" (
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
    "outboxMailId" TEXT,
    "sequence" INTEGER,
    "stampedAt" DATETIME,
    "partstat" TEXT,
    "receivedAt" DATETIME NOT NULL,
    "checkedAt" DATETIME,
    "checkedById" TEXT,
    CONSTRAINT "InboundMail_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "InboundMail_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "InboundMail_outboxMailId_fkey" FOREIGN KEY ("outboxMailId") REFERENCES "OutboxMail" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "InboundMail_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_InboundMail" ("byteSize", "centerId", "checkedAt", "checkedById", "fromAddress", "id", "invitationId", "mailbox", "messageId", "prefectureId", "reason", "receivedAt", "sequence", "sessionId", "sha256", "stampedAt", "state", "subject", "uid", "uidValidity") SELECT "byteSize", "centerId", "checkedAt", "checkedById", "fromAddress", "id", "invitationId", "mailbox", "messageId", "prefectureId", "reason", "receivedAt", "sequence", "sessionId", "sha256", "stampedAt", "state", "subject", "uid", "uidValidity" FROM "InboundMail";
DROP TABLE "InboundMail";
ALTER TABLE "new_InboundMail" RENAME TO "InboundMail";
CREATE INDEX "InboundMail_prefectureId_state_receivedAt_idx" ON "InboundMail"("prefectureId", "state", "receivedAt");
CREATE INDEX "InboundMail_centerId_state_idx" ON "InboundMail"("centerId", "state");
CREATE INDEX "InboundMail_sessionId_idx" ON "InboundMail"("sessionId");
CREATE INDEX "InboundMail_invitationId_stampedAt_idx" ON "InboundMail"("invitationId", "stampedAt");
CREATE INDEX "InboundMail_outboxMailId_idx" ON "InboundMail"("outboxMailId");
CREATE INDEX "InboundMail_checkedById_idx" ON "InboundMail"("checkedById");
CREATE UNIQUE INDEX "InboundMail_mailbox_uidValidity_uid_key" ON "InboundMail"("mailbox", "uidValidity", "uid");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
