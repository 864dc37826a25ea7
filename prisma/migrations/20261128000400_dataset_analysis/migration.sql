-- What a version of a dataset consists of and what is wrong with it: computed once by the worker, for everybody who looks.

CREATE TABLE "DatasetAnalysis" (
    "datasetId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "computedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "programVersion" TEXT NOT NULL,

    CONSTRAINT "DatasetAnalysis_pkey" PRIMARY KEY ("datasetId","version")
);

CREATE TABLE "DatasetFinding" (
    "datasetId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "problem" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "episodeId" UUID NOT NULL,
    "places" JSONB NOT NULL,

    CONSTRAINT "DatasetFinding_pkey" PRIMARY KEY ("datasetId","version","problem","position","episodeId")
);

ALTER TABLE "DatasetAnalysis" ADD CONSTRAINT "DatasetAnalysis_datasetId_version_fkey" FOREIGN KEY ("datasetId", "version") REFERENCES "DatasetVersion"("datasetId", "number") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "DatasetFinding" ADD CONSTRAINT "DatasetFinding_datasetId_version_fkey" FOREIGN KEY ("datasetId", "version") REFERENCES "DatasetAnalysis"("datasetId", "version") ON DELETE CASCADE ON UPDATE CASCADE;
