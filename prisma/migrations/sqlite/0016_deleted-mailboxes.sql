-- CreateTable
CREATE TABLE "DeletedMailbox" (
    "mailbox" TEXT NOT NULL PRIMARY KEY,
    "deletedAt" DATETIME NOT NULL
);
