-- CreateTable
CREATE TABLE "DeletedMailbox" (
    "mailbox" TEXT NOT NULL,
    "deletedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeletedMailbox_pkey" PRIMARY KEY ("mailbox")
);
