-- Scores, searches and judgements are written down as the other requests are, and are asked without a seed.
ALTER TABLE "GenerationCall" ALTER COLUMN "seed" DROP NOT NULL;
