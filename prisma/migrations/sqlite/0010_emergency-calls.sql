-- CreateTable
CREATE TABLE "EmergencyCall" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "extension" TEXT NOT NULL,
    "extensionName" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "shown" TEXT,
    "outcome" TEXT NOT NULL,
    "trunk" TEXT,
    "startedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "endedAt" DATETIME,
    "acknowledgedAt" DATETIME,
    "acknowledgedBy" TEXT
);

-- CreateIndex
CREATE INDEX "EmergencyCall_startedAt_id_idx" ON "EmergencyCall"("startedAt", "id");
