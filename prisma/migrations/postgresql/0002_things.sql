-- AlterTable
ALTER TABLE "Extension" ADD COLUMN     "callWaiting" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "codecs" TEXT,
ADD COLUMN     "dtmf" TEXT,
ADD COLUMN     "encryption" TEXT NOT NULL DEFAULT 'off',
ADD COLUMN     "locationId" TEXT,
ADD COLUMN     "music" TEXT,
ADD COLUMN     "pickupGroup" TEXT;

-- CreateTable
CREATE TABLE "Thing" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "sealed" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("kind","key")
);

-- CreateTable
CREATE TABLE "Setting" (
    "section" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("section")
);
