-- What became of the addresses of remote pictures: checked before a study starts, fetched when an admin asks for it.

CREATE TYPE "LinkState" AS ENUM ('alive', 'stored', 'dead', 'unsure');

CREATE TABLE "ImageFetch" (
    "urlHash" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "state" "LinkState" NOT NULL,
    "reason" TEXT,
    "status" INTEGER,
    "sha256" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImageFetch_pkey" PRIMARY KEY ("urlHash")
);

ALTER TABLE "EpisodeImage" ADD COLUMN "linkState" "LinkState";

-- Remote pictures are gone through in the order of their ids, which is nobody's: hosts come mixed.
CREATE INDEX "EpisodeImage_remote_idx" ON "EpisodeImage"("id") WHERE "state" = 'remote';
CREATE INDEX "EpisodeImage_sha256_idx" ON "EpisodeImage"("sha256") WHERE "sha256" IS NOT NULL;
CREATE INDEX "DatasetImage_sha256_idx" ON "DatasetImage"("sha256") WHERE "sha256" IS NOT NULL;
