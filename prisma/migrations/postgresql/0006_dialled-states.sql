-- AlterTable
ALTER TABLE "Extension" DROP COLUMN "callWaiting";

-- CreateTable
CREATE TABLE "DialledState" (
    "subject" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DialledState_pkey" PRIMARY KEY ("subject","key")
);
