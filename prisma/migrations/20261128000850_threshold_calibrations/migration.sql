-- Thresholds of the aligner that were found from this platform's own ratings, with how they were found (docs/generation.md).
CREATE TABLE "ThresholdCalibration" (
  "id" UUID NOT NULL,
  "score" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  "revision" TEXT,
  "threshold" DOUBLE PRECISION NOT NULL,
  "studyId" UUID,
  "body" JSONB NOT NULL,
  "createdById" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "retiredAt" TIMESTAMPTZ(3),
  CONSTRAINT "ThresholdCalibration_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ThresholdCalibration_score_check" CHECK ("score" IN ('clip', 'pick')),
  CONSTRAINT "ThresholdCalibration_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "ThresholdCalibration_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
-- Scores of two models do not compare: each has at most one threshold in force.
CREATE UNIQUE INDEX "ThresholdCalibration_in_force_key" ON "ThresholdCalibration"("score", "model", COALESCE("revision", '')) WHERE "retiredAt" IS NULL;
