-- What an analysis of a study found, kept until its answers change: large studies are analysed by the worker, once for everybody who looks.

CREATE TABLE "AnalysisSnapshot" (
    "studyId" UUID NOT NULL,
    "request" TEXT NOT NULL,
    "pulse" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "body" JSONB NOT NULL,

    CONSTRAINT "AnalysisSnapshot_pkey" PRIMARY KEY ("studyId","request")
);

ALTER TABLE "AnalysisSnapshot" ADD CONSTRAINT "AnalysisSnapshot_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
