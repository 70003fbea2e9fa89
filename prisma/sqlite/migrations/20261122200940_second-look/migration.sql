-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN "sequence" INTEGER;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN "plannedOn" TEXT;

-- CreateTable
CREATE TABLE "OrganizationMerge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT,
    "keptId" TEXT NOT NULL,
    "mergedId" TEXT NOT NULL,
    "moved" TEXT NOT NULL,
    "mergedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    CONSTRAINT "OrganizationMerge_keptId_fkey" FOREIGN KEY ("keptId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "OrganizationMerge_mergedId_fkey" FOREIGN KEY ("mergedId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DistinctPeople" (
    "prefectureId" TEXT NOT NULL,
    "firstId" TEXT NOT NULL,
    "secondId" TEXT NOT NULL,
    "decidedAt" DATETIME NOT NULL,

    PRIMARY KEY ("firstId", "secondId"),
    CONSTRAINT "DistinctPeople_firstId_fkey" FOREIGN KEY ("firstId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DistinctPeople_secondId_fkey" FOREIGN KEY ("secondId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Material" (
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
    "version" INTEGER NOT NULL DEFAULT 0,
    "uploadedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" DATETIME,
    CONSTRAINT "Material_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Material_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Material_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Material" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Material" ("agendaItemId", "byteSize", "fileName", "forInvitees", "id", "mediaType", "number", "position", "prefectureId", "removedAt", "replacesId", "sessionId", "sha256", "title", "uploadedAt") SELECT "agendaItemId", "byteSize", "fileName", "forInvitees", "id", "mediaType", "number", "position", "prefectureId", "removedAt", "replacesId", "sessionId", "sha256", "title", "uploadedAt" FROM "Material";
DROP TABLE "Material";
ALTER TABLE "new_Material" RENAME TO "Material";
CREATE UNIQUE INDEX "Material_replacesId_key" ON "Material"("replacesId");
CREATE INDEX "Material_sessionId_position_idx" ON "Material"("sessionId", "position");
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
    "mergedIntoId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Organization_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Organization_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Organization_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Organization" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Organization" ("address", "email", "fax", "id", "kind", "municipalityId", "name", "phone", "postalCode", "prefectureId", "searchKey", "version") SELECT "address", "email", "fax", "id", "kind", "municipalityId", "name", "phone", "postalCode", "prefectureId", "searchKey", "version" FROM "Organization";
DROP TABLE "Organization";
ALTER TABLE "new_Organization" RENAME TO "Organization";
CREATE INDEX "Organization_prefectureId_searchKey_idx" ON "Organization"("prefectureId", "searchKey");
CREATE INDEX "Organization_municipalityId_idx" ON "Organization"("municipalityId");
CREATE INDEX "Organization_mergedIntoId_idx" ON "Organization"("mergedIntoId");
CREATE TABLE "new_PersonGroup" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "centerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organizationKind" TEXT,
    "municipalityId" TEXT,
    "occupation" TEXT,
    "titleKey" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "PersonGroup_centerId_fkey" FOREIGN KEY ("centerId") REFERENCES "HealthCenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PersonGroup_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_PersonGroup" ("centerId", "createdAt", "id", "municipalityId", "name", "occupation", "organizationKind", "prefectureId", "titleKey") SELECT "centerId", "createdAt", "id", "municipalityId", "name", "occupation", "organizationKind", "prefectureId", "titleKey" FROM "PersonGroup";
DROP TABLE "PersonGroup";
ALTER TABLE "new_PersonGroup" RENAME TO "PersonGroup";
CREATE INDEX "PersonGroup_prefectureId_centerId_idx" ON "PersonGroup"("prefectureId", "centerId");
CREATE INDEX "PersonGroup_municipalityId_idx" ON "PersonGroup"("municipalityId");
CREATE UNIQUE INDEX "PersonGroup_centerId_name_key" ON "PersonGroup"("centerId", "name");
CREATE TABLE "new_Seat" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefectureId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "organizationId" TEXT,
    "post" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "endsOn" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Seat_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "Body" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Seat_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Seat" ("bodyId", "endsOn", "id", "organizationId", "position", "post", "prefectureId", "role") SELECT "bodyId", "endsOn", "id", "organizationId", "position", "post", "prefectureId", "role" FROM "Seat";
DROP TABLE "Seat";
ALTER TABLE "new_Seat" RENAME TO "Seat";
CREATE INDEX "Seat_bodyId_position_idx" ON "Seat"("bodyId", "position");
CREATE INDEX "Seat_organizationId_idx" ON "Seat"("organizationId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "OrganizationMerge_prefectureId_mergedAt_idx" ON "OrganizationMerge"("prefectureId", "mergedAt");

-- CreateIndex
CREATE INDEX "OrganizationMerge_keptId_idx" ON "OrganizationMerge"("keptId");

-- CreateIndex
CREATE INDEX "OrganizationMerge_mergedId_idx" ON "OrganizationMerge"("mergedId");

-- CreateIndex
CREATE INDEX "DistinctPeople_secondId_idx" ON "DistinctPeople"("secondId");
