import { createHash, randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { env } from "@/lib/env";
import { leftPictures } from "@/lib/images/handover/data";
import { HandedStore } from "@/lib/images/handover/handed-store";
import { handOver, MOST_WAITING, takeHandedPictures } from "@/lib/images/handover/mutations";
import { objectPath } from "@/lib/images/object-store";
import { openImage } from "@/lib/images/open-image";
import { arePicturesElsewhere, imageStore, keepPicturesElsewhere, pictureName, storeAt, storePicture } from "@/lib/images/store";
import { png } from "../fixtures/pictures";
import { useTestDatabase } from "../database";

useTestDatabase();

/** A picture like no other: the folder of the tests' store outlives them. */
const picture = async () => Buffer.concat([await png(), randomBytes(16)]);
const waiting = async () => (await pool().query<{ sha256: string }>(`select "sha256" from "HandedPicture" order by "at"`)).rows.map(({ sha256 }) => sha256);
const stored = async (sha256: string) => (await storeAt(imageStore())).read(sha256);
const put = (bytes: Buffer) => storePicture(imageStore(), bytes);

beforeEach(async () => {
  await pool().query(`delete from "HandedPicture"`);
});
afterEach(() => keepPicturesElsewhere(null));

/** As a worker with another disk sees the store. */
async function elsewhere<T>(work: () => Promise<T>): Promise<T> {
  keepPicturesElsewhere(new HandedStore(5_000));
  try {
    return await work();
  } finally {
    keepPicturesElsewhere(null);
  }
}

describe("a picture made where the store is not", () => {
  it("is shown while it waits, is stored under its own hash, and its row goes", async () => {
    const bytes = await picture();
    const sha256 = await elsewhere(() => {
      expect(arePicturesElsewhere()).toBe(true);
      return put(bytes);
    });
    expect(await waiting()).toEqual([sha256]);
    expect(await stored(sha256)).toBeUndefined();
    expect(await openImage(sha256, null)).toEqual({ bytes, mime: "image/png" });
    expect((await openImage(sha256, 800))?.mime).toBe("image/jpeg");

    expect(await takeHandedPictures()).toEqual({ stored: 1, given: 0 });
    expect(await waiting()).toEqual([]);
    expect(await stored(sha256)).toEqual(bytes);
    expect(await takeHandedPictures()).toEqual({ stored: 0, given: 0 });
  });

  it("is handed over once, however often, and stored by one or by both of two that take it", async () => {
    const bytes = await picture();
    await elsewhere(() => Promise.all([put(bytes), put(bytes), put(bytes)]));
    expect(await waiting()).toHaveLength(1);
    const taken = await Promise.all([takeHandedPictures(), takeHandedPictures()]);
    expect(Math.max(...taken.map(({ stored: count }) => count))).toBe(1);
    expect(await stored(pictureName(bytes))).toEqual(bytes);
  });

  it("cannot lie in the database under another hash than its own, or be larger than a picture may be", async () => {
    const insert = (sha256: string, bytes: Buffer) => pool().query(`insert into "HandedPicture" ("sha256", "bytes") values ($1, $2)`, [sha256, bytes]);
    await expect(insert(pictureName(Buffer.from("one")), Buffer.from("other"))).rejects.toThrow(/HandedPicture_hash/);
    await expect(insert("../../etc", Buffer.from("other"))).rejects.toThrow(/HandedPicture_hash/);
    const large = Buffer.alloc(30 * 1024 * 1024 + 1);
    await expect(insert(createHash("sha256").update(large).digest("hex"), large)).rejects.toThrow(/HandedPicture_size/);
    await expect(pool().query(`insert into "HandedPicture" ("sha256") values ($1)`, [pictureName(large)])).rejects.toThrow(/HandedPicture_given/);
  });

  it("stays where the store takes nothing, and is stored later", async () => {
    const bytes = await picture();
    const sha256 = await elsewhere(() => put(bytes));
    // A file where a folder is to be.
    const folder = dirname(join(env.home, "images", objectPath(sha256)));
    await rm(folder, { recursive: true, force: true });
    await mkdir(dirname(folder), { recursive: true });
    await writeFile(folder, "in the way");
    await expect(takeHandedPictures()).rejects.toThrow();
    expect(await waiting()).toEqual([sha256]);
    await rm(folder);
    expect(await takeHandedPictures()).toEqual({ stored: 1, given: 0 });
    expect(await stored(sha256)).toEqual(bytes);
  });

  it("is missed by the doctor where nobody takes it", async () => {
    const bytes = await picture();
    await handOver(pictureName(bytes), bytes);
    expect(await leftPictures()).toBe(0);
    await pool().query(`update "HandedPicture" set "at" = now() - interval '1 minute'`);
    expect(await leftPictures()).toBe(1);
    await takeHandedPictures();
    expect(await leftPictures()).toBe(0);
  });

  it("is refused where too many wait already", async () => {
    await pool().query(`insert into "HandedPicture" ("sha256", "bytes") select encode(sha256(int4send(n)), 'hex'), int4send(n) from generate_series(1, $1) n`, [MOST_WAITING]);
    await expect(handOver(pictureName(Buffer.from("x")), Buffer.from("x"))).rejects.toThrow(/2000 pictures wait to be stored, and nobody stores them/);
  });
});

describe("a picture that is needed where the store is not", () => {
  it("comes out of the store once somebody looks, and again without asking", async () => {
    const bytes = await picture();
    const sha256 = await put(bytes);
    const store = new HandedStore(5_000);
    const asked = store.read(sha256);
    await expect.poll(waiting).toEqual([sha256]);
    expect(await takeHandedPictures()).toEqual({ stored: 0, given: 1 });
    expect(await asked).toEqual(bytes);
    await pool().query(`delete from "HandedPicture"`);
    expect(await store.read(sha256)).toEqual(bytes);
    expect(await waiting()).toEqual([]);
  });

  it("comes at once where it was handed over and is not stored yet", async () => {
    const bytes = await picture();
    await handOver(pictureName(bytes), bytes);
    expect(await new HandedStore(0).read(pictureName(bytes))).toEqual(bytes);
  });

  it("is not there where the store has none, or a damaged one", async () => {
    const none = pictureName(await picture());
    const damaged = await put(await picture());
    await writeFile(join(env.home, "images", objectPath(damaged)), "rotten");
    for (const sha256 of [none, damaged]) {
      const asked = new HandedStore(5_000).read(sha256);
      await expect.poll(waiting).toContain(sha256);
      await takeHandedPictures();
      expect(await asked).toBeUndefined();
    }
  });

  it("is waited for, and then said to be out of reach", async () => {
    await expect(new HandedStore(50).read(pictureName(await picture()))).rejects.toThrow(/nobody gives it: start a worker where the picture store is/);
  });

  it("is forgotten after a while, and stored where somebody hands it over meanwhile", async () => {
    const bytes = await picture();
    const sha256 = pictureName(bytes);
    await new HandedStore(0).read(sha256).catch(() => undefined); // nobody answers: the row stays
    await takeHandedPictures();
    await handOver(sha256, bytes);
    expect(await takeHandedPictures()).toEqual({ stored: 1, given: 0 });
    const again = new HandedStore(5_000).read(sha256);
    await expect.poll(waiting).toEqual([sha256]);
    await takeHandedPictures();
    expect(await again).toEqual(bytes);
    await pool().query(`update "HandedPicture" set "answeredAt" = now() - interval '11 minutes'`);
    await takeHandedPictures();
    expect(await waiting()).toEqual([]);
  });
});

it("is never asked to list or to remove", async () => {
  const store = new HandedStore();
  await expect(store.remove()).rejects.toThrow(/where the store is/);
  expect(() => store.list()).toThrow(/where the store is/);
  await expect(storeAt("elsewhere:")).rejects.toThrow(/cannot reach them/);
});
