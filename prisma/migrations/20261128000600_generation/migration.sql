-- Generation runs: what was asked for, what each step came to, and what it took (docs/generation.md).
CREATE TYPE "GenerationEpisodeState" AS ENUM ('waiting', 'growing', 'done', 'unfit', 'failed');

CREATE TABLE "GenerationRun" (
  "id" UUID NOT NULL,
  "title" TEXT NOT NULL,
  "request" JSONB NOT NULL,
  "createdById" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "jobId" UUID,
  "dataset" JSONB,
  CONSTRAINT "GenerationRun_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "GenerationRun_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "GenerationRun_createdAt_idx" ON "GenerationRun"("createdAt");

CREATE TABLE "GenerationEpisode" (
  "runId" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "state" "GenerationEpisodeState" NOT NULL DEFAULT 'waiting',
  "reason" TEXT,
  "name" TEXT,
  "revision" INTEGER NOT NULL DEFAULT 0,
  "variants" JSONB NOT NULL DEFAULT '{}',
  "report" JSONB,
  "draft" JSONB,
  "finishedAt" TIMESTAMPTZ(3),
  CONSTRAINT "GenerationEpisode_pkey" PRIMARY KEY ("runId", "number"),
  CONSTRAINT "GenerationEpisode_runId_fkey" FOREIGN KEY ("runId") REFERENCES "GenerationRun"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "GenerationStep" (
  "id" UUID NOT NULL,
  "runId" UUID NOT NULL,
  "episodeNumber" INTEGER NOT NULL,
  "path" TEXT NOT NULL,
  "madeBy" TEXT NOT NULL,
  "promptVersion" TEXT,
  "seed" TEXT NOT NULL,
  "output" JSONB,
  "problem" TEXT,
  "rung" TEXT,
  "ms" INTEGER NOT NULL,
  "finishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "supersededAt" TIMESTAMPTZ(3),
  CONSTRAINT "GenerationStep_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "GenerationStep_runId_episodeNumber_fkey" FOREIGN KEY ("runId", "episodeNumber") REFERENCES "GenerationEpisode"("runId", "number") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "GenerationStep_madeBy_check" CHECK ("madeBy" IN ('scripted', 'model', 'rule')),
  CONSTRAINT "GenerationStep_outcome_check" CHECK (("output" IS NULL) = ("problem" IS NOT NULL))
);
-- A step that has ended is not done again: of two that were, the second is not written.
CREATE UNIQUE INDEX "GenerationStep_in_force_key" ON "GenerationStep"("runId", "episodeNumber", "path") WHERE "supersededAt" IS NULL;

CREATE TABLE "GenerationCall" (
  "id" BIGSERIAL NOT NULL,
  "stepId" UUID NOT NULL,
  "engine" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  "revision" TEXT,
  "seed" TEXT NOT NULL,
  "inputTokens" INTEGER,
  "cachedTokens" INTEGER,
  "outputTokens" INTEGER,
  "ms" INTEGER NOT NULL,
  "cost" DOUBLE PRECISION,
  "finish" TEXT,
  "rung" TEXT,
  "failure" TEXT,
  CONSTRAINT "GenerationCall_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "GenerationCall_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "GenerationStep"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "GenerationCall_stepId_idx" ON "GenerationCall"("stepId");

CREATE TABLE "Engine" (
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "config" JSONB NOT NULL,
  "apiKey" TEXT,
  "isEnabled" BOOLEAN NOT NULL DEFAULT true,
  "probe" JSONB,
  "probedAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Engine_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Engine_name_key" ON "Engine"("name");
