-- CreateTable
CREATE TABLE "Transcription" (
    "mailbox" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL,
    "addedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "giveUpAt" DATETIME NOT NULL,

    PRIMARY KEY ("mailbox", "messageId")
);

-- CreateIndex
CREATE INDEX "Transcription_state_dueAt_idx" ON "Transcription"("state", "dueAt");
