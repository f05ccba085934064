-- CreateTable
CREATE TABLE "EmergencyCall" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "extension" TEXT NOT NULL,
    "extensionName" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "shown" TEXT,
    "outcome" TEXT NOT NULL,
    "trunk" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "answeredAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "acknowledgedAt" TIMESTAMP(3),
    "acknowledgedBy" TEXT,

    CONSTRAINT "EmergencyCall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EmergencyCall_startedAt_id_idx" ON "EmergencyCall"("startedAt", "id");
