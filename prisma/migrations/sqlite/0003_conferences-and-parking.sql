-- CreateTable
CREATE TABLE "LiveConference" (
    "number" TEXT NOT NULL PRIMARY KEY,
    "startedAt" DATETIME NOT NULL,
    "isLocked" BOOLEAN NOT NULL,
    "isRecording" BOOLEAN NOT NULL,
    "members" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "ParkedCall" (
    "slot" TEXT NOT NULL PRIMARY KEY,
    "id" TEXT NOT NULL,
    "callerNumber" TEXT NOT NULL,
    "callerName" TEXT NOT NULL,
    "parker" TEXT,
    "parkedAt" DATETIME NOT NULL,
    "returnsAt" DATETIME NOT NULL
);
