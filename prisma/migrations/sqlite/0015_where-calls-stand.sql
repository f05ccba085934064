-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_LiveCall" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    "callerNumber" TEXT NOT NULL,
    "callerName" TEXT NOT NULL,
    "dialledNumber" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "channels" JSONB NOT NULL,
    "connectedAt" DATETIME,
    "stateSince" DATETIME NOT NULL,
    "place" TEXT NOT NULL,
    "partner" TEXT NOT NULL
);
-- What was told as a mailbox's call could be many things; call control says which when it starts.
INSERT INTO "new_LiveCall" ("answeredAt", "callerName", "callerNumber", "channels", "connectedAt", "dialledNumber", "id", "startedAt", "state", "stateSince", "place", "partner") SELECT "answeredAt", "callerName", "callerNumber", "channels", "connectedAt", "dialledNumber", "id", "startedAt", CASE "state" WHEN 'voicemail' THEN 'connected' ELSE "state" END, "startedAt", '', '' FROM "LiveCall";
DROP TABLE "LiveCall";
ALTER TABLE "new_LiveCall" RENAME TO "LiveCall";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
