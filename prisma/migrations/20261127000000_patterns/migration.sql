-- How many items show which answers, kept beside the answers (docs/decisions/014-stored-patterns.md).

CREATE TABLE "RatingDelta" (
    "id" BIGSERIAL NOT NULL,
    "studyId" UUID NOT NULL,
    "stratum" INTEGER NOT NULL,
    "criterion" TEXT NOT NULL,
    "itemId" UUID NOT NULL,
    "evaluatorId" UUID NOT NULL,
    "value" INTEGER NOT NULL,
    "change" SMALLINT NOT NULL,

    CONSTRAINT "RatingDelta_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PatternCount" (
    "studyId" UUID NOT NULL,
    "stratum" INTEGER NOT NULL,
    "criterion" TEXT NOT NULL,
    "pattern" INTEGER[],
    "units" BIGINT NOT NULL,

    CONSTRAINT "PatternCount_pkey" PRIMARY KEY ("studyId","stratum","criterion","pattern")
);

CREATE TABLE "PairableAnswers" (
    "studyId" UUID NOT NULL,
    "stratum" INTEGER NOT NULL,
    "criterion" TEXT NOT NULL,
    "evaluatorId" UUID NOT NULL,
    "answers" BIGINT NOT NULL,

    CONSTRAINT "PairableAnswers_pkey" PRIMARY KEY ("studyId","stratum","criterion","evaluatorId")
);

CREATE TABLE "PatternFold" (
    "studyId" UUID NOT NULL,
    "foldedAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "PatternFold_pkey" PRIMARY KEY ("studyId")
);

CREATE TABLE "PatternCheck" (
    "id" UUID NOT NULL,
    "studyId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ok" BOOLEAN NOT NULL,
    "repaired" BOOLEAN NOT NULL,
    "ratings" BIGINT NOT NULL,
    "ms" DOUBLE PRECISION NOT NULL,
    "different" INTEGER NOT NULL,
    "differences" JSONB NOT NULL,

    CONSTRAINT "PatternCheck_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "RatingDelta_studyId_itemId_idx" ON "RatingDelta"("studyId", "itemId");
CREATE INDEX "PatternCheck_studyId_at_idx" ON "PatternCheck"("studyId", "at");

ALTER TABLE "PatternCount" ADD CONSTRAINT "PatternCount_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PairableAnswers" ADD CONSTRAINT "PairableAnswers_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PatternFold" ADD CONSTRAINT "PatternFold_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PatternCheck" ADD CONSTRAINT "PatternCheck_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "RatingDelta" ADD CONSTRAINT "RatingDelta_change_check" CHECK ("change" IN (-1, 1));
-- The last word against counts that went wrong: a fold that would take away what is not there fails and leaves its changes where they are.
ALTER TABLE "PatternCount" ADD CONSTRAINT "PatternCount_units_check" CHECK ("units" >= 0 AND cardinality("pattern") > 0);
ALTER TABLE "PairableAnswers" ADD CONSTRAINT "PairableAnswers_answers_check" CHECK ("answers" >= 0);
-- Rows come and go; what is gone must not be read again and again.
ALTER TABLE "RatingDelta" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);

-- What an answer of a counted judgment counts towards. In a comparison that is the pair of sources that met (number of the first times
-- 1000, plus that of the second), and an answer is about the first of them, wherever it stood.
CREATE VIEW "CountedJudgment" AS
SELECT judgment."id" AS "judgmentId", judgment."createdAt", assignment."studyId", assignment."itemId", assignment."evaluatorId", assignment."protocolVersion",
  CASE WHEN two."itemId" IS NULL THEN 0 ELSE one."sourceNumber" * 1000 + two."sourceNumber" END AS "stratum",
  two."itemId" IS NOT NULL AND assignment."flipped" AS "isTurned"
FROM "Judgment" judgment
JOIN "Assignment" assignment ON assignment."id" = judgment."assignmentId"
LEFT JOIN "ItemPart" one ON one."itemId" = assignment."itemId" AND one."slot" = 1
LEFT JOIN "ItemPart" two ON two."itemId" = assignment."itemId" AND two."slot" = 2
WHERE judgment."counted";

-- 1 and 3 are the two sides; 2 and 4 (neither, both bad) are the same from either.
CREATE FUNCTION concord_turned(value INTEGER, is_turned BOOLEAN) RETURNS INTEGER LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN is_turned AND value IN (1, 3) THEN 4 - value ELSE value END
$$;

-- Every write of ratings notes what it changed, in its own transaction. Only new rows are written: nobody waits for anybody.
-- The rows that an update found are those it really changed, also where it had waited for another one: a reading beforehand could not tell.
CREATE FUNCTION concord_note_rating_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "RatingDelta" ("studyId", "stratum", "criterion", "itemId", "evaluatorId", "value", "change")
    SELECT place."studyId", place."stratum", rating."criterion", place."itemId", place."evaluatorId", concord_turned(rating."value", place."isTurned"), 1
    FROM put rating JOIN "CountedJudgment" place ON place."judgmentId" = rating."judgmentId"
    WHERE rating."value" IS NOT NULL;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "RatingDelta" ("studyId", "stratum", "criterion", "itemId", "evaluatorId", "value", "change")
    SELECT place."studyId", place."stratum", rating."criterion", place."itemId", place."evaluatorId", concord_turned(rating."value", place."isTurned"), -1
    FROM taken rating JOIN "CountedJudgment" place ON place."judgmentId" = rating."judgmentId"
    WHERE rating."value" IS NOT NULL;
  ELSE
    INSERT INTO "RatingDelta" ("studyId", "stratum", "criterion", "itemId", "evaluatorId", "value", "change")
    SELECT place."studyId", place."stratum", rating."criterion", place."itemId", place."evaluatorId", concord_turned(rating."value", place."isTurned"), rating."change"
    FROM (
      SELECT "judgmentId", "criterion", "value", sum("change") AS "change"
      FROM (
        SELECT "judgmentId", "criterion", "value", 1 AS "change" FROM put
        UNION ALL
        SELECT "judgmentId", "criterion", "value", -1 FROM taken
      ) either
      WHERE "value" IS NOT NULL
      GROUP BY 1, 2, 3
      HAVING sum("change") <> 0
    ) rating JOIN "CountedJudgment" place ON place."judgmentId" = rating."judgmentId";
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "Rating_insert_noted" AFTER INSERT ON "Rating" REFERENCING NEW TABLE AS put FOR EACH STATEMENT EXECUTE FUNCTION concord_note_rating_change();
CREATE TRIGGER "Rating_update_noted" AFTER UPDATE ON "Rating" REFERENCING OLD TABLE AS taken NEW TABLE AS put FOR EACH STATEMENT EXECUTE FUNCTION concord_note_rating_change();
CREATE TRIGGER "Rating_delete_noted" AFTER DELETE ON "Rating" REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION concord_note_rating_change();

-- What says where a rating counts stays as it is.
CREATE FUNCTION concord_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a row of % is about never changes', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER "Judgment_never_changes" BEFORE UPDATE ON "Judgment" FOR EACH ROW
  WHEN (OLD."counted" <> NEW."counted" OR OLD."assignmentId" <> NEW."assignmentId")
  EXECUTE FUNCTION concord_never_changes();
CREATE TRIGGER "Assignment_never_changes" BEFORE UPDATE ON "Assignment" FOR EACH ROW
  WHEN (OLD."studyId" <> NEW."studyId" OR OLD."itemId" <> NEW."itemId" OR OLD."evaluatorId" <> NEW."evaluatorId" OR OLD."flipped" <> NEW."flipped")
  EXECUTE FUNCTION concord_never_changes();

-- Ratings that go because something above them goes are taken away while it is still there to say where they counted.
-- With the study its counts go too, and there is nothing to note.
CREATE FUNCTION concord_withdraw_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Judgment' THEN
    DELETE FROM "Rating" WHERE "judgmentId" = OLD."id";
  ELSIF EXISTS (SELECT 1 FROM "Study" WHERE "id" = OLD."studyId") THEN
    IF TG_TABLE_NAME = 'Item' THEN
      DELETE FROM "Assignment" WHERE "itemId" = OLD."id";
    ELSE
      DELETE FROM "Judgment" WHERE "assignmentId" = OLD."id";
    END IF;
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER "Item_withdraws_ratings" BEFORE DELETE ON "Item" FOR EACH ROW EXECUTE FUNCTION concord_withdraw_ratings();
CREATE TRIGGER "Assignment_withdraws_ratings" BEFORE DELETE ON "Assignment" FOR EACH ROW EXECUTE FUNCTION concord_withdraw_ratings();
CREATE TRIGGER "Judgment_withdraws_ratings" BEFORE DELETE ON "Judgment" FOR EACH ROW EXECUTE FUNCTION concord_withdraw_ratings();

-- No foreign key holds a change to its study: a submission would have to lock the study's row. So they are swept.
CREATE FUNCTION concord_sweep_rating_deltas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "RatingDelta" WHERE "studyId" IN (SELECT "id" FROM gone);
  RETURN NULL;
END
$$;
CREATE TRIGGER "Study_sweeps_rating_deltas" AFTER DELETE ON "Study" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION concord_sweep_rating_deltas();

-- What was answered so far. The triggers above hold off writers of ratings until this transaction ends.
CREATE TEMPORARY TABLE unit ON COMMIT DROP AS
SELECT place."studyId", place."stratum", rating."criterion", place."itemId",
  array_agg(concord_turned(rating."value", place."isTurned") ORDER BY concord_turned(rating."value", place."isTurned")) AS pattern,
  array_agg(place."evaluatorId") AS evaluators
FROM "CountedJudgment" place JOIN "Rating" rating ON rating."judgmentId" = place."judgmentId" AND rating."value" IS NOT NULL
GROUP BY 1, 2, 3, 4;

INSERT INTO "PatternCount" ("studyId", "stratum", "criterion", "pattern", "units")
SELECT "studyId", "stratum", "criterion", pattern, count(*) FROM unit GROUP BY 1, 2, 3, 4;

INSERT INTO "PairableAnswers" ("studyId", "stratum", "criterion", "evaluatorId", "answers")
SELECT "studyId", "stratum", "criterion", evaluator, count(*)
FROM unit CROSS JOIN LATERAL unnest(unit.evaluators) AS evaluator
WHERE cardinality(unit.pattern) >= 2
GROUP BY 1, 2, 3, 4;
