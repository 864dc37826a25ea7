-- PostgreSQL does not count what it costs to bring the vectors in from where they lie aside, and would read all of them for a
-- frequent word. The index alone answers; measured with 93,000 episodes it is some twenty times faster.
CREATE FUNCTION "episodes_with_words"(question tsquery) RETURNS SETOF UUID LANGUAGE sql STABLE ROWS 5000 SET enable_seqscan = off AS $$
  select "episodeId" from "EpisodeWords" where "words" @@ question
$$;
