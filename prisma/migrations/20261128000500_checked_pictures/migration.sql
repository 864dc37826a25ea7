-- An import looks at a picture's structure; whether every row can be decoded is looked at afterwards (docs/pictures.md).
ALTER TABLE "ImageAsset" ADD COLUMN "checkedAt" TIMESTAMPTZ(3), ADD COLUMN "fault" TEXT;

-- What is here was decoded when it came in.
UPDATE "ImageAsset" SET "checkedAt" = now();

CREATE INDEX "ImageAsset_unchecked_idx" ON "ImageAsset"("sha256") WHERE "checkedAt" IS NULL;
