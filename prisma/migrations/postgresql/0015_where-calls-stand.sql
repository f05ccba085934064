-- AlterTable
ALTER TABLE "LiveCall" ADD COLUMN     "partner" TEXT,
ADD COLUMN     "place" TEXT,
ADD COLUMN     "stateSince" TIMESTAMP(3);

-- What was told as a mailbox's call could be many things; call control says which when it starts.
UPDATE "LiveCall" SET "partner" = '', "place" = '', "stateSince" = "startedAt";
UPDATE "LiveCall" SET "state" = 'connected' WHERE "state" = 'voicemail';

ALTER TABLE "LiveCall" ALTER COLUMN "partner" SET NOT NULL,
ALTER COLUMN "place" SET NOT NULL,
ALTER COLUMN "stateSince" SET NOT NULL;
