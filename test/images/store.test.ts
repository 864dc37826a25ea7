import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it, vi } from "vitest";
import { openImage } from "@/lib/images/open-image";
import { objectPath } from "@/lib/images/object-store";
import { derivativeStore, imageStore, storeAt, storePicture } from "@/lib/images/store";
import { preparePicture } from "@/lib/images/prepare";
import { jpeg, lying, png, withProfile } from "../fixtures/pictures";

// No worker elsewhere, and no database, has a picture on its way.
vi.mock("@/lib/images/handover/data", () => ({ handedPicture: async () => undefined }));

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-store-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name) : [];
}

describe("the picture store", () => {
  it("keeps a picture once, under the SHA-256 of its bytes", async () => {
    const bytes = await jpeg();
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(await storePicture(imageStore(), bytes)).toBe(sha256);
    await Promise.all([storePicture(imageStore(), bytes), storePicture(imageStore(), bytes)]);
    expect(filesIn(imageStore())).toEqual([sha256]);
    expect(readFileSync(join(home, "images", sha256.slice(0, 2), sha256.slice(2, 4), sha256))).toEqual(bytes);
  });

  it("takes nothing but a hash for a name", () => {
    for (const name of ["../../etc/passwd", "A".repeat(64), "", `${"0".repeat(63)}/`]) expect(() => objectPath(name)).toThrow();
  });
});

describe("a picture opened", () => {
  it("is reduced to the width once, as a JPEG, however many ask", async () => {
    const sha256 = await storePicture(imageStore(), await png(2000, 1000));
    const opened = await Promise.all([openImage(sha256, 800), openImage(sha256, 800), openImage(sha256, 1600)]);
    expect(opened.map((image) => image?.mime)).toEqual(["image/jpeg", "image/jpeg", "image/jpeg"]);
    expect(opened[0]?.bytes).toBe(opened[1]?.bytes);
    expect(await sharp(opened[0]?.bytes).metadata()).toMatchObject({ width: 800, height: 400, format: "jpeg" });
    expect(await sharp(opened[2]?.bytes).metadata()).toMatchObject({ width: 1600 });
    expect(filesIn(derivativeStore()).sort()).toEqual([`${sha256}-1600-jpeg`, `${sha256}-800-jpeg`]);
    expect((await openImage(sha256, 800))?.bytes).toEqual(opened[0]?.bytes);
  });

  it("is a JPEG of its own size where it is no wider, and as it is where it is one, or is wanted whole", async () => {
    const bytes = await png(300, 200);
    const sha256 = await storePicture(imageStore(), bytes);
    const small = await openImage(sha256, 800);
    expect(small?.mime).toBe("image/jpeg");
    expect(await sharp(small?.bytes).metadata()).toMatchObject({ width: 300, height: 200, format: "jpeg" });
    expect((await openImage(sha256, null))?.bytes.equals(bytes)).toBe(true);
    const jpeg = await sharp(bytes).jpeg().toBuffer();
    const stored = await storePicture(imageStore(), jpeg);
    expect((await openImage(stored, 800))?.bytes.equals(jpeg)).toBe(true);
  });

  it.each([[96, 64], [2400, 1600]])("is upright in every width where it was stored lying, and says nothing of it (%i × %i)", async (width, height) => {
    for (const format of ["jpeg", "png", "webp"] as const) {
      const prepared = await preparePicture(await lying(format, 6, width, height));
      if ("problem" in prepared) throw new Error(prepared.problem);
      const sha256 = await storePicture(imageStore(), prepared.bytes);
      const made = await openImage(sha256, 800);
      const { data, info } = await sharp(made?.bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject({ width: Math.min(800, height), height: Math.round(Math.min(800, height) * width / height) });
      const middle = Math.floor(info.height / 2) * info.width;
      expect([data[middle + 4], data[middle + info.width - 4]]).toEqual([expect.closeTo(0, -1), expect.closeTo(255, -1)]);
      expect(await sharp(made?.bytes).metadata()).toMatchObject({ hasProfile: false });
      expect(made?.bytes.includes("Exif")).toBe(false);
    }
  });

  it("is in sRGB, without a profile, where it was stored with another", async () => {
    for (const profile of ["p3", "cmyk"] as const) {
      const bytes = await withProfile("jpeg", profile);
      const made = await openImage(await storePicture(imageStore(), bytes), 800);
      expect(await sharp(made?.bytes).metadata()).toMatchObject({ format: "jpeg", space: "srgb", hasProfile: false, width: 96 });
    }
  });

  it("is nothing where its bytes are no longer those that were stored, and is made again where only the reduction is broken", async () => {
    const sha256 = await storePicture(imageStore(), await png(1200, 900));
    expect((await openImage(sha256, 800))?.mime).toBe("image/jpeg");
    await (await storeAt(derivativeStore())).write(`${sha256}-800-jpeg`, Buffer.alloc(10));
    expect(await sharp((await openImage(sha256, 800))?.bytes).metadata()).toMatchObject({ width: 800 });
    await (await storeAt(imageStore())).write(sha256, await png(900, 900));
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await openImage(sha256, 1600)).toBeUndefined();
    expect(await openImage(sha256, null)).toBeUndefined();
    expect(said.mock.calls.flat().join()).toContain("damaged");
    said.mockRestore();
  });

  it("is nothing where the store has none", async () => {
    expect(await openImage("0".repeat(64), 800)).toBeUndefined();
  });
});
