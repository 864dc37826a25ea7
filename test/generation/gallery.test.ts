import { rmSync } from "node:fs";
import sharp from "sharp";
import { afterAll, describe, expect, it, vi } from "vitest";
import { openGallery } from "@/lib/generation/gallery";
import { imageStore, storePicture } from "@/lib/images/store";
import { ALIGNER_DEFAULTS } from "@/lib/mcu/aligner/settings";
import { jpeg, lying } from "../fixtures/pictures";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-gallery-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("a stored picture for an engine", () => {
  it("is upright, whatever its file says of turning; one that lies as it is seen is given as it is", async () => {
    const gallery = openGallery(null, ALIGNER_DEFAULTS.thresholds);
    const { signal } = new AbortController();
    try {
      const [plain, turned] = [await jpeg(), await lying("jpeg")];
      expect((await gallery.read(await storePicture(imageStore(), plain), signal))?.equals(plain)).toBe(true);
      const upright = await gallery.read(await storePicture(imageStore(), turned), signal);
      expect(await sharp(upright ?? undefined).metadata()).toMatchObject({ width: 64, height: 96 });
      expect((await sharp(upright ?? undefined).metadata()).orientation).toBeUndefined();
      expect(await gallery.read("0".repeat(64), signal)).toBeNull();
    } finally {
      gallery.close();
    }
  }, 30_000);
});
