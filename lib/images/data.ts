/** Reads about the pictures of an episode. */
import type { DatasetReader } from "@/lib/datasets/access";
import { addressKey } from "@/lib/datasets/address-key";
import { imageAddress } from "@/lib/datasets/episode-view";
import { NOT_IMPORTED } from "@/lib/datasets/image-state";
import { pool } from "@/lib/db/client";
import type { Candidate } from "./endpoints";

const CANDIDATES = `
  select c."rank"::int as "rank", c."value" ->> 'key' as "key", left(coalesce(c."value" ->> 'url', d."url"), 2000) as "url", d."state", d."reason",
    f."state" as "link", f."reason" as "linkReason", coalesce(d."sha256", u."sha256", a."sha256") as "sha256", i."sha256" as "shown"
  from "EpisodeImage" i join "Episode" e on e."id" = i."episodeId" join "Dataset" s on s."id" = e."datasetId"
  cross join lateral jsonb_array_elements(i."candidates") with ordinality c("value", "rank")
  left join "DatasetImage" d on d."datasetId" = e."datasetId" and d."key" = c."value" ->> 'key'
  left join "DatasetImage" u on u."datasetId" = e."datasetId" and u."key" = ${addressKey(`(c."value" ->> 'url')`)}
  left join "ImageFetch" f on f."urlHash" = encode(sha256(convert_to(coalesce(c."value" ->> 'url', d."url"), 'UTF8')), 'hex')
  left join "ImageAsset" a on f."state" = 'stored' and a."sha256" = f."sha256"
  where i."id" = $1 and e."fromVersion" <= s."currentVersion" order by c."rank"`;

type Row = {
  rank: number; key: string | null; url: string | null; state: Candidate["state"] | null; reason: string | null; link: Candidate["link"]; linkReason: string | null;
  sha256: string | null; shown: string | null;
};

/** Every candidate of a share in rank order; undefined where there is no such share. */
export async function readCandidates(_reader: DatasetReader, imageId: string): Promise<Candidate[] | undefined> {
  const { rows } = await pool().query<Row>(CANDIDATES, [imageId]);
  if (rows.length === 0) return undefined;
  return rows.map(({ rank, key, url, state, reason, link, linkReason, sha256, shown }) => ({
    rank, key, url, link, isShown: shown !== null && shown === sha256,
    state: sha256 ? "stored" : url && (state === null || state === "remote") ? "remote" : (state ?? "missing"),
    reason: linkReason ?? reason ?? (state === null && !url ? NOT_IMPORTED : null),
    src: sha256 && imageAddress(sha256, 800),
  }));
}
