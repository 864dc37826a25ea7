-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('evaluator', 'researcher', 'admin');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('invite', 'signIn');

-- CreateEnum
CREATE TYPE "EpisodeOrigin" AS ENUM ('collected', 'synthetic', 'scripted');

-- CreateEnum
CREATE TYPE "ImageState" AS ENUM ('stored', 'remote', 'missing', 'refused');

-- CreateEnum
CREATE TYPE "ImagePlace" AS ENUM ('turn', 'device', 'face', 'predicted');

-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "StudyKind" AS ENUM ('rating', 'comparison');

-- CreateEnum
CREATE TYPE "StudyState" AS ENUM ('draft', 'running', 'closed');

-- CreateEnum
CREATE TYPE "AssignmentState" AS ENUM ('reserved', 'opened', 'submitted', 'expired');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "role" "Role" NOT NULL,
    "passwordHash" TEXT,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInLink" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInFailure" (
    "id" BIGSERIAL NOT NULL,
    "bucket" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInFailure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dataset" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL DEFAULT '',
    "currentVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DatasetVersion" (
    "datasetId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "jobId" UUID NOT NULL,

    CONSTRAINT "DatasetVersion_pkey" PRIMARY KEY ("datasetId","number")
);

-- CreateTable
CREATE TABLE "Episode" (
    "id" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "fromVersion" INTEGER NOT NULL,
    "untilVersion" INTEGER,
    "origin" "EpisodeOrigin" NOT NULL DEFAULT 'collected',
    "name" TEXT,
    "age" INTEGER,
    "gender" TEXT,
    "country" TEXT,
    "persona" JSONB,
    "narrative" TEXT,
    "events" JSONB NOT NULL DEFAULT '[]',
    "summary" TEXT,
    "faceDescription" TEXT,
    "sessionCount" INTEGER NOT NULL,
    "turnCount" INTEGER NOT NULL,
    "imageCount" INTEGER NOT NULL,
    "firstDate" TEXT,
    "lastDate" TEXT,
    "extra" JSONB,

    CONSTRAINT "Episode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "date" TEXT,
    "dateText" TEXT,
    "interval" TEXT,
    "event" TEXT,
    "experience" TEXT,
    "operation" TEXT,
    "summary" TEXT,
    "turns" JSONB NOT NULL,
    "turnCount" INTEGER NOT NULL,
    "imageCount" INTEGER NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EpisodeImage" (
    "id" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "sessionId" UUID,
    "place" "ImagePlace" NOT NULL,
    "turnIndex" INTEGER,
    "position" INTEGER NOT NULL,
    "candidates" JSONB NOT NULL,
    "keys" TEXT[],
    "description" TEXT,
    "rationale" TEXT,
    "source" TEXT,
    "keywords" TEXT[],
    "module" TEXT,
    "category" TEXT,
    "deviceReference" TEXT,
    "model" TEXT,
    "state" "ImageState" NOT NULL,
    "stateReason" TEXT,
    "sha256" TEXT,

    CONSTRAINT "EpisodeImage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DatasetImage" (
    "datasetId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "state" "ImageState" NOT NULL,
    "reason" TEXT,
    "sha256" TEXT,
    "url" TEXT,
    "source" TEXT,
    "description" TEXT,

    CONSTRAINT "DatasetImage_pkey" PRIMARY KEY ("datasetId","key")
);

-- CreateTable
CREATE TABLE "ImageAsset" (
    "sha256" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImageAsset_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "JobState" NOT NULL DEFAULT 'queued',
    "progress" JSONB NOT NULL DEFAULT '{}',
    "result" JSONB,
    "error" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "cancelRequestedAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRefusal" (
    "id" BIGSERIAL NOT NULL,
    "jobId" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "row" INTEGER,
    "field" TEXT,
    "reason" TEXT NOT NULL,

    CONSTRAINT "ImportRefusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkerHeartbeat" (
    "id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkerHeartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Study" (
    "id" UUID NOT NULL,
    "kind" "StudyKind" NOT NULL DEFAULT 'rating',
    "name" TEXT NOT NULL,
    "state" "StudyState" NOT NULL DEFAULT 'draft',
    "datasetId" UUID NOT NULL,
    "datasetVersion" INTEGER,
    "protocol" JSONB NOT NULL,
    "protocolVersion" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProtocolVersion" (
    "studyId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProtocolVersion_pkey" PRIMARY KEY ("studyId","version")
);

-- CreateTable
CREATE TABLE "Item" (
    "id" UUID NOT NULL,
    "studyId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "episodeId" UUID NOT NULL,
    "sessionId" UUID,
    "overlap" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "counted" INTEGER NOT NULL DEFAULT 0,
    "surplus" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudyEvaluator" (
    "studyId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "instructionsReadAt" TIMESTAMPTZ(3),
    "instructionsVersion" INTEGER,

    CONSTRAINT "StudyEvaluator_pkey" PRIMARY KEY ("studyId","userId")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "studyId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "evaluatorId" UUID NOT NULL,
    "state" "AssignmentState" NOT NULL DEFAULT 'reserved',
    "leaseUntil" TIMESTAMPTZ(3) NOT NULL,
    "position" INTEGER,
    "protocolVersion" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedAt" TIMESTAMPTZ(3),
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "assignmentId" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("assignmentId")
);

-- CreateTable
CREATE TABLE "Judgment" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "currentRevision" INTEGER NOT NULL,
    "latestRevision" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Judgment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JudgmentRevision" (
    "judgmentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "idempotencyKey" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "protocolVersion" INTEGER NOT NULL,
    "programVersion" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JudgmentRevision_pkey" PRIMARY KEY ("judgmentId","revision")
);

-- CreateTable
CREATE TABLE "Rating" (
    "judgmentId" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "value" INTEGER,
    "nonResponse" TEXT,
    "comment" TEXT,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("judgmentId","criterion")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "SignInLink_tokenHash_key" ON "SignInLink"("tokenHash");

-- CreateIndex
CREATE INDEX "SignInLink_userId_idx" ON "SignInLink"("userId");

-- CreateIndex
CREATE INDEX "SignInFailure_bucket_at_idx" ON "SignInFailure"("bucket", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_subject_idx" ON "AuditEvent"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "Dataset_slug_key" ON "Dataset"("slug");

-- CreateIndex
CREATE INDEX "Episode_datasetId_position_idx" ON "Episode"("datasetId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Episode_datasetId_externalId_fromVersion_key" ON "Episode"("datasetId", "externalId", "fromVersion");

-- CreateIndex
CREATE UNIQUE INDEX "Session_episodeId_number_key" ON "Session"("episodeId", "number");

-- CreateIndex
CREATE INDEX "EpisodeImage_episodeId_idx" ON "EpisodeImage"("episodeId");

-- CreateIndex
CREATE INDEX "EpisodeImage_sessionId_idx" ON "EpisodeImage"("sessionId");

-- CreateIndex
CREATE INDEX "EpisodeImage_keys_idx" ON "EpisodeImage" USING GIN ("keys");

-- CreateIndex
CREATE INDEX "Job_kind_createdAt_idx" ON "Job"("kind", "createdAt");

-- CreateIndex
CREATE INDEX "ImportRefusal_jobId_idx" ON "ImportRefusal"("jobId");

-- CreateIndex
CREATE INDEX "Item_studyId_held_idx" ON "Item"("studyId", "held");

-- CreateIndex
CREATE UNIQUE INDEX "Item_studyId_position_key" ON "Item"("studyId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "StudyEvaluator_studyId_pseudonym_key" ON "StudyEvaluator"("studyId", "pseudonym");

-- CreateIndex
CREATE INDEX "Assignment_studyId_evaluatorId_state_idx" ON "Assignment"("studyId", "evaluatorId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_itemId_evaluatorId_key" ON "Assignment"("itemId", "evaluatorId");

-- CreateIndex
CREATE UNIQUE INDEX "Judgment_assignmentId_key" ON "Judgment"("assignmentId");

-- CreateIndex
CREATE UNIQUE INDEX "JudgmentRevision_idempotencyKey_key" ON "JudgmentRevision"("idempotencyKey");

-- AddForeignKey
ALTER TABLE "SignInLink" ADD CONSTRAINT "SignInLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetVersion" ADD CONSTRAINT "DatasetVersion_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Episode" ADD CONSTRAINT "Episode_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EpisodeImage" ADD CONSTRAINT "EpisodeImage_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EpisodeImage" ADD CONSTRAINT "EpisodeImage_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EpisodeImage" ADD CONSTRAINT "EpisodeImage_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "ImageAsset"("sha256") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetImage" ADD CONSTRAINT "DatasetImage_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetImage" ADD CONSTRAINT "DatasetImage_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "ImageAsset"("sha256") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRefusal" ADD CONSTRAINT "ImportRefusal_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Study" ADD CONSTRAINT "Study_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Study" ADD CONSTRAINT "Study_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProtocolVersion" ADD CONSTRAINT "ProtocolVersion_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyEvaluator" ADD CONSTRAINT "StudyEvaluator_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyEvaluator" ADD CONSTRAINT "StudyEvaluator_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Judgment" ADD CONSTRAINT "Judgment_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JudgmentRevision" ADD CONSTRAINT "JudgmentRevision_judgmentId_fkey" FOREIGN KEY ("judgmentId") REFERENCES "Judgment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_judgmentId_fkey" FOREIGN KEY ("judgmentId") REFERENCES "Judgment"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema language cannot say.

-- The promise "never more than overlap" is the database's own, whatever the program does.
ALTER TABLE "Item" ADD CONSTRAINT "Item_places_check" CHECK ("held" >= 0 AND "held" <= "overlap" AND "counted" >= 0 AND "counted" <= "held");

-- Finding leases that ran out.
CREATE INDEX "Assignment_lease_idx" ON "Assignment" ("studyId", "leaseUntil") WHERE "state" IN ('reserved', 'opened');

ALTER TABLE "Rating" ADD CONSTRAINT "Rating_answer_check" CHECK (("value" IS NULL) <> ("nonResponse" IS NULL));

-- Audit events and judgment revisions are written once.
CREATE FUNCTION concord_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION concord_append_only();
CREATE TRIGGER "JudgmentRevision_append_only" BEFORE UPDATE ON "JudgmentRevision" FOR EACH ROW EXECUTE FUNCTION concord_append_only();
