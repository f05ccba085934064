-- AlterTable
ALTER TABLE "Extension" ADD COLUMN "mailbox" JSONB;
