-- One picture sought for one description, on its own or beside an image share of a dataset, which it never changes (docs/generation.md).
CREATE TABLE "Alignment" (
  "id" UUID NOT NULL,
  "imageId" UUID,
  "request" JSONB NOT NULL,
  "thresholds" JSONB,
  "face" JSONB,
  "record" JSONB,
  "original" JSONB,
  "calls" JSONB NOT NULL DEFAULT '[]',
  "createdById" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "jobId" UUID NOT NULL,
  CONSTRAINT "Alignment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Alignment_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "EpisodeImage"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Alignment_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "Alignment_imageId_idx" ON "Alignment"("imageId");

-- What is kept for it is not collected (docs/pictures.md).
CREATE TABLE "AlignmentPicture" (
  "alignmentId" UUID NOT NULL,
  "rank" INTEGER NOT NULL,
  "sha256" TEXT NOT NULL,
  CONSTRAINT "AlignmentPicture_pkey" PRIMARY KEY ("alignmentId", "rank"),
  CONSTRAINT "AlignmentPicture_alignmentId_fkey" FOREIGN KEY ("alignmentId") REFERENCES "Alignment"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "AlignmentPicture_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "ImageAsset"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "AlignmentPicture_sha256_idx" ON "AlignmentPicture"("sha256");
