-- CreateTable
CREATE TABLE "TrunkState" (
    "trunk" TEXT NOT NULL PRIMARY KEY,
    "condition" TEXT NOT NULL,
    "trouble" TEXT,
    "sipStatus" INTEGER,
    "roundTripMs" REAL,
    "since" DATETIME NOT NULL
);
