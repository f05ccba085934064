-- CreateTable
CREATE TABLE "DialledState" (
    "subject" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,

    PRIMARY KEY ("subject", "key")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Extension" (
    "number" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "sipSecret" TEXT NOT NULL,
    "callerIdName" TEXT,
    "allowExternal" BOOLEAN NOT NULL,
    "voicemail" BOOLEAN NOT NULL,
    "voicemailPin" TEXT NOT NULL,
    "ringSeconds" INTEGER NOT NULL,
    "location" TEXT,
    "codecs" TEXT,
    "dtmf" TEXT,
    "encryption" TEXT NOT NULL DEFAULT 'off',
    "pickupGroup" TEXT,
    "music" TEXT,
    "locationId" TEXT,
    "searchText" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);
INSERT INTO "new_Extension" ("allowExternal", "callerIdName", "codecs", "createdAt", "dtmf", "email", "encryption", "location", "locationId", "music", "name", "number", "pickupGroup", "ringSeconds", "searchText", "sipSecret", "updatedAt", "voicemail", "voicemailPin") SELECT "allowExternal", "callerIdName", "codecs", "createdAt", "dtmf", "email", "encryption", "location", "locationId", "music", "name", "number", "pickupGroup", "ringSeconds", "searchText", "sipSecret", "updatedAt", "voicemail", "voicemailPin" FROM "Extension";
DROP TABLE "Extension";
ALTER TABLE "new_Extension" RENAME TO "Extension";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
