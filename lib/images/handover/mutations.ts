/**
 * Pictures pass between the store and workers with another disk through the database, which holds them only meanwhile. A row cannot hold bytes that
 * are not those of its name; they are hashed again when they are stored.
 */
import { pool } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { imageStore, pictureName, storeAt, storePicture } from "../store";

/** Some gigabytes: beyond that nobody with the store has taken any for long, and the database must not be filled. */
export const MOST_WAITING = 2_000;
const PER_LOOK = 100;
/** One that was fetched for a worker is read within seconds. */
const FORGET_AFTER_S = 600;

/**
 * Hands a picture over, to be stored. Until then it is shown from here.
 *
 * @throws AppError "unavailable" where too many wait.
 */
export async function handOver(sha256: string, bytes: Buffer): Promise<void> {
  const waiting = await pool().query<{ count: number }>(`select count(*)::int as "count" from "HandedPicture" where not "isWanted"`);
  if ((waiting.rows[0]?.count ?? 0) >= MOST_WAITING) {
    throw new AppError("unavailable", `${MOST_WAITING} pictures wait to be stored, and nobody stores them: start a worker where the picture store is.`, { retryAfterSeconds: 60 });
  }
  // One that was just fetched out of the store is there.
  await pool().query(
    `insert into "HandedPicture" ("sha256", "bytes") values ($1, $2)
     on conflict ("sha256") do update set "bytes" = excluded."bytes", "isWanted" = false, "answeredAt" = null where "HandedPicture"."bytes" is null`,
    [sha256, bytes],
  );
}

export type Wanted = { bytes: Buffer | null; isAnswered: boolean };

/** Asks for a picture out of the store, or looks whether it has come. Null and answered: the store has none. */
export async function wantPicture(sha256: string): Promise<Wanted> {
  const found = await pool().query<Wanted>(`select "bytes", "answeredAt" is not null as "isAnswered" from "HandedPicture" where "sha256" = $1`, [sha256]);
  if (found.rows[0]) return found.rows[0];
  await pool().query(`insert into "HandedPicture" ("sha256", "isWanted") values ($1, true) on conflict ("sha256") do nothing`, [sha256]);
  return { bytes: null, isAnswered: false };
}

/**
 * For whoever has the store: stores what was handed over and gives what is wanted, until nothing is left.
 *
 * @returns how many of each.
 */
export async function takeHandedPictures(): Promise<{ stored: number; given: number }> {
  const done = { stored: 0, given: 0 };
  for (;;) {
    const found = await pool().query<{ sha256: string; isWanted: boolean }>(
      `select "sha256", "isWanted" from "HandedPicture" where not "isWanted" or "answeredAt" is null order by "at" limit $1`, [PER_LOOK],
    );
    for (const { sha256, isWanted } of found.rows) {
      if (isWanted) await give(sha256);
      else await take(sha256);
      done[isWanted ? "given" : "stored"] += 1;
    }
    if (found.rows.length < PER_LOOK) break;
  }
  await pool().query(`delete from "HandedPicture" where "isWanted" and "answeredAt" < now() - make_interval(secs => $1)`, [FORGET_AFTER_S]);
  return done;
}

/** In the store before its row goes: of two that take the same, both may store it. */
async function take(sha256: string): Promise<void> {
  const found = await pool().query<{ bytes: Buffer }>(`select "bytes" from "HandedPicture" where "sha256" = $1 and not "isWanted"`, [sha256]);
  const bytes = found.rows[0]?.bytes;
  if (!bytes) return; // another has taken it
  if (pictureName(bytes) !== sha256) throw new Error(`The picture ${sha256} was handed over with other bytes than its own.`);
  await storePicture(imageStore(), bytes);
  await pool().query(`delete from "HandedPicture" where "sha256" = $1 and not "isWanted"`, [sha256]);
}

/** A file that is damaged in the store is as good as none. */
async function give(sha256: string): Promise<void> {
  const bytes = await (await storeAt(imageStore())).read(sha256);
  await pool().query(
    `update "HandedPicture" set "bytes" = $2, "answeredAt" = now() where "sha256" = $1 and "isWanted" and "bytes" is null`,
    [sha256, bytes && pictureName(bytes) === sha256 ? bytes : null],
  );
}
