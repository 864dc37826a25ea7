-- Which request of a step a call was, and why it gave nothing: what the rates of the ladder count.
ALTER TABLE "GenerationCall" ADD COLUMN "asked" TEXT;
ALTER TABLE "GenerationCall" ADD COLUMN "fault" TEXT;

-- What was asked so far: a request to mend an answer has the seed of the one before it, and candidates of pictures have neither tokens nor an end.
UPDATE "GenerationCall" c SET "asked" = CASE WHEN o."before" IS NULL THEN 'first' WHEN o."before" = c."seed" THEN 'sent-back' ELSE 'new-seed' END
FROM (
  SELECT t."id", lag(t."seed") OVER (PARTITION BY t."stepId" ORDER BY t."id") AS "before"
  FROM "GenerationCall" t JOIN "GenerationStep" s ON s."id" = t."stepId"
  WHERE s."path" NOT LIKE '%/picture' OR t."finish" IS NOT NULL
) o
WHERE o."id" = c."id";

UPDATE "GenerationCall" SET "fault" = CASE
  WHEN "asked" IS NULL THEN 'set-aside'
  WHEN "finish" = 'length' THEN 'truncated'
  WHEN "finish" = 'filtered' OR "failure" LIKE 'refused:%' THEN 'refused'
  WHEN "finish" IS NULL THEN 'no-answer'
  ELSE 'unusable' END
WHERE "rung" IS NULL AND "failure" IS NOT NULL;
