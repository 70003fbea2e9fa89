-- AlterTable
ALTER TABLE "Material" ADD COLUMN "shownAt" DATETIME;

-- AlterTable
ALTER TABLE "Seat" ADD COLUMN "startsOn" TEXT;

UPDATE "Material" SET "shownAt" = "uploadedAt" WHERE "forInvitees";
