-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "extensionNumber" TEXT,
    "passwordHash" TEXT,
    "temporaryHash" TEXT,
    "temporaryExpiresAt" TIMESTAMP(3),
    "temporaryUsedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "lifetimeMs" INTEGER NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
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
    "startedAt" TIMESTAMP(3) NOT NULL,
    "answeredAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3) NOT NULL,
    "disposition" TEXT NOT NULL,
    "userField" TEXT NOT NULL,

    CONSTRAINT "CallLeg_pkey" PRIMARY KEY ("uniqueId","sequence")
);

-- CreateTable
CREATE TABLE "CallRecord" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "answeredAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3) NOT NULL,
    "callerNumber" TEXT NOT NULL,
    "callerName" TEXT NOT NULL,
    "dialledNumber" TEXT NOT NULL,
    "answeredBy" TEXT,
    "outcome" TEXT NOT NULL,
    "durationSeconds" INTEGER NOT NULL,
    "talkSeconds" INTEGER NOT NULL,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "CallRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallRecordPosition" (
    "id" INTEGER NOT NULL,
    "file" TEXT,
    "offset" BIGINT NOT NULL,

    CONSTRAINT "CallRecordPosition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Configuration" (
    "id" INTEGER NOT NULL,
    "wanted" INTEGER NOT NULL,
    "applied" INTEGER NOT NULL,
    "staged" INTEGER,
    "mode" TEXT NOT NULL,
    "failureRevision" INTEGER,
    "failureReason" TEXT,
    "pendingFiles" JSONB NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Configuration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConfigurationAttempt" (
    "id" SERIAL NOT NULL,
    "revision" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "files" JSONB NOT NULL,
    "tookMs" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ConfigurationAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecretsKey" (
    "id" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,

    CONSTRAINT "SecretsKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Extension" (
    "number" TEXT NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Extension_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "Registration" (
    "extension" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "reachability" TEXT NOT NULL,
    "roundTripMs" DOUBLE PRECISION,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("extension","contact")
);

-- CreateTable
CREATE TABLE "LiveCall" (
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "callerNumber" TEXT NOT NULL,
    "callerName" TEXT NOT NULL,
    "dialledNumber" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "answeredAt" TIMESTAMP(3),
    "channels" JSONB NOT NULL,

    CONSTRAINT "LiveCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Heartbeat" (
    "process" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "beatAt" TIMESTAMP(3) NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "Heartbeat_pkey" PRIMARY KEY ("process")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" SERIAL NOT NULL,
    "order" JSONB NOT NULL,
    "givenBy" TEXT NOT NULL,
    "givenAt" TIMESTAMP(3) NOT NULL,
    "claimedBy" TEXT,
    "claimedAt" TIMESTAMP(3),
    "answer" JSONB,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_extensionNumber_fkey" FOREIGN KEY ("extensionNumber") REFERENCES "Extension"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The rows there is exactly one of. The first configuration is wanted and not applied yet.
INSERT INTO "Configuration" ("id", "wanted", "applied", "mode", "pendingFiles", "updatedAt")
VALUES (1, 1, 0, 'power', '[]', '1970-01-01T00:00:00.000+00:00');

INSERT INTO "CallRecordPosition" ("id", "offset") VALUES (1, 0);
