-- CreateTable
CREATE TABLE "WrongPins" (
    "mailbox" TEXT NOT NULL,
    "inARow" INTEGER NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WrongPins_pkey" PRIMARY KEY ("mailbox")
);

-- CreateTable
CREATE TABLE "ToldMessage" (
    "mailbox" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,

    CONSTRAINT "ToldMessage_pkey" PRIMARY KEY ("mailbox","messageId")
);
