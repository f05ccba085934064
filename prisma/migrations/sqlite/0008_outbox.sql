-- AlterTable
ALTER TABLE "Setting" ADD COLUMN "sealed" JSONB;

-- CreateTable
CREATE TABLE "Delivery" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "noticeKey" TEXT NOT NULL,
    "notice" JSONB NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "recipientName" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "addedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "giveUpAt" DATETIME NOT NULL,
    "settledAt" DATETIME,
    "answer" TEXT
);

-- CreateTable
CREATE TABLE "NotificationChoice" (
    "accountId" TEXT NOT NULL PRIMARY KEY,
    "choices" JSONB NOT NULL,
    "mailAddress" TEXT,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "NotificationChoice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PushSubscription" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "endpointHash" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "PushSubscription_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Delivery_state_channel_dueAt_idx" ON "Delivery"("state", "channel", "dueAt");

-- CreateIndex
CREATE INDEX "Delivery_settledAt_idx" ON "Delivery"("settledAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_noticeKey_channel_recipient_key" ON "Delivery"("noticeKey", "channel", "recipient");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_endpointHash_key" ON "PushSubscription"("endpointHash");

-- CreateIndex
CREATE INDEX "PushSubscription_accountId_idx" ON "PushSubscription"("accountId");
