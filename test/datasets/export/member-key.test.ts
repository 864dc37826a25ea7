import { expect, it } from "vitest";
import { pictureFields, stemOf } from "@/lib/datasets/export/picture-row";
import { keyBehind, safeStem } from "@/lib/datasets/parse/member-key";

it("names a picture by its key where every file system and reader can hold it", () => {
  for (const key of ["73b80c65-0000-4000-8000-000000000001", "-7310944120558163377", "photo_1", "A".repeat(90)]) expect(safeStem(key)).toBe(key);
});

it("names it by a hash where a name would lead astray, be cut at a point, or clash, and the row proves the key", () => {
  for (const key of ["", ".", "..", "../up", "a/b", "a\\b", "v1.2", "wow:986_0", "Straße", "a b", "nul\u0000", "A".repeat(91), `key-${"0".repeat(64)}`]) {
    const stem = safeStem(key);
    expect(stem).toMatch(/^key-[0-9a-f]{64}$/);
    expect(keyBehind(stem, key)).toBe(key === "" ? undefined : key);
    expect(keyBehind(stem, `${key}x`)).toBeUndefined();
    expect(keyBehind(stem, undefined)).toBeUndefined();
  }
  expect(keyBehind("photo_1", "photo_1")).toBeUndefined();
  expect(keyBehind("photo_1", "another")).toBeUndefined();
  expect(stemOf({ key: "ana", isAmbiguous: true })).toMatch(/^key-/);
});

it("says every field of a picture in every row", () => {
  const row = { key: "k", url: null, source: null, description: null, sha256: null, mime: null, width: null, height: null, bytes: null, origins: "collected synthetic", isAmbiguous: false };
  expect(pictureFields(row)).toEqual({ index: "k", image_url: "", image_source: "", description: "", origin: "collected synthetic" });
});
