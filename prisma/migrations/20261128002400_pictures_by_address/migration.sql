-- Pictures that were fetched for episodes that name nothing but the address: the dataset knows them under the address's key, as rounds record them from now on.

INSERT INTO "DatasetImage" ("datasetId", "key", "state", "sha256", "url")
SELECT DISTINCT e."datasetId", 'url-' || f."urlHash", 'stored'::"ImageState", a."sha256", f."url"
FROM "EpisodeImage" i JOIN "Episode" e ON e."id" = i."episodeId"
CROSS JOIN LATERAL jsonb_array_elements(i."candidates") c("value")
JOIN "ImageFetch" f ON f."urlHash" = encode(sha256(convert_to(c."value" ->> 'url', 'UTF8')), 'hex') AND f."state" = 'stored'
JOIN "ImageAsset" a ON a."sha256" = f."sha256" AND a."fault" IS NULL
WHERE i."linkState" = 'stored' AND c."value" ? 'url'
  AND NOT EXISTS (SELECT 1 FROM "DatasetImage" d WHERE d."datasetId" = e."datasetId" AND d."key" = c."value" ->> 'key' AND d."state" = 'stored')
ON CONFLICT ("datasetId", "key") DO NOTHING;
