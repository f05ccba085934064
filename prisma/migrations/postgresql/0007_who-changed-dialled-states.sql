-- AlterTable
ALTER TABLE "DialledState" ADD COLUMN     "changedBy" TEXT NOT NULL DEFAULT '';
