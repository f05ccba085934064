-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_DialledState" (
    "subject" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "changedBy" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("subject", "key")
);
INSERT INTO "new_DialledState" ("changedAt", "key", "subject", "value") SELECT "changedAt", "key", "subject", "value" FROM "DialledState";
DROP TABLE "DialledState";
ALTER TABLE "new_DialledState" RENAME TO "DialledState";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
