-- AlterTable
ALTER TABLE "LiveCall" ADD COLUMN "connectedAt" DATETIME;

-- CreateTable
CREATE TABLE "TelephonyEvent" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "data" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "TelephonyEventCount" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "last" BIGINT NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ToldMessage" (
    "mailbox" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "heard" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("mailbox", "messageId")
);
INSERT INTO "new_ToldMessage" ("mailbox", "messageId") SELECT "mailbox", "messageId" FROM "ToldMessage";
DROP TABLE "ToldMessage";
ALTER TABLE "new_ToldMessage" RENAME TO "ToldMessage";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "TelephonyEvent_key_key" ON "TelephonyEvent"("key");

-- CreateIndex
CREATE INDEX "TelephonyEvent_at_idx" ON "TelephonyEvent"("at");

-- Events are numbered from 1.
INSERT INTO "TelephonyEventCount" ("id", "last") VALUES (1, 0);

-- What was heard before there were events is no news.
UPDATE "ToldMessage" SET "heard" = true;
