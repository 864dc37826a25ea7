/** Part of a statement that keeps pictures with what they belong to, in one go: nothing is kept where the rest is not. Pure. */

/**
 * Makes known in `ImageAsset` what the store has been given, as a CTE: `assets as (…)`.
 *
 * @param pictures the parameter that holds them as JSON: sha256, mime, width, height, bytes each.
 * @param from a CTE before it; where that has no row, nothing is written.
 */
export function assetsPart(pictures: `$${number}`, from: string): string {
  return `assets as (
    insert into "ImageAsset" ("sha256", "mime", "width", "height", "bytes", "checkedAt")
    select p."sha256", p."mime", p."width", p."height", p."bytes", now()
    from ${from}, json_to_recordset(${pictures}::json) as p("sha256" text, "mime" text, "width" int, "height" int, "bytes" int)
    on conflict ("sha256") do nothing
  )`;
}

/** The same pictures with their ranks from 0, as a table to select from: "rank", "sha256". */
export function rankedPictures(pictures: `$${number}`): string {
  return `(select row_number() over () - 1 as "rank", r."sha256" from json_to_recordset(${pictures}::json) as r("sha256" text)) p`;
}
