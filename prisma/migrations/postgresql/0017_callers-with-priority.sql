-- AlterTable
ALTER TABLE "QueueCallback" ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 0;
