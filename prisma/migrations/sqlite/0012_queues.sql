-- CreateTable
CREATE TABLE "QueueEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "callId" TEXT,
    "agent" TEXT,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "event" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "QueueSignIn" (
    "queue" TEXT NOT NULL,
    "extension" TEXT NOT NULL,
    "since" DATETIME NOT NULL,

    PRIMARY KEY ("queue", "extension")
);

-- CreateTable
CREATE TABLE "AgentPause" (
    "extension" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,
    "automatic" BOOLEAN NOT NULL,
    "since" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "LiveQueue" (
    "number" TEXT NOT NULL PRIMARY KEY,
    "waiting" JSONB NOT NULL,
    "agents" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "QueueCallback" (
    "callId" TEXT NOT NULL PRIMARY KEY,
    "queue" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "callerName" TEXT NOT NULL,
    "joinedAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "QueueEvent_key_key" ON "QueueEvent"("key");

-- CreateIndex
CREATE INDEX "QueueEvent_queue_at_idx" ON "QueueEvent"("queue", "at");

-- CreateIndex
CREATE INDEX "QueueEvent_agent_at_idx" ON "QueueEvent"("agent", "at");

-- CreateIndex
CREATE INDEX "QueueEvent_callId_idx" ON "QueueEvent"("callId");

-- CreateIndex
CREATE INDEX "QueueCallback_queue_endedAt_idx" ON "QueueCallback"("queue", "endedAt");
