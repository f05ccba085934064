-- CreateTable
CREATE TABLE "QueueEvent" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "callId" TEXT,
    "agent" TEXT,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "event" JSONB NOT NULL,

    CONSTRAINT "QueueEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QueueSignIn" (
    "queue" TEXT NOT NULL,
    "extension" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "QueueSignIn_pkey" PRIMARY KEY ("queue","extension")
);

-- CreateTable
CREATE TABLE "AgentPause" (
    "extension" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "automatic" BOOLEAN NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AgentPause_pkey" PRIMARY KEY ("extension")
);

-- CreateTable
CREATE TABLE "LiveQueue" (
    "number" TEXT NOT NULL,
    "waiting" JSONB NOT NULL,
    "agents" JSONB NOT NULL,

    CONSTRAINT "LiveQueue_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "QueueCallback" (
    "callId" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "callerName" TEXT NOT NULL,
    "joinedAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "QueueCallback_pkey" PRIMARY KEY ("callId")
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
