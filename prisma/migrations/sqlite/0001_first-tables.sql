-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "username" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "extensionNumber" TEXT,
    "passwordHash" TEXT,
    "temporaryHash" TEXT,
    "temporaryExpiresAt" DATETIME,
    "temporaryUsedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Account_extensionNumber_fkey" FOREIGN KEY ("extensionNumber") REFERENCES "Extension" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "lifetimeMs" INTEGER NOT NULL,
    CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CallLeg" (
    "uniqueId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "callId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "callerId" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "destinationChannel" TEXT NOT NULL,
    "lastApplication" TEXT NOT NULL,
    "lastData" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "endedAt" DATETIME NOT NULL,
    "disposition" TEXT NOT NULL,
    "userField" TEXT NOT NULL,

    PRIMARY KEY ("uniqueId", "sequence")
);

-- CreateTable
CREATE TABLE "CallRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "startedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "endedAt" DATETIME NOT NULL,
    "callerNumber" TEXT NOT NULL,
    "callerName" TEXT NOT NULL,
    "dialledNumber" TEXT NOT NULL,
    "answeredBy" TEXT,
    "outcome" TEXT NOT NULL,
    "durationSeconds" INTEGER NOT NULL,
    "talkSeconds" INTEGER NOT NULL,
    "searchText" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "CallRecordPosition" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "file" TEXT,
    "offset" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Configuration" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wanted" INTEGER NOT NULL,
    "applied" INTEGER NOT NULL,
    "staged" INTEGER,
    "mode" TEXT NOT NULL,
    "failureRevision" INTEGER,
    "failureReason" TEXT,
    "pendingFiles" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ConfigurationAttempt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "revision" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "files" JSONB NOT NULL,
    "tookMs" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SecretsKey" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "fingerprint" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Extension" (
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
    "searchText" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Registration" (
    "extension" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "reachability" TEXT NOT NULL,
    "roundTripMs" REAL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("extension", "contact")
);

-- CreateTable
CREATE TABLE "LiveCall" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    "callerNumber" TEXT NOT NULL,
    "callerName" TEXT NOT NULL,
    "dialledNumber" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "channels" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "Heartbeat" (
    "process" TEXT NOT NULL PRIMARY KEY,
    "pid" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "beatAt" DATETIME NOT NULL,
    "detail" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "Order" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "order" JSONB NOT NULL,
    "givenBy" TEXT NOT NULL,
    "givenAt" DATETIME NOT NULL,
    "claimedBy" TEXT,
    "claimedAt" DATETIME,
    "answer" JSONB,
    "answeredAt" DATETIME
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_username_key" ON "Account"("username");

-- CreateIndex
CREATE UNIQUE INDEX "Account_extensionNumber_key" ON "Account"("extensionNumber");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "CallLeg_callId_idx" ON "CallLeg"("callId");

-- CreateIndex
CREATE INDEX "CallRecord_startedAt_id_idx" ON "CallRecord"("startedAt", "id");

-- CreateIndex
CREATE INDEX "CallRecord_callerNumber_startedAt_idx" ON "CallRecord"("callerNumber", "startedAt");

-- CreateIndex
CREATE INDEX "CallRecord_dialledNumber_startedAt_idx" ON "CallRecord"("dialledNumber", "startedAt");

-- CreateIndex
CREATE INDEX "CallRecord_answeredBy_startedAt_idx" ON "CallRecord"("answeredBy", "startedAt");

-- CreateIndex
CREATE INDEX "Order_claimedAt_id_idx" ON "Order"("claimedAt", "id");

-- The rows there is exactly one of. The first configuration is wanted and not applied yet.
INSERT INTO "Configuration" ("id", "wanted", "applied", "mode", "pendingFiles", "updatedAt")
VALUES (1, 1, 0, 'power', '[]', '1970-01-01T00:00:00.000+00:00');

INSERT INTO "CallRecordPosition" ("id", "offset") VALUES (1, 0);
