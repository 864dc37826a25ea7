-- Names of a lab's own. A list that runs have drawn from stays when another takes its place.
CREATE TABLE "NameList" (
  "id" UUID NOT NULL,
  "fileName" TEXT NOT NULL,
  "lists" JSONB NOT NULL,
  "isInForce" BOOLEAN NOT NULL DEFAULT true,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  CONSTRAINT "NameList_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "NameList_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "NameList_inForce_key" ON "NameList" ("isInForce") WHERE "isInForce";

ALTER TABLE "GenerationRun" ADD COLUMN "nameListId" UUID;
ALTER TABLE "GenerationRun" ADD CONSTRAINT "GenerationRun_nameListId_fkey" FOREIGN KEY ("nameListId") REFERENCES "NameList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
