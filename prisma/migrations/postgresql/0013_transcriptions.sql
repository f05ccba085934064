-- CreateTable
CREATE TABLE "Transcription" (
    "mailbox" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "giveUpAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Transcription_pkey" PRIMARY KEY ("mailbox","messageId")
);

-- CreateIndex
CREATE INDEX "Transcription_state_dueAt_idx" ON "Transcription"("state", "dueAt");
