-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_QueueCallback" (
    "callId" TEXT NOT NULL PRIMARY KEY,
    "queue" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "callerName" TEXT NOT NULL,
    "joinedAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "priority" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "new_QueueCallback" ("attempts", "callId", "callerName", "dueAt", "endedAt", "joinedAt", "number", "queue") SELECT "attempts", "callId", "callerName", "dueAt", "endedAt", "joinedAt", "number", "queue" FROM "QueueCallback";
DROP TABLE "QueueCallback";
ALTER TABLE "new_QueueCallback" RENAME TO "QueueCallback";
CREATE INDEX "QueueCallback_queue_endedAt_idx" ON "QueueCallback"("queue", "endedAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
