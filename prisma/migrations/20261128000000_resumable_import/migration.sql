-- An import continues from its last batch after a crash or a pause: what it has staged lies in tables of its own, by job.

ALTER TYPE "JobState" ADD VALUE 'paused';

ALTER TABLE "Job" ADD COLUMN "checkpoint" JSONB,
ADD COLUMN "attemptsInVain" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "pauseRequestedAt" TIMESTAMPTZ(3);
UPDATE "Job" SET "attemptsInVain" = "attempt";

CREATE TABLE "ImportRow" (
    "jobId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "episodeId" UUID,
    "file" TEXT NOT NULL,
    "row" INTEGER,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("jobId","externalId")
);

CREATE TABLE "ImportPicture" (
    "jobId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "state" "ImageState" NOT NULL,
    "reason" TEXT,
    "sha256" TEXT,
    "mime" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "bytes" INTEGER,
    "url" TEXT,
    "source" TEXT,
    "description" TEXT,

    CONSTRAINT "ImportPicture_pkey" PRIMARY KEY ("jobId","key")
);

CREATE TABLE "ImportShare" (
    "id" BIGSERIAL NOT NULL,
    "jobId" UUID NOT NULL,
    "keys" TEXT[],
    "candidates" JSONB NOT NULL,
    "settled" "ImageState",

    CONSTRAINT "ImportShare_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "ImportShare_jobId_idx" ON "ImportShare"("jobId");
