-- CreateTable
CREATE TABLE "Thing" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "sealed" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("kind", "key")
);

-- CreateTable
CREATE TABLE "Setting" (
    "section" TEXT NOT NULL PRIMARY KEY,
    "settings" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL
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
    "callWaiting" BOOLEAN NOT NULL DEFAULT true,
    "pickupGroup" TEXT,
    "music" TEXT,
    "locationId" TEXT,
    "searchText" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);
INSERT INTO "new_Extension" ("allowExternal", "callerIdName", "createdAt", "email", "location", "name", "number", "ringSeconds", "searchText", "sipSecret", "updatedAt", "voicemail", "voicemailPin") SELECT "allowExternal", "callerIdName", "createdAt", "email", "location", "name", "number", "ringSeconds", "searchText", "sipSecret", "updatedAt", "voicemail", "voicemailPin" FROM "Extension";
DROP TABLE "Extension";
ALTER TABLE "new_Extension" RENAME TO "Extension";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
