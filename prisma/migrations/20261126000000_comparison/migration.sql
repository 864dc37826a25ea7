-- A study draws from one source or from several, and an item has one part or two.

CREATE TABLE "StudySource" (
    "studyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "datasetId" UUID NOT NULL,
    "datasetVersion" INTEGER,
    "slice" JSONB NOT NULL DEFAULT '{}',
    "alias" TEXT,

    CONSTRAINT "StudySource_pkey" PRIMARY KEY ("studyId","number")
);

CREATE TABLE "StudyDesign" (
    "studyId" UUID NOT NULL,
    "body" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudyDesign_pkey" PRIMARY KEY ("studyId")
);

CREATE TABLE "ItemPart" (
    "itemId" UUID NOT NULL,
    "slot" INTEGER NOT NULL,
    "studyId" UUID NOT NULL,
    "sourceNumber" INTEGER NOT NULL,
    "episodeId" UUID NOT NULL,
    "sessionId" UUID,

    CONSTRAINT "ItemPart_pkey" PRIMARY KEY ("itemId","slot")
);

CREATE TABLE "PlannedPlace" (
    "itemId" UUID NOT NULL,
    "evaluatorId" UUID NOT NULL,
    "studyId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "flipped" BOOLEAN NOT NULL,

    CONSTRAINT "PlannedPlace_pkey" PRIMARY KEY ("itemId","evaluatorId")
);

CREATE TABLE "SourceGuess" (
    "assignmentId" UUID NOT NULL,
    "guess" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourceGuess_pkey" PRIMARY KEY ("assignmentId")
);

INSERT INTO "StudySource" ("studyId", "number", "datasetId", "datasetVersion")
SELECT "id", 1, "datasetId", "datasetVersion" FROM "Study";

INSERT INTO "ItemPart" ("itemId", "slot", "studyId", "sourceNumber", "episodeId", "sessionId")
SELECT "id", 1, "studyId", 1, "episodeId", "sessionId" FROM "Item";

ALTER TABLE "Study" DROP CONSTRAINT "Study_datasetId_fkey";
ALTER TABLE "Study" DROP COLUMN "datasetId", DROP COLUMN "datasetVersion", ADD COLUMN "revealedAt" TIMESTAMPTZ(3);

ALTER TABLE "Item" DROP CONSTRAINT "Item_episodeId_fkey";
ALTER TABLE "Item" DROP CONSTRAINT "Item_sessionId_fkey";
ALTER TABLE "Item" DROP COLUMN "episodeId", DROP COLUMN "sessionId",
  ADD COLUMN "flippedOverlap" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "flippedHeld" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "StudyEvaluator" ADD COLUMN "seenAt" TIMESTAMPTZ(3);
ALTER TABLE "Assignment" ADD COLUMN "flipped" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "Session" ADD COLUMN "characterCount" INTEGER NOT NULL DEFAULT 0;
UPDATE "Session" SET "characterCount" = (SELECT coalesce(sum(length(turn ->> 'text')), 0) FROM jsonb_array_elements("turns") turn);

CREATE INDEX "StudySource_datasetId_idx" ON "StudySource"("datasetId");
CREATE INDEX "ItemPart_episodeId_idx" ON "ItemPart"("episodeId");
CREATE INDEX "ItemPart_studyId_sourceNumber_idx" ON "ItemPart"("studyId", "sourceNumber");
CREATE INDEX "PlannedPlace_studyId_evaluatorId_order_idx" ON "PlannedPlace"("studyId", "evaluatorId", "order");

ALTER TABLE "StudySource" ADD CONSTRAINT "StudySource_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "StudySource" ADD CONSTRAINT "StudySource_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "StudyDesign" ADD CONSTRAINT "StudyDesign_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ItemPart" ADD CONSTRAINT "ItemPart_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ItemPart" ADD CONSTRAINT "ItemPart_studyId_sourceNumber_fkey" FOREIGN KEY ("studyId", "sourceNumber") REFERENCES "StudySource"("studyId", "number") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ItemPart" ADD CONSTRAINT "ItemPart_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ItemPart" ADD CONSTRAINT "ItemPart_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PlannedPlace" ADD CONSTRAINT "PlannedPlace_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PlannedPlace" ADD CONSTRAINT "PlannedPlace_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SourceGuess" ADD CONSTRAINT "SourceGuess_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- Each way round has places of its own, and neither is ever given out once too often.
ALTER TABLE "Item" DROP CONSTRAINT "Item_places_check";
ALTER TABLE "Item" ADD CONSTRAINT "Item_places_check"
  CHECK ("held" >= 0 AND "held" <= "overlap" AND "counted" >= 0 AND "counted" <= "held" AND "flippedHeld" >= 0 AND "flippedHeld" <= "flippedOverlap" AND "held" - "flippedHeld" >= 0 AND "held" - "flippedHeld" <= "overlap" - "flippedOverlap");

ALTER TABLE "ItemPart" ADD CONSTRAINT "ItemPart_slot_check" CHECK ("slot" IN (1, 2));
ALTER TABLE "SourceGuess" ADD CONSTRAINT "SourceGuess_guess_check" CHECK ("guess" IN ('left', 'right', 'unsure'));

CREATE TRIGGER "StudyDesign_append_only" BEFORE UPDATE ON "StudyDesign" FOR EACH ROW EXECUTE FUNCTION concord_append_only();
CREATE TRIGGER "SourceGuess_append_only" BEFORE UPDATE ON "SourceGuess" FOR EACH ROW EXECUTE FUNCTION concord_append_only();
