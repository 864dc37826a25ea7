-- Pictures that a step of a generation run came to, chosen or not: what is kept for them is not collected (docs/pictures.md).
CREATE TABLE "GenerationPicture" (
  "stepId" UUID NOT NULL,
  "rank" INTEGER NOT NULL,
  "sha256" TEXT NOT NULL,
  CONSTRAINT "GenerationPicture_pkey" PRIMARY KEY ("stepId", "rank"),
  CONSTRAINT "GenerationPicture_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "GenerationStep"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "GenerationPicture_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "ImageAsset"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "GenerationPicture_sha256_idx" ON "GenerationPicture"("sha256");
