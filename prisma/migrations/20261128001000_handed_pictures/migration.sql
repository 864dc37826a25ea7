-- Pictures on their way between the store and a worker that has another disk (docs/decisions/021-workers-elsewhere.md).
CREATE TABLE "HandedPicture" (
  "sha256" TEXT NOT NULL,
  "bytes" BYTEA,
  "isWanted" BOOLEAN NOT NULL DEFAULT false,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "answeredAt" TIMESTAMPTZ(3),
  CONSTRAINT "HandedPicture_pkey" PRIMARY KEY ("sha256"),
  CONSTRAINT "HandedPicture_size" CHECK (octet_length("bytes") <= 31457280),
  -- Nothing can be here under another name than its own.
  CONSTRAINT "HandedPicture_hash" CHECK ("sha256" ~ '^[0-9a-f]{64}$' AND ("bytes" IS NULL OR "sha256" = encode(sha256("bytes"), 'hex'))),
  CONSTRAINT "HandedPicture_given" CHECK ("isWanted" OR ("bytes" IS NOT NULL AND "answeredAt" IS NULL))
);
-- Pictures are compressed already.
ALTER TABLE "HandedPicture" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
CREATE INDEX "HandedPicture_isWanted_at_idx" ON "HandedPicture"("isWanted", "at");

-- Which jobs a worker takes: "all", "engines" (those that ask model servers) or "others".
ALTER TABLE "WorkerHeartbeat" ADD COLUMN "duty" TEXT NOT NULL DEFAULT 'all';
