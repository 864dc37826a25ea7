-- Which datasets generation runs may add to: those whose first version a run made. Until now that was looked up in what runs last said of themselves.
ALTER TABLE "Dataset" ADD COLUMN "ofRuns" BOOLEAN NOT NULL DEFAULT false;

-- Runs brought their episodes in as one file, named after the run.
UPDATE "Dataset" d SET "ofRuns" = true
FROM "DatasetVersion" v, "Job" j, "GenerationRun" r
WHERE v."datasetId" = d."id" AND v."number" = 1 AND j."id" = v."jobId" AND j."kind" = 'import' AND jsonb_array_length(j."payload" -> 'paths') = 1
  AND right(j."payload" -> 'paths' ->> 0, 53) IN ('/generated/' || r."id" || '.jsonl', '\generated\' || r."id" || '.jsonl');
