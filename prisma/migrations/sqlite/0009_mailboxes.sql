-- CreateTable
CREATE TABLE "WrongPins" (
    "mailbox" TEXT NOT NULL PRIMARY KEY,
    "inARow" INTEGER NOT NULL,
    "lastAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ToldMessage" (
    "mailbox" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,

    PRIMARY KEY ("mailbox", "messageId")
);
