/** Reads of pictures that are on their way into the store. */
import { pool } from "@/lib/db/client";

/** A picture that was handed over and is not in the store yet, or was fetched out of it for somebody. */
export async function handedPicture(sha256: string): Promise<Buffer | undefined> {
  const found = await pool().query<{ bytes: Buffer }>(`select "bytes" from "HandedPicture" where "sha256" = $1 and "bytes" is not null`, [sha256]);
  return found.rows[0]?.bytes;
}

/** How many pictures nobody with the store has taken within half a minute. */
export async function leftPictures(): Promise<number> {
  const found = await pool().query<{ count: number }>(`select count(*)::int as "count" from "HandedPicture" where not "isWanted" and "at" < now() - interval '30 seconds'`);
  return found.rows[0]?.count ?? 0;
}

/** Whether a picture is on its way into the store. */
export async function isHandedOver(sha256: string): Promise<boolean> {
  return (await pool().query(`select 1 from "HandedPicture" where "sha256" = $1 and not "isWanted"`, [sha256])).rows.length > 0;
}
