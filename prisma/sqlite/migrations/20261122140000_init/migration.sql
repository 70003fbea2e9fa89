-- CreateTable
CREATE TABLE "OutboxMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT,
    "sessionId" TEXT,
    "invitationId" TEXT,
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
    CONSTRAINT "OutboxMail_calendarMessageId_fkey" FOREIGN KEY ("calendarMessageId") REFERENCES "CalendarMessage" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalendarMessage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "invitationId" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "CalendarMessage_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CalendarMessage_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Organization" (
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
    CONSTRAINT "Organization_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Organization_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
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
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Person_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Person_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Person_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Body" (
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
    CONSTRAINT "Body_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Body_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Body_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Body" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Seat" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "organizationId" TEXT,
    "post" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    CONSTRAINT "Seat_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Seat_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Appointment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "seatId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT,
    CONSTRAINT "Appointment_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Appointment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Appointment_days_check" CHECK ("endsOn" IS NULL OR "endsOn" >= "startsOn")
);

-- CreateTable
CREATE TABLE "Prefecture" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "countsWritten" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "CountedRole" (
    "prefectureId" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    PRIMARY KEY ("prefectureId", "role"),
    CONSTRAINT "CountedRole_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MedicalArea" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "MedicalArea_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Municipality" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "medicalAreaId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Municipality_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Municipality_medicalAreaId_fkey" FOREIGN KEY ("medicalAreaId") REFERENCES "MedicalArea" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportingUnit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "ReportingUnit_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HealthCenter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "reportingUnitId" TEXT NOT NULL,
    "medicalAreaId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "section" TEXT,
    "postalCode" TEXT,
    "address" TEXT,
    "phone" TEXT,
    "fax" TEXT,
    "email" TEXT,
    CONSTRAINT "HealthCenter_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "HealthCenter_reportingUnitId_fkey" FOREIGN KEY ("reportingUnitId") REFERENCES "ReportingUnit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "HealthCenter_medicalAreaId_fkey" FOREIGN KEY ("medicalAreaId") REFERENCES "MedicalArea" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActivityReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "reportingUnitId" TEXT NOT NULL,
    "fiscalYear" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "comment" TEXT,
    "submittedAt" DATETIME,
    "confirmedAt" DATETIME,
    CONSTRAINT "ActivityReport_reportingUnitId_fkey" FOREIGN KEY ("reportingUnitId") REFERENCES "ReportingUnit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportCell" (
    "reportId" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "sessions" INTEGER NOT NULL,
    "unknownSessions" INTEGER NOT NULL,
    "headcount" INTEGER,
    "frozenAt" DATETIME NOT NULL,

    PRIMARY KEY ("reportId", "edition", "category"),
    CONSTRAINT "ReportCell_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ActivityReport" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportCell_unknown_check" CHECK ("unknownSessions" BETWEEN 0 AND "sessions" AND ("headcount" IS NULL) = ("unknownSessions" = "sessions"))
);

-- CreateTable
CREATE TABLE "ImportedFigure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "reportingUnitId" TEXT NOT NULL,
    "fiscalYear" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "sessions" INTEGER NOT NULL,
    "unknownSessions" INTEGER NOT NULL,
    "headcount" INTEGER,
    "source" TEXT NOT NULL,
    "importedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ImportedFigure_reportingUnitId_fkey" FOREIGN KEY ("reportingUnitId") REFERENCES "ReportingUnit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ImportedFigure_unknown_check" CHECK ("unknownSessions" BETWEEN 0 AND "sessions" AND ("headcount" IS NULL) = ("unknownSessions" = "sessions"))
);

-- CreateTable
CREATE TABLE "Invitation" (
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
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Invitation_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Invitation_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Invitation_currentResponseId_fkey" FOREIGN KEY ("currentResponseId") REFERENCES "Response" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Response" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "invitationId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "seated" BOOLEAN NOT NULL DEFAULT true,
    "proxyName" TEXT,
    "proxyTitle" TEXT,
    "proxyOrganization" TEXT,
    "proxyEmail" TEXT,
    "message" TEXT,
    "via" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "answeredAt" DATETIME NOT NULL,
    "enteredById" TEXT,
    "replacesId" TEXT,
    CONSTRAINT "Response_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Response_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Response_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Response" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Response_proxy_check" CHECK (("answer" = 'proxy') = ("proxyName" IS NOT NULL))
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "personId" TEXT,
    "invitationId" TEXT,
    "medicalAreaId" TEXT,
    "role" TEXT NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'onSite',
    "name" TEXT NOT NULL,
    "organizationName" TEXT,
    "organizationKind" TEXT,
    "title" TEXT,
    "occupation" TEXT,
    "representing" TEXT,
    "arrivedAt" DATETIME,
    "leftAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Attendance_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attendance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Attendance_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Attendance_medicalAreaId_fkey" FOREIGN KEY ("medicalAreaId") REFERENCES "MedicalArea" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AttendanceGroup" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organizations" INTEGER,
    "people" INTEGER NOT NULL,
    CONSTRAINT "AttendanceGroup_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AttendanceGroup_people_check" CHECK ("people" >= 0 AND ("organizations" IS NULL OR "organizations" >= 0))
);

-- CreateTable
CREATE TABLE "Session" (
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
    "answerBy" TEXT,
    "notice" TEXT,
    "documentNumber" TEXT,
    "stateReason" TEXT,
    "headcountBasis" TEXT NOT NULL DEFAULT 'none',
    "headcount" INTEGER,
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
    CONSTRAINT "Session_capacity_check" CHECK ("capacity" IS NULL OR "capacity" > 0)
);

-- CreateTable
CREATE TABLE "SessionBody" (
    "sessionId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("sessionId", "bodyId"),
    CONSTRAINT "SessionBody_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SessionBody_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionCoHost" (
    "sessionId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "centerId"),
    CONSTRAINT "SessionCoHost_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SessionCoHost_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionTag" (
    "sessionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "kind", "value"),
    CONSTRAINT "SessionTag_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "part" TEXT,
    "title" TEXT NOT NULL,
    "presenter" TEXT,
    "presenterRole" TEXT,
    "minutes" INTEGER,
    "outcome" TEXT,
    "notes" TEXT,
    CONSTRAINT "AgendaItem_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgendaTopic" (
    "agendaItemId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,

    PRIMARY KEY ("agendaItemId", "topic"),
    CONSTRAINT "AgendaTopic_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Material" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "agendaItemId" TEXT,
    "position" INTEGER NOT NULL,
    "number" TEXT,
    "title" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "forInvitees" BOOLEAN NOT NULL DEFAULT false,
    "replacesId" TEXT,
    "uploadedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Material_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Material_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Material_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Material" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "User_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "User_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "User_center_check" CHECK (("role" = 'centerStaff') = ("centerId" IS NOT NULL))
);

-- CreateTable
CREATE TABLE "AuthSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "AuthSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuthAccount" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" DATETIME,
    "refreshTokenExpiresAt" DATETIME,
    "scope" TEXT,
    "password" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "AuthAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuthVerification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RateWindow" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "attempts" INTEGER NOT NULL,
    "endsAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AuditRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT,
    "sessionId" TEXT,
    "at" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "requestId" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMail_calendarMessageId_key" ON "OutboxMail"("calendarMessageId");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMail_messageId_key" ON "OutboxMail"("messageId");

-- CreateIndex
CREATE INDEX "OutboxMail_state_dueAt_idx" ON "OutboxMail"("state", "dueAt");

-- CreateIndex
CREATE INDEX "OutboxMail_prefectureId_centerId_createdAt_idx" ON "OutboxMail"("prefectureId", "centerId", "createdAt");

-- CreateIndex
CREATE INDEX "OutboxMail_sessionId_idx" ON "OutboxMail"("sessionId");

-- CreateIndex
CREATE INDEX "OutboxMail_invitationId_idx" ON "OutboxMail"("invitationId");

-- CreateIndex
CREATE INDEX "CalendarMessage_invitationId_createdAt_idx" ON "CalendarMessage"("invitationId", "createdAt");

-- CreateIndex
CREATE INDEX "CalendarMessage_sessionId_idx" ON "CalendarMessage"("sessionId");

-- CreateIndex
CREATE INDEX "Organization_prefectureId_searchKey_idx" ON "Organization"("prefectureId", "searchKey");

-- CreateIndex
CREATE INDEX "Organization_municipalityId_idx" ON "Organization"("municipalityId");

-- CreateIndex
CREATE INDEX "Person_prefectureId_centerId_searchKey_idx" ON "Person"("prefectureId", "centerId", "searchKey");

-- CreateIndex
CREATE INDEX "Person_organizationId_idx" ON "Person"("organizationId");

-- CreateIndex
CREATE INDEX "Body_prefectureId_centerId_idx" ON "Body"("prefectureId", "centerId");

-- CreateIndex
CREATE INDEX "Body_parentId_idx" ON "Body"("parentId");

-- CreateIndex
CREATE INDEX "Seat_bodyId_position_idx" ON "Seat"("bodyId", "position");

-- CreateIndex
CREATE INDEX "Seat_organizationId_idx" ON "Seat"("organizationId");

-- CreateIndex
CREATE INDEX "Appointment_seatId_startsOn_idx" ON "Appointment"("seatId", "startsOn");

-- CreateIndex
CREATE INDEX "Appointment_personId_idx" ON "Appointment"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Prefecture_code_key" ON "Prefecture"("code");

-- CreateIndex
CREATE UNIQUE INDEX "MedicalArea_prefectureId_name_key" ON "MedicalArea"("prefectureId", "name");

-- CreateIndex
CREATE INDEX "Municipality_medicalAreaId_idx" ON "Municipality"("medicalAreaId");

-- CreateIndex
CREATE UNIQUE INDEX "Municipality_prefectureId_name_key" ON "Municipality"("prefectureId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "ReportingUnit_prefectureId_name_key" ON "ReportingUnit"("prefectureId", "name");

-- CreateIndex
CREATE INDEX "HealthCenter_reportingUnitId_idx" ON "HealthCenter"("reportingUnitId");

-- CreateIndex
CREATE UNIQUE INDEX "HealthCenter_prefectureId_code_key" ON "HealthCenter"("prefectureId", "code");

-- CreateIndex
CREATE INDEX "ActivityReport_prefectureId_fiscalYear_idx" ON "ActivityReport"("prefectureId", "fiscalYear");

-- CreateIndex
CREATE UNIQUE INDEX "ActivityReport_reportingUnitId_fiscalYear_key" ON "ActivityReport"("reportingUnitId", "fiscalYear");

-- CreateIndex
CREATE INDEX "ImportedFigure_prefectureId_fiscalYear_idx" ON "ImportedFigure"("prefectureId", "fiscalYear");

-- CreateIndex
CREATE UNIQUE INDEX "ImportedFigure_reportingUnitId_fiscalYear_category_key" ON "ImportedFigure"("reportingUnitId", "fiscalYear", "category");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_currentResponseId_key" ON "Invitation"("currentResponseId");

-- CreateIndex
CREATE INDEX "Invitation_personId_idx" ON "Invitation"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_sessionId_personId_key" ON "Invitation"("sessionId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Response_replacesId_key" ON "Response"("replacesId");

-- CreateIndex
CREATE INDEX "Response_invitationId_answeredAt_idx" ON "Response"("invitationId", "answeredAt");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_invitationId_key" ON "Attendance"("invitationId");

-- CreateIndex
CREATE INDEX "Attendance_sessionId_role_idx" ON "Attendance"("sessionId", "role");

-- CreateIndex
CREATE INDEX "Attendance_personId_idx" ON "Attendance"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_sessionId_personId_key" ON "Attendance"("sessionId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "AttendanceGroup_sessionId_position_key" ON "AttendanceGroup"("sessionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Session_icalUid_key" ON "Session"("icalUid");

-- CreateIndex
CREATE INDEX "Session_tally" ON "Session"("prefectureId", "state", "startsAt", "category", "centerId", "format", "headcountBasis", "headcount", "id");

-- CreateIndex
CREATE INDEX "Session_prefectureId_centerId_startsAt_idx" ON "Session"("prefectureId", "centerId", "startsAt");

-- CreateIndex
CREATE INDEX "Session_prefectureId_startsAt_idx" ON "Session"("prefectureId", "startsAt");

-- CreateIndex
CREATE INDEX "SessionBody_bodyId_idx" ON "SessionBody"("bodyId");

-- CreateIndex
CREATE INDEX "SessionCoHost_centerId_idx" ON "SessionCoHost"("centerId");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaItem_sessionId_position_key" ON "AgendaItem"("sessionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Material_replacesId_key" ON "Material"("replacesId");

-- CreateIndex
CREATE INDEX "Material_sessionId_position_idx" ON "Material"("sessionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "User_prefectureId_idx" ON "User"("prefectureId");

-- CreateIndex
CREATE INDEX "User_centerId_idx" ON "User"("centerId");

-- CreateIndex
CREATE UNIQUE INDEX "AuthSession_token_key" ON "AuthSession"("token");

-- CreateIndex
CREATE INDEX "AuthSession_userId_idx" ON "AuthSession"("userId");

-- CreateIndex
CREATE INDEX "AuthAccount_userId_idx" ON "AuthAccount"("userId");

-- CreateIndex
CREATE INDEX "AuthVerification_identifier_idx" ON "AuthVerification"("identifier");

-- CreateIndex
CREATE INDEX "AuditRecord_prefectureId_at_idx" ON "AuditRecord"("prefectureId", "at");

-- CreateIndex
CREATE INDEX "AuditRecord_sessionId_at_idx" ON "AuditRecord"("sessionId", "at");

-- CreateIndex
CREATE INDEX "AuditRecord_subject_subjectId_idx" ON "AuditRecord"("subject", "subjectId");
