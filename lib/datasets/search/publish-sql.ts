/** What an import writes for the explorer. Text only; $1 is the dataset, $2 the version being published. */

/** At publishing, once states are settled and replaced episodes have ended: in this order. */
export const PUBLISH_FACETS = [
  `insert into "EpisodeFacets" select * from "episode_facets"($1, $2, $2)`,
  `update "EpisodeFacets" f set "untilVersion" = e."untilVersion" from "Episode" e
   where e."id" = f."episodeId" and f."datasetId" = $1 and e."untilVersion" = $2 and f."untilVersion" is distinct from e."untilVersion"`,
];

/** After the version's own row is there. */
export const PUBLISH_FACET_COUNTS = `update "DatasetVersion" set "facets" = "version_facets"($1, $2) where "datasetId" = $1 and "number" = $2`;

/** Words of episodes that are there already, $1 as JSON; they may have their words, or be gone, by now. */
export const INSERT_WORDS_ONCE = `
  insert into "EpisodeWords" select r.* from json_populate_recordset(null::"EpisodeWords", $1::json) r join "Episode" e on e."id" = r."episodeId"
  on conflict ("episodeId") do nothing`;
