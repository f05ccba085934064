-- CreateTable
CREATE TABLE "LiveConference" (
    "number" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "isLocked" BOOLEAN NOT NULL,
    "isRecording" BOOLEAN NOT NULL,
    "members" JSONB NOT NULL,

    CONSTRAINT "LiveConference_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "ParkedCall" (
    "slot" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "callerNumber" TEXT NOT NULL,
    "callerName" TEXT NOT NULL,
    "parker" TEXT,
    "parkedAt" TIMESTAMP(3) NOT NULL,
    "returnsAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ParkedCall_pkey" PRIMARY KEY ("slot")
);
