-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_HealthCenter" (
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
    "documentMark" TEXT,
    "signatory" TEXT,
    "senderName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "HealthCenter_prefectureId_fkey" FOREIGN KEY ("prefectureId") REFERENCES "Prefecture" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "HealthCenter_reportingUnitId_fkey" FOREIGN KEY ("reportingUnitId") REFERENCES "ReportingUnit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "HealthCenter_medicalAreaId_fkey" FOREIGN KEY ("medicalAreaId") REFERENCES "MedicalArea" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_HealthCenter" ("address", "code", "documentMark", "email", "fax", "id", "medicalAreaId", "name", "phone", "position", "postalCode", "prefectureId", "reportingUnitId", "section", "senderName", "signatory") SELECT "address", "code", "documentMark", "email", "fax", "id", "medicalAreaId", "name", "phone", "position", "postalCode", "prefectureId", "reportingUnitId", "section", "senderName", "signatory" FROM "HealthCenter";
DROP TABLE "HealthCenter";
ALTER TABLE "new_HealthCenter" RENAME TO "HealthCenter";
CREATE INDEX "HealthCenter_reportingUnitId_idx" ON "HealthCenter"("reportingUnitId");
CREATE UNIQUE INDEX "HealthCenter_prefectureId_code_key" ON "HealthCenter"("prefectureId", "code");
CREATE TABLE "new_Prefecture" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "countsWritten" BOOLEAN NOT NULL DEFAULT true,
    "quietFrom" INTEGER NOT NULL DEFAULT 20,
    "quietUntil" INTEGER NOT NULL DEFAULT 8,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO "new_Prefecture" ("code", "countsWritten", "createdAt", "demo", "id", "name", "quietFrom", "quietUntil") SELECT "code", "countsWritten", "createdAt", "demo", "id", "name", "quietFrom", "quietUntil" FROM "Prefecture";
DROP TABLE "Prefecture";
ALTER TABLE "new_Prefecture" RENAME TO "Prefecture";
CREATE UNIQUE INDEX "Prefecture_code_key" ON "Prefecture"("code");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "OutboxMail_state_toAddress_idx" ON "OutboxMail"("state", "toAddress");
