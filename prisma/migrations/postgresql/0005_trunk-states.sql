-- CreateTable
CREATE TABLE "TrunkState" (
    "trunk" TEXT NOT NULL,
    "condition" TEXT NOT NULL,
    "trouble" TEXT,
    "sipStatus" INTEGER,
    "roundTripMs" DOUBLE PRECISION,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TrunkState_pkey" PRIMARY KEY ("trunk")
);
