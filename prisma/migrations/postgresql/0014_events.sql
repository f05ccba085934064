-- AlterTable
ALTER TABLE "LiveCall" ADD COLUMN     "connectedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "ToldMessage" ADD COLUMN     "heard" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "TelephonyEvent" (
    "id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "TelephonyEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TelephonyEventCount" (
    "id" INTEGER NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "TelephonyEventCount_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TelephonyEvent_key_key" ON "TelephonyEvent"("key");

-- CreateIndex
CREATE INDEX "TelephonyEvent_at_idx" ON "TelephonyEvent"("at");

-- Events are numbered from 1.
INSERT INTO "TelephonyEventCount" ("id", "last") VALUES (1, 0);

-- What was heard before there were events is no news.
UPDATE "ToldMessage" SET "heard" = true;
